"""The unit's headline numbers beside the measurements that come nearest to them."""

import pandas as pd

from .. import evidence
from ..words import words
from .html import EvidenceTable


def key_numbers() -> EvidenceTable:
    """Measured, result, given and source, under each headline number; one with no finding near it keeps a row."""
    rows, text = [], words("key_numbers")
    title, none = text["number"], {"Measured": text["none"]}
    for number in evidence.rows("key_numbers"):
        found = [_row(evidence.measurement(one)) for one in evidence.split_ids(number.measured_ids)]
        rows += [{title: f"{number.label}: {number.claimed}", **row} for row in found or [none]]
    return EvidenceTable(pd.DataFrame(rows), text["caption"], links={"Source": "url"}, group=title)


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
