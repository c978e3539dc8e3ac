"""Numbers in prose that are computed from the tables: ``{fact}`n_studies```."""

# Imported so that their facts are registered.
from . import model, studied, tables
from .registry import Fact, fact, fact_names, register

__all__ = ["Fact", "fact", "fact_names", "model", "register", "studied", "tables"]
