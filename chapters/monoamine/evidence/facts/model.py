"""Numbers of the page on the model: how many of its constants are measured, fitted and assumed."""

from ..tables import table
from .registry import register


def _passports(status: str) -> int:
    return int((table("parameters")["status"] == status).sum())


@register
def n_passports() -> float:
    """Rows of parameters.csv."""
    return len(table("parameters"))


@register
def n_passports_measured() -> float:
    """Rows of parameters.csv taken from a measurement that was read: no maker's claim, no other model's constant."""
    return _passports("measured")


@register
def n_passports_borrowed() -> float:
    """Rows of parameters.csv taken over from a source that did not measure them."""
    return _passports("borrowed")


@register
def n_passports_fitted() -> float:
    """Rows of parameters.csv found by fitting."""
    return _passports("fitted")


@register
def n_passports_assumed() -> float:
    """Rows of parameters.csv that are assumed."""
    return _passports("assumed")


@register
def n_passports_constant() -> float:
    """Rows of parameters.csv that are physical constants."""
    return _passports("constant")


@register
def percent_passports_assumed() -> float:
    """Share of the rows of parameters.csv that are assumed, in percent."""
    return round(100 * n_passports_assumed() / n_passports())


@register
def n_passports_second_hand() -> float:
    """Measured rows of parameters.csv that were read second hand."""
    rows = table("parameters")
    return int(((rows["status"] == "measured") & (rows["seen"] == "secondary")).sum())
