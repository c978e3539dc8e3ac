"""Published experiments beside the model's answers, and why it misses some of them."""

import htpy as h

from .. import evidence
from ..exhibits.shown import Shown
from ..exhibits.static import mark_html
from ..figures.calibration import digits
from ..model.asked import Answer, answers
from ..words import fill, words
from .cards import Row, cards
from .markup import small, study_link

# Whether the answer lies inside -> its mark: the shape says it without colour.
_MARKS = {True: ("circle", "solid"), False: ("triangle", "hollow")}


def asked() -> Shown:
    """One row for each experiment of data/experiments.csv; below the table each miss with its reason."""
    text, found = words("model_page")["asked"], answers()
    misses = [one for one in found if not one.inside]
    told = [text["caption"], *map(_line, found), text["misses"], *(one.experiment.miss for one in misses)]
    html = cards(text["title"], text["caption"], text["columns"], text["labels"], map(_row, found), "asked")
    reasons = [h.p(".asked-misses")[text["misses"]], h.ul[map(_reason, misses)]] if misses else []
    return Shown("\n".join(told), h.fragment[html, reasons])


def _row(answer: Answer) -> Row:
    one = answer.experiment
    head: list[h.Node] = [_name(one), small(study_link(one.study_id), _caveat(one))]
    allowed: list[h.Node] = [_allowed(one), small(one.tolerance)]
    inside: list[h.Node] = [mark_html(*_MARKS[answer.inside]), " ", _word(answer)]
    return Row([head, _published(one), allowed, digits(answer.said), inside], {"inside": _word(answer)})


def _name(one: evidence.PublishedExperiment) -> h.Fragment:
    """What was done, then what was measured."""
    return h.fragment[h.b[f"{one.condition}:"], " ", h.span(".asked-what")[one.quantity]]


def _caveat(one: evidence.PublishedExperiment) -> str:
    if not one.caveat:
        return ""
    weak = one.quality == "B"
    return "; " + (fill(words("model_page")["asked"]["weak"], caveat=one.caveat) if weak else one.caveat)


def _published(one: evidence.PublishedExperiment) -> str:
    return evidence.amount_text(evidence.stated(one.expected), one.unit)


def _allowed(one: evidence.PublishedExperiment) -> str:
    ends = {"low": evidence.number(one.low), "high": evidence.number(one.high)}
    return fill(words("model_page")["asked"]["range"], **ends)


def _word(answer: Answer) -> str:
    return words("model_page")["asked"]["inside" if answer.inside else "outside"]


def _line(answer: Answer) -> str:
    one = answer.experiment
    return fill(
        words("model_page")["asked"]["line"],
        condition=one.condition,
        quantity=one.quantity,
        published=_published(one),
        allowed=_allowed(one),
        said=digits(answer.said),
        inside=_word(answer),
        study=evidence.label(one.study_id),
    )


def _reason(answer: Answer) -> h.Element:
    return h.li[_name(answer.experiment), ". ", answer.experiment.miss]
