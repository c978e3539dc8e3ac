"""The dashboard's HTML, complete for one scene before any script runs. browser/dashboard/ fills the same places."""

from collections.abc import Mapping, Sequence
from typing import Any

import htpy as h

from ..exhibits import ink
from ..exhibits.ink import inks
from ..exhibits.static import heads, paper_html, stroke_html, taken_html, unbroken
from ..model.protocol import TRANSMITTERS
from ..words import fill, words
from .controls import NOTHING, Field, amounts, fields
from .scene import Scene, moment
from .tell import moment_text, what
from .where import groups

# Of the scene, what stands open.
_FIRST = ("region", "hypothesis")


def form_html(ident: str, state: Mapping) -> h.Element:
    """The controls of a dashboard that stand beside the views: the slots and the scene."""
    text = words("dashboard")["controls"]
    described = fields(state["window"])
    slots = (_slot_html(ident, number, described, state) for number in range(1, len(state["doses"]) + 1))
    scene = {field.name: field_html(ident, field, state) for field in described if field.group == "scene"}
    first = [scene.pop(name) for name in _FIRST]
    return h.div(".dash-controls")[
        h.fieldset(".dash-slots")[h.legend[text["doses"]], slots],
        h.div(".dash-scene")[first, more_html(text["more"], [*scene.values()])],
    ]


def more_html(summary: str, inside: h.Node) -> h.Element:
    """Controls that few readers need, in a fold of their group."""
    return h.details(".dash-further")[h.summary[summary], h.div[inside]]


def fold_html(summary: str, inside: h.Node) -> h.Element:
    """Something that waits until it is unfolded."""
    return h.details(".exhibit-fold.dash-fold")[h.summary[summary], inside]


def _slot_html(ident: str, number: int, described: Sequence[Field], state: Mapping) -> h.Element:
    text = words("dashboard")["controls"]
    slot = state["doses"][number - 1]
    first, amount, *rest = (field for field in described if field.group == f"slot-{number}")
    further = more_html(text["further"], [field_html(ident, field, state) for field in rest])
    own = ink.token(slot["drug"] if slot else "nothing")
    return h.fieldset(".dash-slot", data_slot=number, style=f"--slot-ink:var({own})")[
        h.legend[text["slot"][number]],
        field_html(ident, first, state),
        h.div(".dash-dose", hidden=not slot)[field_html(ident, amount, state), further],
    ]


def field_html(ident: str, field: Field, state: Mapping) -> h.Element:
    """One labelled native control at its value in ``state``."""
    kinds = {"select": _select, "radio": _radio, "range": _range}
    return kinds[field.kind](f"{ident}-{field.name}", field, value_of(field, state))


def value_of(field: Field, state: Mapping) -> Any:
    """The value of a field in a state; of a dose slider the number of its step."""
    name, _, number = field.name.partition("-")
    if not number:
        return state[field.name]
    slot = state["doses"][int(number) - 1]
    if name == "drug":
        return slot["drug"] if slot else NOTHING
    if not slot:
        return field.low if field.kind == "range" else field.options[0][0]
    if name == "amount":
        steps = amounts(slot["drug"])
        return min(range(len(steps)), key=lambda place: abs(steps[place] - slot["amount"]))
    return slot[name]


def _select(ident: str, field: Field, value: object) -> h.Element:
    options = (h.option(value=str(code), selected=str(code) == str(value))[label] for code, label in field.options)
    return h.div(".dash-field", data_field=field.name)[
        h.label(for_=ident)[field.label], h.select(id=ident, name=field.name)[options]
    ]


def _radio(ident: str, field: Field, value: object) -> h.Element:
    boxes = (
        h.label(".exhibit-choice")[
            h.input(type="radio", name=field.name, value=code, checked=code == value), h.span[label]
        ]
        for code, label in field.options
    )
    return h.fieldset(".dash-field.dash-radio", data_field=field.name)[
        h.legend[field.label], h.div(".dash-choices")[boxes]
    ]


def _range(ident: str, field: Field, value: object) -> h.Element:
    reach = {"min": f"{field.low:g}", "max": f"{field.high:g}", "step": f"{field.step:g}", "value": f"{value:g}"}
    return h.div(".dash-field.dash-range", data_field=field.name)[
        h.label(for_=ident)[field.label],
        h.output(for_=ident, id=f"{ident}-out"),
        h.input(reach, type="range", id=ident, name=field.name),
    ]


def words_html(sentences: Sequence[str], brief: str) -> h.Element:
    """What the scene shows, in words. With something ``brief`` they are in a fold of it."""
    told = " ".join(sentences)
    if not brief:
        return h.p(".exhibit-words.dash-words", data_words=True)[told]
    return h.details(".exhibit-words.dash-words")[h.summary(data_brief=True)[brief], h.p(data_words=True)[told]]


def time_html(field: h.Node, text: Mapping) -> h.Element:
    """The time slider, and the button that plays the scene."""
    return h.div(".dash-time")[field, h.button(".dash-play", type="button", data_play=True)[text["start"]]]


def pause_html(text: Mapping) -> h.Element:
    """The button that holds what moves in a picture."""
    return h.button(".dash-still", type="button", data_still=True, aria_pressed="false")[text["pause"]]


def stories_html(ident: str, presets: Mapping[str, Mapping], chosen: str) -> h.Element:
    """The stories as buttons."""
    text = words("dashboard")["presets"]
    buttons = (
        h.button(type="button", data_preset=name, aria_pressed="true" if name == chosen else "false")[preset["title"]]
        for name, preset in presets.items()
    )
    return h.div(".dash-stories")[
        h.p(".dash-label", id=f"{ident}-stories")[text["label"]],
        h.div(".dash-presets", role="group", aria_labelledby=f"{ident}-stories")[buttons],
    ]


def look_html(presets: Mapping[str, Mapping], chosen: str) -> h.Element:
    """What to look at in the chosen story."""
    return h.p(".dash-look", data_look=True)[
        presets[chosen]["look"] if chosen in presets else words("dashboard")["presets"]["own"]
    ]


def experiments_html(ident: str, experiments: Sequence[Mapping]) -> h.Element:
    """The published experiments to choose from."""
    text = words("dashboard")["presets"]
    options = (h.option(value=number)[one["title"]] for number, one in enumerate(experiments))
    return h.div(".dash-field.dash-experiments")[
        h.label(for_=f"{ident}-experiment")[text["experiments"]],
        h.select(id=f"{ident}-experiment", data_experiment=True)[h.option(value="")[text["choose"]], options],
    ]


def key_html(made: Scene) -> h.Element:
    """The runs, with their doses and the colour and dash of their curves."""
    text = words("dashboard")
    items = (
        h.li[stroke(run.key), h.span[text["runs"].get(run.key) or what(run, made.state, text)]] for run in made.runs
    )
    return h.ul(".exhibit-key.dash-key", data_key=True)[items]


def stroke(key: str) -> h.Element:
    """A short line in the colour and dash of a run's curve."""
    name, dash = ("text", "solid") if key == "together" else (key, inks()[key].dash)
    return stroke_html(32, ink.token(name), dash)


def slot_html(view: str, root: str, height: int, label: str, drawing: h.Node, over: h.Node = None) -> h.Element:
    """The place of a plot, with its height kept and a still ``drawing`` in it until the plot is there.

    What is ``over`` it stands before both.
    """
    text = words("exhibit")
    told = {"data-loading": text["loading"], "data-error": text["error"]}
    return h.div(
        ".exhibit-slot",
        role="img",
        style=f"min-height:{height}px",
        data_root=root,
        data_view=view,
        data_label=label,
        aria_label=label,
    )[drawing, h.span(".exhibit-status", told, data_status=True, hidden=True), over, paper_html()]


def ghost_html(base: float, tall: float) -> h.Element:
    """Before anything is given: curves that might be, and that a prediction comes first (css/dashboard.css).

    base: where the baseline is, as a share of the height of the frame, from above. tall: px of the frame.
    """
    start, up, little, down = (round(100 * share, 1) for share in (base, 0.06, base * 0.6, base + (1 - base) * 0.6))
    roads = [f"M0 {start}C6 {start} 6 {peak} 16 {peak}S48 {start} 100 {start}" for peak in (up, little, down)]
    return h.div(".dash-ghost", aria_hidden="true", style=f"height:{tall:g}px")[
        h.svg(viewBox="0 0 100 100", preserveAspectRatio="none", width="100%", height="100%")[
            (h.path(d=road, fill="none", vector_effect="non-scaling-stroke") for road in roads)
        ],
        h.p[words("dashboard")["ghost"]],
    ]


def view_html(name: str, title: str, *inside: h.Node, kind: str = "") -> h.Element:
    """A view with its heading. ``kind`` is one more class."""
    return h.section(class_=["dash-view", kind], data_dash=name)[title_html(title), inside]


def title_html(text: str, token: str = "") -> h.Element:
    """The heading of a view; a transmitter's has its colour."""
    style = f"--chip:var({token})" if token else None
    return h.p(class_=["dash-title", token and "dash-chip"], style=style)[unbroken(text)]


def outside_html(slots: Mapping[str, h.Node], *under: h.Node, beside: h.Node = None) -> h.Element:
    """A panel for each transmitter that has a slot, one more ``beside`` the first, and what is ``under`` them all."""
    panels = [
        h.div(".dash-panel", data_panel=name)[title_html(inks()[name].label, ink.token(name)), slots[name]]
        for name in TRANSMITTERS
        if name in slots
    ]
    title = words("dashboard")["views"]["outside"]
    shown = h.div(".dash-three")[panels[:1], beside, panels[1:]]
    return view_html("outside", title, shown, *under, kind="dash-outside")


def product_panel(name: str, control: h.Node, slot: h.Node) -> h.Element:
    """The plot of a metabolite or store under the control that chooses it; without a script its name stands there."""
    return h.div(".dash-panel", data_panel="product")[h.p(".dash-title.dash-name")[unbroken(name)], control, slot]


def where_html(made: Scene, text: Mapping) -> h.Element:
    """The levels, flows and sites of the moment as a table with bars."""
    caption = fill(
        text["where"]["caption"], transmitter=inks()[made.state["see"]].label, time=moment_text(made.state["at"], text)
    )
    bodies = map(_group_html, groups(moment(made), text))
    return h.table(".dash-where", data_where=True)[h.caption[caption], heads(text["where"]["columns"]), bodies]


def _group_html(group: Mapping) -> h.Element:
    rows = (
        h.tr[h.th(scope="row")[unbroken(row["label"])], h.td[_bar(row), row["now"]], h.td[row["rest"]]]
        for row in group["rows"]
    )
    heading = h.tr(".dash-group")[h.th(scope="rowgroup", colspan=3)[group["heading"]]]
    return h.tbody[heading, rows]


def _bar(row: Mapping) -> h.Element:
    now, rest = (min(row[name], 200) / 2 for name in ("now", "rest"))
    return h.span(".dash-bar", style=f"--now:{now:g}%;--rest:{rest:g}%")


def points_html(shown: Sequence[Mapping], given: bool, text: Mapping) -> h.Element:
    """The published findings of the scene as a list that the keyboard reaches; hidden where no drug is ``given``."""
    items = [*map(point_html, shown)] or h.li[text["points"]["none"]]
    return h.div(".dash-published", hidden=not given)[
        h.p(".dash-label")[text["points"]["heading"]], h.ul(data_points=True)[items]
    ]


def point_html(point: Mapping) -> h.Element:
    """One published finding as an item of a list."""
    told = [", ", unbroken(point["what"]), ": ", point["told"], " "]
    return h.li[h.b[point["drug"]], told, h.a(href=point["url"])[point["source"]]]


# What a reader can take away: to others, and for themselves.
SENT, KEPT = ("share", "link"), ("csv", "png", "svg")


def take_html(text: Mapping, names: Sequence[str] = (*SENT, *KEPT), kind: str = "") -> h.Element:
    """Buttons for what a reader can take away, and where it is said what became of it. ``kind`` is one more class."""
    take = text["take"]
    buttons = (h.button(type="button", data_take=name)[take[name]] for name in names)
    label = take["send" if names == SENT else "heading"]
    return h.div(class_=["dash-take", kind], role="group", aria_label=label)[buttons, taken_html()]
