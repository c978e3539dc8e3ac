"""Data frames as accessible tables with linked sources."""

from .analytes import analytes
from .html import EvidenceTable, Verdict
from .key_numbers import key_numbers
from .statements import tally

__all__ = ["EvidenceTable", "Verdict", "analytes", "key_numbers", "tally"]
