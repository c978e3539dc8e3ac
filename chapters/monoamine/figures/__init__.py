"""Bokeh figures. Every figure function returns an Exhibit; none computes science."""

from .exhibit import Exhibit, Link

__all__ = ["Exhibit", "Link"]
