"""The live face: the same controls as ipywidgets, the same figure and words, filtered by Python."""

from collections.abc import Callable
from typing import Any

import htpy as h

from ..exhibits.controls import Control, default_state
from ..exhibits.exhibit import is_static
from ..exhibits.in_notebook import bokeh_widget, widget_bundle
from ..exhibits.static import panel_html
from ..words import words
from .describe import cards, sentence
from .exhibit import described, names, systems
from .rows import axes, findings, others
from .view import build, show


class Note:
    """What the static page shows instead of controls without a kernel."""

    def __init__(self, text: str) -> None:
        """Keep the text; shown as a paragraph."""
        self.text = text

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict:
        return {"text/plain": self.text, "text/markdown": self.text}


class Explorer:
    """The findings plot in a live kernel. ``widgets[name]`` is a control, ``figure`` the Bokeh figure.

    ``words`` is the sentence under the figure.
    """

    def __init__(self) -> None:
        """Make the controls, the figure and the words, and connect them."""
        self.rows, _ = findings()
        self.axes = axes(self.rows)
        self.controls = described()
        self.figure = build(self.rows, self.axes, default_state(self.controls))
        self.widgets = {control.name: _widget(control, self._changed) for control in self.controls}
        self.words, self._words, self._panels = "", _html(), _html()
        self._view: Any = None
        self._changed()

    @property
    def state(self) -> dict:
        """What is chosen now (see select.py)."""
        return {control.name: _value(control, self.widgets[control.name]) for control in self.controls}

    def _changed(self, _change: object = None) -> None:
        state, text = self.state, words("evidence")
        selection = show(self.figure, self.rows, self.axes, state)
        self.words = sentence(self.rows, state, selection, names(), text)
        self._words.value = str(h.fragment[self.words])
        listed = {
            "id": "worded",
            "kind": "list",
            **text["list"],
            "items": [self.rows[n]["item"] for n in selection["worded"]],
        }
        boxes = {
            "id": "cards",
            "kind": "cards",
            "heading": text["cards"]["heading"],
            "items": cards(self.rows, others(), state, names(), systems(), text),
        }
        self._panels.value = str(h.fragment[panel_html(listed, "live"), panel_html(boxes, "live")])

    def widget(self) -> Any:
        """The whole plot as one widget, made once."""
        from ipywidgets import VBox

        if self._view is None:
            self._view = VBox([*self.widgets.values(), bokeh_widget([self.figure]), self._words, self._panels])
        return self._view

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict:
        return {**widget_bundle(self.widget()), "text/plain": words("evidence")["live"]["title"]}


def explore_findings() -> Explorer | Note:
    """The plot with Python behind it; on the static page a note that says how to get there."""
    return Note(words("evidence")["live"]["note"]) if is_static() else Explorer()


def _html() -> Any:
    from ipywidgets import HTML

    return HTML()


def _widget(control: Control, changed: Callable) -> Any:
    """The ipywidget of a control; ``changed`` is called when the reader changes it."""
    import ipywidgets as w

    options = [(option.label, option.value) for option in control.options]
    if control.kind == "checkboxes":
        ticked = control.default if isinstance(control.default, tuple) else ()
        boxes = [w.Checkbox(value=value in ticked, description=label, indent=False) for label, value in options]
        for box in boxes:
            box.observe(changed, names="value")
        return w.VBox([w.Label(control.label), w.HBox(boxes)])
    if control.kind == "checkbox":
        made = w.Checkbox(value=control.default, description=options[0][0], indent=False)
    else:
        kind = w.RadioButtons if control.kind == "radio" else w.Dropdown
        made = kind(options=options, value=control.default, description=control.label)
    made.observe(changed, names="value")
    return made


def _value(control: Control, widget: Any) -> Any:
    if control.kind != "checkboxes":
        return widget.value
    boxes = widget.children[1].children
    return [option.value for option, box in zip(control.options, boxes, strict=True) if box.value]
