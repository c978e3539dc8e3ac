"""Dashboards: one description of controls and views, a static face for the page, a live face for Jupyter."""

from .exhibit import dashboard
from .live import explore

__all__ = ["dashboard", "explore"]
