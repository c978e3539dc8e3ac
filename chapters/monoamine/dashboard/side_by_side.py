"""``side_by_side()``: four animals at matched doses, at once. Twin of browser/dashboard/side-by-side.js.

The animals and their doses are the rows of data/matched_doses.csv. A state is ``{"see", "region", "hypothesis", "at"}``
(at in minutes); each animal has a state of the dashboard with the same names in it, which a link can open.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import floor

import htpy as h
import numpy as np
import pandas as pd
from bokeh.models import ColumnDataSource, LabelSet

from .. import evidence
from ..exhibits import ink
from ..exhibits.exhibit import Exhibit
from ..exhibits.static import mark_html
from ..model.passports import HYPOTHESES, REGIONS
from ..model.protocol import DRUGS, SPELLINGS, TRANSMITTERS
from ..words import count, fill, listing, words
from . import html
from .controls import Field, fields
from .draw import together
from .exhibit import known, names, picture_words, score
from .measured import points, reach, unnumbered
from .scene import Scene, at, moment, scene
from .state import SLOTS, WINDOWS, blank, dose, snapped
from .still import still
from .synapse_svg import synapse_svg
from .tell import change, moment_text, record, supposed
from .view import axis, fill_panel, panel_figure

BEHAVIOUR = "side-by-side"
VIEW, WINDOW, HEIGHT = "side", "6h", 340
# Shares of the window at which the letters stand on their curves: apart, wherever the curves are.
LETTERS_AT = (0.15, 0.4, 0.65, 0.9)
# Minutes of the table.
MINUTES = (0, 10, 20, 30, 60, 90, 120, 180, 240, 300, 360)
# Shares of its peak from which on a drug is told to be at it, and below which it is told to be gone.
TOP, GONE = 0.995, 0.005
_CHOICES = ("see", "region", "hypothesis")
_PARTS = ("play", "say", "units", "regions", "synapse", "points", "axes", "band", "runs")


@dataclass(frozen=True)
class Animal:
    """One of the four. ``code`` is the drug's in the model, ``given`` its dose as text, ``slot`` as a state has it."""

    letter: str
    drug: str
    code: str
    given: str
    slot: dict


@cache
def animals() -> tuple[Animal, ...]:
    """The animals of data/matched_doses.csv."""
    return tuple(
        Animal(
            letter=one.animal,
            drug=one.drug,
            code=DRUGS[one.drug],
            given=evidence.given_text(one),
            slot=dose(one.drug, one.dose, SPELLINGS.get(one.route, one.route)),
        )
        for one in evidence.rows("matched_doses")
    )


def state_of(animal: Animal, state: Mapping) -> dict:
    """The state of the dashboard that shows one animal."""
    return {**blank(), **state, "window": WINDOW, "doses": [animal.slot, *[None] * (SLOTS - 1)]}


def scenes(state: Mapping) -> list[Scene]:
    """The model solved for each animal."""
    return [scene(state_of(animal, state)) for animal in animals()]


def look(made: Scene, code: str) -> dict:
    """What stands under a picture: percent of baseline outside, shares of carriers held, the drug in the brain.

    ``brain`` is its level over its own peak in the window, ``rising`` whether that peak is still to come.
    """
    run, state = made.runs[0], made.state
    level = np.interp(made.times, run.run.times_min, run.run.state(f"B_{code}"))
    peak = int(np.argmax(level))
    return {
        "outside": at(made, run, state["see"]),
        "carriers": [[one["name"], one["blocked"] + one["loaded"]] for one in moment(made)["carriers"]],
        "brain": float(np.interp(state["at"], made.times, level) / level[peak]),
        "rising": bool(state["at"] < made.times[peak]),
    }


def read_outs(one: Mapping, text: Mapping) -> list[str]:
    """The three lines under a picture."""
    reads = text["reads"]
    held = [(name, _whole(100 * share)) for name, share in one["carriers"]]
    carriers = [fill(reads["carrier"], carrier=name, value=value) for name, value in held if value != "0"]
    way = "rising" if one["rising"] else "gone" if one["brain"] < GONE else "falling"
    return [
        fill(reads["outside"], value=_whole(one["outside"])),
        ", ".join(carriers) or reads["none"],
        fill(reads["top" if one["brain"] >= TOP else way], value=_whole(100 * one["brain"])),
    ]


def told(state: Mapping, looks: Sequence[Mapping]) -> str:
    """What stands out at the moment, the highest first."""
    text, board = words("side_by_side")["said"], words("dashboard")
    when = {"time": moment_text(state["at"], board), **_place(state)}
    named = [
        (one["outside"], change(one["outside"], board["say"]), fill(text["animal"], drug=who.drug, letter=who.letter))
        for one, who in zip(looks, animals(), strict=True)
    ]
    same, both = board["say"]["same"], board["say"]["and"]
    moved = [
        fill(text["one"], change=how, animal=who)
        for _, how, who in sorted(named, key=lambda one: -one[0])
        if how != same
    ]
    still_there = [who for _, how, who in named if how == same]
    if not moved:
        return fill(text["all_same"], **when)
    said = fill(text["moment"], told=listing(moved, both), **when)
    return f"{said} {fill(text['same'], told=listing(still_there, both))}" if still_there else said


def looked(state: Mapping, made: Sequence[Scene]) -> str:
    """After which of the four anybody measured what is shown, and what Semax is taken to do."""
    board = words("dashboard")
    said = record([one.runs[0] for one in made], state, reach(), board, _place(state))
    return " ".join([*said, supposed(state, score(), board)])


def _place(state: Mapping) -> dict[str, str]:
    return {"transmitter": names()[state["see"]], "region": words("dashboard")["regions"][state["region"]]}


def near(state: Mapping, panel: Mapping) -> list[dict]:
    """Published findings on what is shown that fit none of the animals: another dose or route, or no number."""
    drawn = {mark["point"] for mark in panel["marks"]}
    here = (state["region"], state["see"], "extracellular")
    found = [one for number, one in enumerate(points()) if number not in drawn] + list(unnumbered())
    return [
        one
        for animal in animals()
        for one in found
        if one["drug"] == animal.drug and (one["region"], one["transmitter"], one["quantity"]) == here
    ]


def letters(made: Sequence[Scene], panel: Mapping) -> dict:
    """Where the letter of each curve stands: x in minutes, y in the plot's own coordinate."""
    times = made[0].times
    places = [floor(share * (len(times) - 1) + 0.5) for share in LETTERS_AT]
    curves = [np.where(np.isnan(one["known"]), one["beyond"], one["known"]) for one in panel["curves"]]
    return {
        "x": [float(times[place]) for place in places],
        "y": [float(curve[place]) for curve, place in zip(curves, places, strict=True)],
        "text": [animal.letter for animal in animals()],
    }


def rows(made: Sequence[Scene]) -> list[list[str]]:
    """The table behind the curves: percent of baseline of each animal, at some minutes."""
    read = lambda one, minute: np.interp(minute, one.times, one.runs[0].outside[one.state["see"]])  # noqa: E731
    return [[str(minute), *(_whole(read(one, minute)) for one in made)] for minute in MINUTES]


def side_by_side(see: str = "DA", at: float = 10, region: str = "striatum", hypothesis: str = "H2") -> "SideBySide":
    """Four animals at one moment, in one region. On the page the arguments are controls.

    see: DA, 5-HT or NE. at: minutes after the doses, 0 to 360. Raises ValueError for what is not allowed.
    """
    state = {"see": see, "region": region, "hypothesis": hypothesis}
    for (name, value), allowed in zip(state.items(), (TRANSMITTERS, REGIONS, HYPOTHESES), strict=True):
        if value not in allowed:
            raise ValueError(f"{name}: {value!r} is not allowed; allowed: {', '.join(allowed)}")
    if not 0 <= at <= WINDOWS[WINDOW]:
        raise ValueError(f"at: {at!r} is not allowed; allowed: 0 to {WINDOWS[WINDOW]:g}")
    return SideBySide({**state, "at": snapped(float(at), WINDOW)})


class SideBySide(Exhibit):
    """The exhibit, with HTML of its own."""

    def __init__(self, state: Mapping) -> None:
        """Solve the four scenes and say them."""
        text = words("side_by_side")
        self.state, self.scenes = state, scenes(state)
        self.looks = [look(made, animal.code) for made, animal in zip(self.scenes, animals(), strict=True)]
        self.panel = together(self.scenes, state["see"], points(), reach())
        columns = [text["columns"]["minute"], *(f"{animal.letter}: {animal.drug}" for animal in animals())]
        super().__init__(
            name="side-by-side",
            figures=[(self._figure(), HEIGHT, text["title"])],
            caption=text["caption"],
            words=f"{told(state, self.looks)} {looked(state, self.scenes)}",
            table=pd.DataFrame(rows(self.scenes), columns=columns),
            data=_data(),
            behaviour=BEHAVIOUR,
        )

    def payload(self) -> dict:
        """As for any exhibit, with HTML of its own."""
        made = super().payload()
        # A string, as the document is: nbformat sorts the keys of objects, and the order of ours is the page's.
        made["data"] = json.dumps(made["data"], ensure_ascii=False)
        return {**made, "markup": self._markup(made["figures"][0])}

    def _figure(self):
        fig = panel_figure(VIEW, HEIGHT)
        fill_panel(fig, VIEW, self.scenes[0], self.panel, points())
        source = ColumnDataSource(letters(self.scenes, self.panel), name=f"{VIEW}-letters")
        drawn = LabelSet(
            x="x", y="y", text="text", source=source, y_offset=4, text_align="center", text_font_style="bold"
        )
        fig.add_layout(ink.dye(drawn, text="text"))
        return fig

    def _markup(self, figure: Mapping) -> str:
        text, board, ident = words("side_by_side"), words("dashboard"), f"exhibit-{self.name}"
        described = _controls()
        control = lambda name: html.field_html(ident, described[name], self.state)  # noqa: E731
        cells = zip(animals(), self.scenes, self.looks, strict=True)
        said = told(self.state, self.looks)
        markup = h.fragment[
            h.form(autocomplete="off", aria_label=text["form"])[
                h.div(".side-choices")[map(control, _CHOICES)],
                h.p(".exhibit-words.side-words", data_words=True)[said],
                html.time_html(control("at"), board["play"]),
            ],
            h.p(".exhibit-live", role="status", data_live=True),
            h.ol(".side-four", aria_label=text["animals"])[[self._animal(ident, *cell, text) for cell in cells]],
            h.div(".side-under")[self._key(board), html.pause_html(board["synapse"])],
            html.title_html(text["title"]),
            self._slot(figure),
            _marks_key(text),
            h.p(".side-looked", data_looked=True)[looked(self.state, self.scenes)],
            html.points_html([points()[mark["point"]] for mark in self.panel["marks"]], True, board),
            _near_html(near(self.state, self.panel), text),
        ]
        return str(markup)

    def _animal(self, ident: str, animal: Animal, made: Scene, one: Mapping, text: Mapping) -> h.Element:
        lines = [
            h.div[h.dt[label], h.dd(data_read=name)[said]]
            for (name, label), said in zip(text["read"].items(), read_outs(one, text), strict=True)
        ]
        letter, drug = animal.letter, animal.drug
        opened = {"href": "dashboard.html", "aria-label": fill(text["open_one"], letter=letter, drug=drug)}
        return h.li(data_animal=letter, data_drug=drug, style=f"--drug:var({ink.token(drug)})")[
            h.p(".side-name")[
                h.span[letter, " ", html.stroke(drug)], " ", drug, " ", h.span(".side-dose")[animal.given]
            ],
            h.div(".synapse-stage")[_picture(ident, animal, made, text)],
            h.dl(".side-read")[lines],
            h.a(".side-open", opened, data_open=True)[text["open"]],
        ]

    def _slot(self, figure: Mapping) -> h.Element:
        shown, end = axis(WINDOW), WINDOWS[WINDOW]
        drawing = still(
            {**self.panel, "x": self.scenes[0].times, "letters": letters(self.scenes, self.panel)},
            shown["ticks"],
            shown["label"],
            (0, end),
            blank()["scale"],
            self.state["at"],
            HEIGHT,
        )
        return html.slot_html(VIEW, figure["root"], figure["height"], told(self.state, self.looks), drawing)

    def _key(self, board: Mapping) -> h.Element:
        """What the shapes of the pictures are, once for all four."""
        parts = picture_words(self.state["see"], board["synapse"])
        marks = (
            ("circle", "solid", "amine"),
            ("circle", "hollow", "waste"),
            ("stopper", "solid", "blocker"),
            ("triangle", "solid", "releaser"),
        )
        items = (h.li(data_shape=name)[mark_html(shape, look), " ", h.span[parts[name]]] for shape, look, name in marks)
        amine = f"--amine:var({ink.token(self.state['see'])})"
        return h.ul(".exhibit-key.side-key", style=amine)[items]


def _picture(ident: str, animal: Animal, made: Scene, text: Mapping) -> h.Element:
    """The synapse of one animal at the moment; its words are told once for all four."""
    see, now = made.state["see"], moment(made)
    name = fill(text["picture"]["title"], letter=animal.letter, drug=animal.drug)
    parts = {**picture_words(see, words("dashboard")["synapse"]), "title": name, "desc": text["picture"]["desc"]}
    rest = {"brake": now["brakeRest"], "receptors": now["receptorsRest"]}
    return synapse_svg(f"{ident}-{animal.letter}", parts, see, rest, now)


def _marks_key(text: Mapping) -> h.Element:
    items = (("circle", "solid", "solid"), ("circle", "hollow", "hollow"), ("thin", "solid", "thin"))
    return h.ul(".exhibit-key")[(h.li[mark_html(shape, look), " ", text["key"][name]] for shape, look, name in items)]


def _near_html(found: Sequence[Mapping], text: Mapping) -> h.Element:
    return h.details(".exhibit-numbers.side-near")[
        h.summary[h.span(data_near_count=True)[count(text["near"], len(found))]],
        h.ul(data_near=True)[map(html.point_html, found)],
    ]


def _controls() -> dict[str, Field]:
    """The controls by name: those of the dashboard, with the time named after what it counts from."""
    own = {field.name: field for field in fields(WINDOW) if field.name in ("at", *_CHOICES)}
    return {**own, "at": replace(own["at"], label=words("side_by_side")["at"])}


def _data() -> dict:
    """What browser/dashboard/side-by-side.js needs beside the engine."""
    board = words("dashboard")
    return {
        "animals": [vars(animal) for animal in animals()],
        "window": WINDOW,
        "top": TOP,
        "gone": GONE,
        "minutes": MINUTES,
        "lettersAt": LETTERS_AT,
        "unnumbered": list(unnumbered()),
        "controls": [{"name": field.name, "kind": field.kind} for field in _controls().values()],
        "text": {part: board[part] for part in _PARTS},
        "side": words("side_by_side"),
        **known(),
    }


def _whole(value: float) -> str:
    return str(floor(value + 0.5))
