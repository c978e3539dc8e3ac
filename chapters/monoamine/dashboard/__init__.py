"""The neurotransmitter dashboard: one description of controls and views, a face for the page, a face for a kernel."""

from .exhibit import dashboard
from .live import explore

__all__ = ["dashboard", "explore"]
