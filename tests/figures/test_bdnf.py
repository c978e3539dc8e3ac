"""Figures on the chain from BDNF to monoamines: signs, sizes, times, and the gaps."""

import pytest
from monoamine import evidence
from monoamine.figures import bdnf
from monoamine.model.chain import enzyme_half_lives
from monoamine.units import bound

EXHIBITS = [bdnf.message_signs, bdnf.folds, bdnf.clock, bdnf.opposite_signs]


def test_the_message_dips_in_hippocampus_before_it_rises():
    words = bdnf.message_signs().words
    assert bound("Hippocampus: down at 20 min, no change at 40 min, up at 90 min") in words
    assert bound("Frontal cortex: up at 20 min, no change at 40 min, up at 90 min") in words


def test_good_explorers_are_drawn_as_unchanged():
    table = bdnf.folds().table.set_index("what")["Semax against control"]
    assert (table[table.index.str.contains("good explorers")] == "no change").all()
    poor = evidence.measurement("firstova2009-02").value / evidence.measurement("firstova2009-01").value
    assert table["BDNF protein, hippocampus, mice, poor explorers"].startswith(f"{poor:.2f}-fold")


def test_infused_bdnf_and_semax_part_on_amphetamine():
    rows = bdnf.opposite_signs().table.set_index(["what", "given"])["direction"]
    running = rows["running after amphetamine"]
    assert running["BDNF infused into the midbrain"] == "down"
    assert running["Semax"] == "up"


def test_the_prose_about_the_clock_holds():
    enzymes = enzyme_half_lives()
    assert enzymes["TH"] > 24  # "more than a day"
    assert enzymes["TPH1"] <= 1  # "an hour or less"


def test_the_message_was_down_when_amphetamine_came():
    # The prose: Semax was given 20 min before amphetamine, when the hippocampal message was down.
    row = evidence.measurement("agapova2008-01")
    assert (row.time_min, row.direction) == (20, "decrease")
    assert "20 min later" in evidence.measurement("eremin2004-06").cotreatment


def test_the_prose_about_explorers_holds():
    good, poor = evidence.measurement("firstova2009-05").value, evidence.measurement("firstova2009-01").value
    assert good / poor == pytest.approx(2, abs=0.1)  # "about twice as much BDNF to begin with"
    assert evidence.measurement("dolotov2006b-01").value < 1.5  # "rises by less than half"
