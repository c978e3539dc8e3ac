"""Claims with their verdicts, the unit's statements, and the rows behind them."""

from dataclasses import dataclass
from functools import cache

from .errors import UnknownKey
from .records import Statement, rows
from .tables import split_ids, vocabulary
from .values import describe


@dataclass(frozen=True)
class Claim:
    """A claim that people make, and how it stands. Source: data/claims.csv.

    ``question`` is what a reader would ask, ``answer`` one or two plain sentences, no stronger than the verdict, and
    ``would_change`` the study that would move it. ``supporting`` and ``contradicting`` hold study ids, ``measurements``
    the ids of the rows that bear on the claim, ``compared`` those of rows about other drugs, or about more than one.
    ``grade`` is empty where nothing was tested, and where the ``matter`` is a rule of an authority.
    ``plain`` is the explanation without a technical word, of the claims that the simple version shows.
    """

    id: str
    text: str
    question: str
    answer: str
    verdict: str
    grade: str
    supporting: tuple[str, ...]
    contradicting: tuple[str, ...]
    explanation: str
    would_change: str
    measurements: tuple[str, ...] = ()
    compared: tuple[str, ...] = ()
    matter: str = "finding"
    plain: str = ""

    @property
    def word(self) -> str:
        """The verdict as the reader sees it."""
        return vocabulary("verdict")[self.verdict]

    @property
    def kind(self) -> str:
        """The verdict as style sheets name it: ``partly-supported``."""
        return self.verdict.replace("_", "-")

    @property
    def basis(self) -> str:
        """What the verdict rests on, in words: ``in animals, measured``."""
        return vocabulary("basis")[self.grade or self.matter]

    @property
    def page(self) -> str:
        """The name of the claim's own page, without a folder: ``claim-da-turnover.html``."""
        return f"claim-{self.id.partition('_')[2].replace('_', '-')}.html"


@dataclass(frozen=True)
class Row:
    """A measurement behind a claim, told in one line."""

    measurement_id: str
    study_id: str
    text: str


@cache
def _claims() -> dict[str, Claim]:
    plain = {one.claim_id: one.reason for one in rows("plain_reasons")}
    return {
        row.claim_id: Claim(
            row.claim_id,
            row.claim_text,
            row.question,
            row.answer,
            row.verdict,
            row.evidence_grade,
            split_ids(row.supporting_study_ids),
            split_ids(row.contradicting_study_ids),
            row.explanation,
            row.would_change,
            split_ids(row.measurement_ids),
            split_ids(row.compared_ids),
            row.matter,
            plain.get(row.claim_id, ""),
        )
        for row in rows("claims")
    }


def claims() -> tuple[Claim, ...]:
    """All claims, in the order of the table."""
    return tuple(_claims().values())


def claim(claim_id: str) -> Claim:
    """The claim of this id. Raises UnknownKey."""
    if claim_id not in _claims():
        raise UnknownKey(f"no claim {claim_id!r} in claims.csv; it has {', '.join(_claims())}")
    return _claims()[claim_id]


@cache
def _statements() -> dict[str, Statement]:
    return {one.statement_id: one for one in rows("statements")}


def statement(statement_id: str) -> Statement:
    """A statement of the unit: statement, section, claim_id, numbers. Raises UnknownKey."""
    if statement_id not in _statements():
        raise UnknownKey(f"no statement {statement_id!r} in statements.csv; it has {', '.join(_statements())}")
    return _statements()[statement_id]


def rows_behind(claim_id: str) -> list[Row]:
    """The measurements that bear on a claim, in the order of the table; empty where nobody measured anything."""
    return _told(claim(claim_id).measurements)


def rows_compared(claim_id: str) -> list[Row]:
    """The measurements of other drugs, or of more than one, that a claim is compared with."""
    return _told(claim(claim_id).compared)


def _told(behind: tuple[str, ...]) -> list[Row]:
    found = (one for one in rows("measurements") if one.measurement_id in behind)
    return [Row(one.measurement_id, one.study_id, describe(one)) for one in found]
