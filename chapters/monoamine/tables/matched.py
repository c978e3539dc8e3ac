"""The doses of the animals that stand side by side, and what each was matched on."""

from .. import evidence
from ..exhibits.shown import Shown
from ..words import words
from .cards import Row, cards
from .markup import study_links


def matched_doses() -> Shown:
    """One row for each animal of data/matched_doses.csv."""
    text, rows, told = words("matched_doses"), [], [words("matched_doses")["caption"]]
    for row in evidence.rows("matched_doses"):
        sources = dict.fromkeys(evidence.measurement(one).study_id for one in evidence.split_ids(row.measurement_ids))
        animal = f"{row.animal}: {row.drug} {evidence.given_text(row)}"
        match, names = evidence.vocabulary("matched_on")[row.matched_on], "; ".join(map(evidence.label, sources))
        told.append(f"{animal}, matched on {match}. {row.how} ({names})")
        rows.append(Row([animal, match, row.how, study_links(sources)]))
    html = cards(text["title"], text["caption"], text["columns"], text["labels"], rows, "matched")
    return Shown("\n".join(told), html)
