import math
from dataclasses import FrozenInstanceError, asdict, fields
from typing import Literal, get_args, get_origin

import make_records
import pytest
from found import some
from monoamine import evidence


def test_the_committed_classes_are_those_of_the_schemas():
    assert make_records.TARGET.read_text(encoding="utf-8") == make_records.source(), "run: make records"


@pytest.mark.parametrize("name", evidence.names())
def test_rows_hold_what_the_table_holds(name):
    made, frame = evidence.rows(name), evidence.table(name)
    assert len(made) == len(frame) > 0
    for row, cells in zip(some(made), frame.to_dict("records"), strict=True):
        wanted = {key: None if isinstance(cell, float) and math.isnan(cell) else cell for key, cell in cells.items()}
        assert asdict(row) == wanted


def test_cells_have_the_type_that_their_class_says():
    for name in some(evidence.names()):
        for row in evidence.rows(name):
            for one in fields(row):
                cell, said = getattr(row, one.name), one.type
                known = cell in get_args(said) if get_origin(said) is Literal else isinstance(cell, said)
                assert known, (name, one.name, cell)


def test_rows_are_read_once_and_cannot_be_changed():
    (first, *_) = evidence.rows("measurements")
    assert evidence.rows("measurements")[0] is first
    with pytest.raises(FrozenInstanceError):
        first.value = 1.0


def test_an_unknown_table_is_told():
    with pytest.raises(evidence.UnknownKey, match="no table 'nothing'; the tables are vocabularies, studies"):
        evidence.rows("nothing")
