"""Bokeh figures in a notebook page.

A kernel cannot know what the page has: it is loaded again, opened twice, or shows a saved notebook. So nothing is kept
here about it. Each output brings BokehJS along, its script does nothing where BokehJS is there already, and a page that
asks for a widget later gets the figures as they are by then.
"""

import json
from collections.abc import Sequence
from functools import cache
from typing import Any

from bokeh import __version__
from bokeh.layouts import column
from bokeh.plotting import figure as BokehFigure

from ..words import words

# Another program of the notebook may have brought another version: the page may hold both, and the widget takes
# what is called Bokeh.
_SCRIPT = """(() => {
const version = %(version)s;
if (!window.Bokeh?.[version]) (function () {
%(library)s
}).call(window);
if (window.Bokeh[version]) window.Bokeh = window.Bokeh[version];
})();"""


def bokeh_widget(figures: Sequence[BokehFigure]) -> Any:
    """Bokeh figures one under the other as a Jupyter widget."""
    return _class()(column(*figures, sizing_mode="stretch_width"))


def widget_bundle(widget: Any) -> dict:
    """The MIME bundle of an ipywidget with Bokeh figures; what they need goes into the cell before it."""
    _send_bokehjs()
    _tell_again(widget)
    return dict(widget._repr_mimebundle_())


def _tell_again(widget: Any) -> None:
    """A page that has the widget keeps what it was told first: a second view of it would show the figures of then."""
    if isinstance(widget, _class()):
        widget.send_state("render_bundle")
    for child in getattr(widget, "children", ()):
        _tell_again(child)


def _send_bokehjs() -> None:
    """Put BokehJS from the installed wheel into the output of the cell that runs."""
    from IPython.display import publish_display_data

    # The text stands where a page runs no script: a notebook that is not trusted.
    publish_display_data({"application/javascript": bokehjs(), "text/plain": words("exhibit")["untrusted"]})


@cache
def bokehjs() -> str:
    """A script that makes sure that its page has BokehJS of this version."""
    from bokeh.resources import Resources

    library, *_level_of_log = Resources(mode="inline", components=["bokeh"]).js_raw
    return _SCRIPT % {"version": json.dumps(__version__), "library": library}


@cache
def _class() -> type[Any]:
    from jupyter_bokeh import BokehModel  # only a live kernel has to have it

    class Figures(BokehModel):
        """As it stands, the widget answers with the figures as they were made; changes since then are lost."""

        def get_state(self, key: Any = None, drop_defaults: bool = False) -> dict:
            """What a page is told that shows the widget for the first time, or again."""
            state = super().get_state(key, drop_defaults)
            if "render_bundle" in state:
                to_json = self.trait_metadata("render_bundle", "to_json")
                state["render_bundle"] = to_json(self._model_to_traits(self._model), self)
            return state

    return Figures
