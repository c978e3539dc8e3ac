"""The page, SciPy and libRoadRunner say the same on 200 random animals and protocols, those at the edge among them."""

import itertools

import numpy as np
import parity
import pytest
from found import some
from monoamine import model
from monoamine.model.protocol import DRUGS

pytestmark = pytest.mark.slow


def test_two_hundred_draws_agree():
    summary = parity.parity(200, seed=1)
    assert summary.count == 200
    assert max(summary.worst) <= parity.ALLOWED, str(summary)


def test_a_wrong_number_in_the_page_is_seen(monkeypatch):
    right, place = parity.ask, [str(one) for one in model.build().states].index("E_DA")

    def wrong(folder, questions):
        answers = right(folder, questions)
        answers[0]["found"][place] = (1.001 * np.array(answers[0]["found"][place])).tolist()
        return answers

    monkeypatch.setattr(parity, "ask", wrong)
    [(_, differences, states)] = parity.compare(parity.draws(1, seed=2)[0])
    assert min(differences[:2]) > parity.ALLOWED > differences[2]
    assert states[:2] == ("E_DA", "E_DA")


def test_the_edges_are_drawn_first_and_every_draw_has_numbers_of_its_own():
    edges = parity.edges()
    sets, admissible = parity.draws(len(edges) + 50, seed=3)
    for one, edge in zip(some(sets), edges, strict=False):
        assert edge.items() <= one.request.items()
    doses = [dose for edge in edges for dose in edge.get("doses", [])]
    assert {(one["drug"], one["amount"]) for one in doses} >= set(itertools.product(DRUGS, (0, 1e-6, 1000)))
    assert {name for edge in edges for name in edge.get("perturb", {})} >= set(parity.OFF)
    assert len({one.request["values"]["kt_DA"] for one in sets}) == len(sets)
    assert 0.1 < admissible < 0.9
