"""How the unit's statements stand, counted."""

from .. import evidence
from ..words import listing


def tally(section: int) -> str:
    """A sentence: how many statements of a section have each verdict. Raises ValueError for no statement."""
    statements = evidence.table("statements")
    claims = statements.loc[statements["section"] == section, "claim_id"]
    if claims.empty:
        raise ValueError(f"the unit has no statement in section {section}")
    verdicts = [evidence.claim(claim_id).verdict for claim_id in claims]
    counts = [_said(verdicts.count(code), word) for code, word in evidence.vocabulary("verdict").items()]
    return f"Of the {len(verdicts)} sentences, {listing(counts, 'and')}."


def _said(n: int, word: str) -> str:
    return f"{n or 'none'} {'are' if n > 1 else 'is'} {word}"
