"""How often each messenger and each of its breakdown products was looked at."""

import pandas as pd

from .. import evidence
from .html import EvidenceTable

# Transmitter and metabolites, system by system; the reader meets them in this order.
_ANALYTES = ("DA", "DOPAC", "HVA", "DA metabolites", "5-HT", "5-HIAA", "NE", "MHPG")
_CAPTION = "How many findings of the measurement table report each messenger or breakdown product."


def analytes() -> EvidenceTable:
    """Columns: measured, findings (any drug, or none), findings after Semax alone or with another drug."""
    rows = evidence.table("measurements")
    named = rows.assign(one=rows["analyte"].map(evidence.split_ids)).explode("one")
    names = evidence.vocabulary("analyte")
    counts = [
        {
            "Measured": names.get(code, code),
            "All findings": int((named["one"] == code).sum()),
            "After Semax": int(((named["one"] == code) & (named["drug"] == "Semax")).sum()),
        }
        for code in _ANALYTES
    ]
    return EvidenceTable(pd.DataFrame(counts), _CAPTION)
