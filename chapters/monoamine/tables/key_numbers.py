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
    for number in evidence.rows("key_numbers"):
        found = [_row(evidence.measurement(one)) for one in evidence.split_ids(number.measured_ids)]
        rows += [{_NUMBER: f"{number.label}: {number.claimed}", **row} for row in found or [{"Measured": _NONE}]]
    return EvidenceTable(pd.DataFrame(rows), _CAPTION, links={"Source": "url"}, group=_NUMBER)


def _row(measurement: evidence.Measurement) -> dict:
    second = (
        f", then {measurement.cotreatment}".replace(" v ", ", against ")
        if measurement.condition == "with_other_drug"
        else ""
    )
    dose = "" if measurement.dose is None else f" {evidence.dose_text(measurement)}"
    analytes = evidence.vocabulary("analyte")
    what = ", ".join(analytes.get(one, one) for one in evidence.split_ids(measurement.analyte))
    how = evidence.vocabulary("preparation")[measurement.preparation]
    return {
        "Measured": f"{what}, {measurement.region_detail}, {how}",
        "Result": evidence.value_text(measurement),
        "Given": evidence.vocabulary("drug")[measurement.drug] + dose + second,
        "Source": evidence.label(measurement.study_id),
        "url": evidence.reference_url(measurement.study_id),
    }
