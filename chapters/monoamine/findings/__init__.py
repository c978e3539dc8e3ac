"""The published findings as one plot: a static face for the page, a live face for Jupyter."""

from .exhibit import findings_plot
from .live import explore_findings

__all__ = ["explore_findings", "findings_plot"]
