"""The model beside every marked row, and the numbers that were fitted to some of them."""

from collections.abc import Mapping

from .. import evidence
from ..exhibits.shown import Shown
from ..figures.calibration import compared, digits
from ..model import calibrate
from ..words import fill, words
from .cards import Row, cards
from .markup import small, study_link
from .passports import amount, ends
from .symbols import symbol_html

_PERCENT = "\N{NO-BREAK SPACE}%"


def report() -> Shown:
    """Every marked row: measured, predicted, their ratio, and whether it lies inside two-fold. Computed now."""
    text, rows = words("model_page")["report"], compared().sort_values("role", kind="stable")
    lines, told = [], [text["caption"]]
    for row in rows.itertuples():
        inside = text["inside"] if row.within_twofold else text["outside"]
        use = evidence.vocabulary("role")[row.role]
        numbers = [f"{digits(row.measured)}{_PERCENT}", f"{digits(row.said)}{_PERCENT}", f"{row.ratio:.2f}"]
        told.append(f"{row.what}: {', '.join(numbers)}, {inside} ({use}; {evidence.label(row.study_id)})")
        head = [row.what, " ", small(study_link(row.study_id))]
        lines.append(Row([head, *numbers, inside, use]))
    html = cards(text["title"], text["caption"], text["columns"], text["labels"], lines, "report")
    return Shown("\n".join(told), html)


def fitted() -> Shown:
    """The fitted numbers with their ranges, and how many rows each answers to."""
    text = words("model_page")["fitted"]
    passports = {one.passport_id: one for one in evidence.rows("parameters")}
    lines, told = [], [text["caption"]]
    for block in calibrate.BLOCKS:
        rows = fill(text["rows"]["one" if len(block.rows) == 1 else "many"], n=len(block.rows))
        for passport in block.passports:
            symbol, name, value, reach = _number(passport, passports)
            told.append(f"{symbol} ({name}): {value}, {reach or text['none']}; {block.name}, {rows}")
            lines.append(Row([[symbol_html(symbol), " ", name], value, reach, block.name, rows]))
    html = cards(text["title"], text["caption"], text["columns"], text["labels"], lines, "fitted")
    return Shown("\n".join(told), html)


def _number(passport: str, passports: Mapping[str, evidence.Parameter]) -> tuple[str, str, str, str]:
    """Symbol, name, value with unit, and range of a fitted number."""
    if passport in passports:
        number = passports[passport]
        return number.symbol, number.name, amount(number.value, number.unit), ends(number)
    symbol, _, hypothesis = passport.partition(".")
    every = evidence.rows("hypotheses")
    (effect,) = (one for one in every if one.symbol == symbol and one.hypothesis == hypothesis)
    return (
        symbol,
        fill(words("model_page")["fitted"]["effect"], hypothesis=hypothesis),
        evidence.number(evidence.stated(effect.value)),
        ends(effect),
    )
