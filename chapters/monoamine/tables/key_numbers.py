"""The unit's headline numbers beside the measurements that come nearest to them."""

import pandas as pd

from .. import evidence
from .html import EvidenceTable

_CAPTION = "The published findings that come nearest to each headline number."
_NONE = "nothing found"
_NUMBER = "Headline number"


def key_numbers() -> EvidenceTable:
    """Measured, result, given and source, under each headline number; one with no finding near it keeps a row."""
    rows = []
    for number in evidence.table("key_numbers").itertuples():
        found = [_row(evidence.measurement(one)) for one in evidence.split_ids(number.measured_ids)]
        rows += [{_NUMBER: f"{number.label}: {number.claimed}", **row} for row in found or [{"Measured": _NONE}]]
    return EvidenceTable(pd.DataFrame(rows), _CAPTION, links={"Source": "url"}, group=_NUMBER)


def _row(row) -> dict:
    second = f", then {row.cotreatment}".replace(" v ", ", against ") if row.condition == "with_other_drug" else ""
    dose = "" if pd.isna(row.dose) else f" {evidence.dose_text(row)}"
    analytes = evidence.vocabulary("analyte")
    what = ", ".join(analytes.get(one, one) for one in evidence.split_ids(row.analyte))
    return {
        "Measured": f"{what}, {row.region_detail}, {evidence.vocabulary('preparation')[row.preparation]}",
        "Result": evidence.value_text(row),
        "Given": evidence.vocabulary("drug")[row.drug] + dose + second,
        "Source": evidence.label(row.study_id),
        "url": evidence.reference_url(row.study_id),
    }
