"""How the unit's statements stand, counted."""

from .. import evidence


def tally(section: int) -> str:
    """One line a verdict: how many statements of a section of the unit have it. Raises ValueError for no statement."""
    statements = evidence.table("statements")
    claims = statements.loc[statements["section"] == section, "claim_id"]
    if claims.empty:
        raise ValueError(f"the unit has no statement in section {section}")
    verdicts = [evidence.claim(claim_id).verdict for claim_id in claims]
    counts = [f"{verdicts.count(code)} {word}" for code, word in evidence.vocabulary("verdict").items()]
    return "\n".join([f"{len(verdicts)} sentences", *counts])
