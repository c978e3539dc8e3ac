"""``explore()``: the same dashboard in a live kernel. ipywidgets for the controls, SciPy for the model."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

import htpy as h

from ..exhibits.exhibit import is_static
from ..exhibits.in_notebook import bokeh_widget, widget_bundle
from ..findings.live import Note
from ..words import fill, words
from .controls import Field, amounts, fields
from .draw import panels
from .exhibit import names, score
from .html import value_of
from .measured import points, reach
from .presets import preset
from .scene import dose_response, moment, scene
from .state import FIRST_DOSE, SLOTS, WINDOWS, dose, routes, snapped
from .tell import moment_text, tell
from .view import DOSE_VIEW, build, show, show_dose
from .where import groups

_NUMBERS = ("tone", "at", "vary")
# How long after the last change the dose-response is solved again.
_QUIET_S = 0.2


class Explorer:
    """The dashboard with Python behind it. ``widgets[field]`` is a control, ``figures[view]`` a Bokeh figure.

    ``words`` are the sentences of the scene.
    """

    def __init__(self, preset_name: str = "flood") -> None:
        """Make controls and figures for a story, and connect them."""
        self.state = preset(preset_name)
        self.figures = build()
        self.widgets = {field.name: self._widget(field) for field in fields(self.state["window"])}
        self.words, self._words, self._bars = "", _html(), _html()
        self._busy = False
        self._view: Any = None
        self._waiting: asyncio.TimerHandle | None = None
        self._write()
        self._solve()
        self._solve_dose()

    def _widget(self, field: Field) -> Any:
        import ipywidgets as w

        options = [(label, value) for value, label in field.options]
        if field.kind == "range" and field.name.startswith("amount"):
            made: Any = w.SelectionSlider(options=[("–", 0.0)], description=field.label)
        elif field.kind == "range":
            made = w.FloatSlider(min=field.low, max=field.high, step=field.step, description=field.label)
        else:
            kind = w.ToggleButtons if field.kind == "radio" else w.Dropdown
            made = kind(options=options, description=field.label)
        made.observe(lambda _change: self._changed(field.name), names="value")
        return made

    def _changed(self, name: str) -> None:
        if self._busy:
            return
        value = self.widgets[name].value
        base, _, number = name.partition("-")
        if number:
            self.state = {**self.state, "doses": self._slots_after(base, int(number) - 1, value)}
            self.state["vary"] = self._vary_after(base, int(number) - 1)
        else:
            self.state = {**self.state, name: (int if name == "vary" else float)(value) if name in _NUMBERS else value}
        if name == "window":
            last = WINDOWS[value]
            self.state["doses"] = [slot and {**slot, "time": min(slot["time"], last)} for slot in self.state["doses"]]
        self.state["at"] = snapped(self.state["at"], self.state["window"])
        self._write()
        self._solve()
        self._solve_dose_at_rest()

    def _slots_after(self, name: str, place: int, value: Any) -> list[dict | None]:
        """The slots after a change in one of them, as browser/dashboard/inputs.js has them: a new drug keeps some."""
        slots = [*self.state["doses"]]
        slot = slots[place]
        if name == "drug" and value:
            kept = slot or {"route": "", "time": 0.0, "every": "once"}
            route = kept["route"] if kept["route"] in routes(value) else routes(value)[0]
            slots[place] = dose(value, FIRST_DOSE[value], route, kept["time"], kept["every"])
        elif name == "drug":
            slots[place] = None
        elif slot:
            slots[place] = {**slot, name: value}
        return slots

    def _vary_after(self, name: str, place: int) -> int:
        """The slot of the dose view: the one just given a drug, or the first that has one."""
        slots = self.state["doses"]
        vary = place + 1 if name == "drug" and slots[place] else self.state["vary"]
        if slots[vary - 1]:
            return vary
        return next((number for number, slot in enumerate(slots, 1) if slot), 1)

    def _write(self) -> None:
        """Put the state into every control, without answering the changes this makes."""
        self._busy = True
        for field in fields(self.state["window"]):
            self._write_one(field)
        self._busy = False

    def _write_one(self, field: Field) -> None:
        widget = self.widgets[field.name]
        name, _, number = field.name.partition("-")
        slot = self.state["doses"][int(number) - 1] if number else None
        if number and name != "drug":
            widget.disabled = slot is None
            if slot is None:
                return
        if slot and name == "amount":
            steps = amounts(slot["drug"])
            template = words("dashboard")["units"]["dose"]
            widget.options = [(fill(template, value=f"{one:g}"), one) for one in steps]
            widget.value = steps[value_of(field, self.state)]
        elif slot and name == "route":
            widget.options = [(words("dashboard")["routes"][one], one) for one in routes(slot["drug"])]
            widget.value = slot["route"]
        elif name == "product":
            chosen = self.state["product"]
            widget.options = [
                (label, code) for code, label in words("dashboard")["products"][self.state["see"]].items()
            ]
            widget.value = chosen
        elif field.kind == "range":
            widget.max = field.high
            widget.step = field.step
            widget.value = value_of(field, self.state)
        else:
            widget.value = str(value_of(field, self.state))

    def _solve(self) -> None:
        text = words("dashboard")
        made = scene(self.state)
        show(self.figures, made, panels(made, points(), reach()), points())
        self.scene = made
        self.words = " ".join(tell(made, reach(), score(), text, names()))
        self._words.value = str(h.fragment[self.words])
        self._bars.value = _bars_html(groups(moment(made), text), moment_text(self.state["at"], text))

    def _solve_dose_at_rest(self) -> None:
        """Wait until no control moves: the dose-response takes a dozen runs. Without an event loop, now."""
        if self._waiting:
            self._waiting.cancel()
        try:
            self._waiting = asyncio.get_running_loop().call_later(_QUIET_S, self._solve_dose)
        except RuntimeError:
            self._solve_dose()

    def _solve_dose(self) -> None:
        self._waiting = None
        show_dose(self.figures[DOSE_VIEW], self.state, dose_response(self.state))

    def widget(self) -> Any:
        """The whole dashboard as one widget, made once."""
        from ipywidgets import HBox, VBox

        if self._view is None:
            text = words("dashboard")["controls"]
            slots = [
                VBox([_heading(text["slot"][number]), *self._group(f"slot-{number}")]) for number in range(1, SLOTS + 1)
            ]
            figures = bokeh_widget([self.figures[view] for view in self.figures])
            self._view = VBox(
                [HBox(slots), HBox(self._group("scene")), HBox(self._group("look")), self._words, figures, self._bars]
            )
        return self._view

    def _group(self, group: str) -> list[Any]:
        return [self.widgets[field.name] for field in fields() if field.group == group]

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict:
        return {**widget_bundle(self.widget()), "text/plain": words("dashboard")["live"]["title"]}


def explore(preset_name: str = "flood") -> Explorer | Note:
    """The dashboard with Python behind it; on the static page a note that says how to get there."""
    return Note(words("dashboard")["live"]["note"]) if is_static() else Explorer(preset_name)


def _html() -> Any:
    from ipywidgets import HTML

    return HTML()


def _heading(text: str) -> Any:
    from ipywidgets import HTML

    return HTML(str(h.b[text]))


def _bars_html(told: Sequence[Mapping], when: str) -> str:
    rows: list[h.Node] = [
        h.fragment[
            h.tr[h.th(colspan=3, style="text-align:left")[f"{group['heading']}, {when}"]],
            [h.tr[h.td[row["label"]], h.td[row["now"]], h.td[row["rest"]]] for row in group["rows"]],
        ]
        for group in told
    ]
    return str(h.table[rows])
