"""What stands in a page letter by letter: data for a script. All other HTML is made, and escaped, by htpy."""

import json

import htpy as h
from markupsafe import Markup


def data_script(data: object, **attributes: h.Attribute) -> h.Element:
    """Data as JSON where a script of the page finds it."""
    # A script element ends at "</" whatever its type, and "<!--" changes how the rest is read.
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return h.script(type="application/json", **attributes)[Markup(text)]
