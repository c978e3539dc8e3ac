"""How the unit's statements stand, counted."""

from .. import evidence
from ..words import count, fill, listing, words


def tally(section: int) -> str:
    """A sentence: how many statements of a section have each verdict. Raises ValueError for no statement."""
    statements = evidence.table("statements")
    claims = statements.loc[statements["section"] == section, "claim_id"]
    if claims.empty:
        raise ValueError(f"the unit has no statement in section {section}")
    verdicts = [evidence.claim(claim_id).verdict for claim_id in claims]
    text, names = words("tally"), evidence.vocabulary("verdict")
    counts = [count(text["count"], verdicts.count(code), verdict=word) for code, word in names.items()]
    return fill(text["said"], n=len(verdicts), counts=listing(counts, "and"))
