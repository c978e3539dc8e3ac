"""Symbols of the model in plain HTML: light enough for a table of two hundred."""

import re

import htpy as h

from ..model.export.latex import symbol_latex

# LaTeX -> the letter. KaTeX shows these two in their variant form.
_GREEK = {
    "alpha": "α",
    "beta": "β",
    "gamma": "γ",
    "delta": "δ",
    "epsilon": "ε",
    "varepsilon": "ε",
    "eta": "η",
    "kappa": "κ",
    "lambda": "λ",
    "phi": "ϕ",
    "rho": "ρ",
    "sigma": "σ",
    "tau": "τ",
    "theta": "θ",
}
_SHAPE = re.compile(r"(?P<stem>\\mathrm\{\w+\}|\\?\w+?)(?:\^\{(?P<over>\d)\})?(?:_\{(?P<under>.*)\})?")


def symbol_html(name: str) -> h.Element:
    """``E0_HT`` -> E with 0 above and 5HT below, as HTML. Raises ValueError for what this cannot set."""
    latex = symbol_latex(name)
    found = _SHAPE.fullmatch(latex)
    if not found:
        raise ValueError(f"{name}: {latex} has a form that is not known here")
    stem, over, under = found["stem"], found["over"], found["under"]
    letter = _plain(stem) if stem.startswith(r"\mathrm") else h.i[_greek(stem)]
    return h.span(".symbol")[letter, over and h.sup[over], under and h.sub[_plain(under)]]


def _greek(stem: str) -> str:
    return _GREEK[stem[1:]] if stem.startswith("\\") else stem


def _plain(latex: str) -> str:
    """Upright words of a subscript: ``\\mathrm{r},\\mathrm{NE}`` -> ``r,NE``."""
    return re.sub(r"\\mathrm\{(\w+)\}", r"\1", latex)
