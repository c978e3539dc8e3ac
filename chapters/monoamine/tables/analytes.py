"""How often each messenger and each of its breakdown products was looked at."""

import pandas as pd

from .. import evidence
from ..words import words
from .html import EvidenceTable

# Transmitter and metabolites, system by system; the reader meets them in this order.
_ANALYTES = ("DA", "DOPAC", "HVA", "DA metabolites", "5-HT", "5-HIAA", "NE", "MHPG")


def analytes() -> EvidenceTable:
    """Columns: measured, findings (any drug, or none), findings after Semax alone or with another drug."""
    rows = evidence.table("measurements")
    named = rows.assign(one=rows["analyte"].map(evidence.split_ids)).explode("one")
    names, text = evidence.vocabulary("analyte"), words("analytes")
    counts = []
    for code in _ANALYTES:
        mine = named[named["one"] == code]
        counts.append((names.get(code, code), len(mine), int((mine["drug"] == "Semax").sum())))
    return EvidenceTable(pd.DataFrame(counts, columns=text["columns"]), text["caption"])
