"""The dashboard's HTML, complete for one scene before any script runs. browser/dashboard/ fills the same places."""

from collections.abc import Mapping, Sequence
from html import escape

from ..exhibits import ink
from ..exhibits.ink import inks
from ..exhibits.static import DASHES, paper_html, taken_html, unbroken
from ..model.protocol import TRANSMITTERS
from ..words import fill, words
from .controls import NOTHING, Field, amounts, fields
from .scene import Scene, moment
from .tell import moment_text
from .where import groups, run_name


def form_html(ident: str, state: Mapping) -> str:
    """The controls of a dashboard that stand beside the views: the slots and the scene."""
    text = words("dashboard")["controls"]
    described = fields(state["window"])
    slots = "".join(_slot_html(ident, number, described, state) for number in range(1, len(state["doses"]) + 1))
    scene = "".join(field_html(ident, field, state) for field in described if field.group == "scene")
    return (
        f'<div class="dash-controls"><fieldset class="dash-slots"><legend>'
        f"{escape(text['doses'])}</legend>{slots}</fieldset>"
        f'<div class="dash-scene">{scene}</div></div>'
    )


def fold_html(summary: str, inside: str) -> str:
    """Something that waits until it is unfolded."""
    return f'<details class="exhibit-fold dash-fold"><summary>{escape(summary)}</summary>{inside}</details>'


def _slot_html(ident: str, number: int, described: Sequence[Field], state: Mapping) -> str:
    text = words("dashboard")["controls"]
    slot = state["doses"][number - 1]
    first, *rest = (field for field in described if field.group == f"slot-{number}")
    hidden = "" if slot else " hidden"
    ink_name = slot["drug"] if slot else "nothing"
    return (
        f'<fieldset class="dash-slot" data-slot="{number}" style="--slot-ink:var({ink.token(ink_name)})">'
        f"<legend>{escape(text['slot'][number])}</legend>{field_html(ident, first, state)}"
        f'<div class="dash-dose"{hidden}>{"".join(field_html(ident, field, state) for field in rest)}</div></fieldset>'
    )


def field_html(ident: str, field: Field, state: Mapping) -> str:
    """One labelled native control at its value in ``state``."""
    kinds = {"select": _select, "radio": _radio, "range": _range}
    return kinds[field.kind](f"{ident}-{field.name}", field, value_of(field, state))


def value_of(field: Field, state: Mapping) -> object:
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


def _select(ident: str, field: Field, value: object) -> str:
    options = "".join(
        f'<option value="{escape(str(code))}"{" selected" if str(code) == str(value) else ""}>{escape(label)}</option>'
        for code, label in field.options
    )
    return (
        f'<div class="dash-field" data-field="{field.name}"><label for="{ident}">{escape(field.label)}</label>'
        f'<select id="{ident}" name="{field.name}">{options}</select></div>'
    )


def _radio(ident: str, field: Field, value: object) -> str:
    boxes = "".join(
        f'<label class="exhibit-choice"><input type="radio" name="{field.name}" value="{escape(code)}"'
        f"{' checked' if code == value else ''}><span>{escape(label)}</span></label>"
        for code, label in field.options
    )
    return (
        f'<fieldset class="dash-field dash-radio" data-field="{field.name}"><legend>{escape(field.label)}</legend>'
        f'<div class="dash-choices">{boxes}</div></fieldset>'
    )


def _range(ident: str, field: Field, value: object) -> str:
    return (
        f'<div class="dash-field dash-range" data-field="{field.name}"><label for="{ident}">'
        f"{escape(field.label)}</label>"
        f'<output for="{ident}" id="{ident}-out"></output>'
        f'<input type="range" id="{ident}" name="{field.name}" min="{field.low:g}" max="{field.high:g}" '
        f'step="{field.step:g}" value="{value:g}"></div>'
    )


def time_html(field: str, text: Mapping) -> str:
    """The time slider, and the button that plays the scene."""
    return (
        f'<div class="dash-time">{field}<button type="button" class="dash-play" data-play>'
        f"{escape(text['start'])}</button></div>"
    )


def stories_html(ident: str, presets: Mapping[str, Mapping], chosen: str, experiments: Sequence[Mapping]) -> str:
    """The stories as buttons, and the published experiments to choose from."""
    text = words("dashboard")["presets"]
    buttons = "".join(
        f'<button type="button" data-preset="{name}" aria-pressed="{"true" if name == chosen else "false"}">'
        f"{escape(preset['title'])}</button>"
        for name, preset in presets.items()
    )
    options = "".join(
        f'<option value="{number}">{escape(one["title"])}</option>' for number, one in enumerate(experiments)
    )
    look = presets[chosen]["look"] if chosen in presets else text["own"]
    return (
        f'<div class="dash-stories"><p class="dash-label" id="{ident}-stories">{escape(text["label"])}</p>'
        f'<div class="dash-presets" role="group" aria-labelledby="{ident}-stories">{buttons}</div>'
        f'<div class="dash-field dash-experiments"><label for="{ident}-experiment">'
        f"{escape(text['experiments'])}</label>"
        f'<select id="{ident}-experiment" data-experiment><option value="">'
        f"{escape(text['choose'])}</option>{options}</select>"
        f'</div><p class="dash-look" data-look>{escape(look)}</p></div>'
    )


def key_html(made: Scene) -> str:
    """The runs with the colour and dash of their curves."""
    items = "".join(f"<li>{stroke(run.key)}<span>{escape(_key_text(run.key))}</span></li>" for run in made.runs)
    return f'<ul class="exhibit-key dash-key" data-key>{items}</ul>'


def _key_text(key: str) -> str:
    return run_name(key, words("dashboard"))


def stroke(key: str) -> str:
    """A short line in the colour and dash of a run's curve."""
    name, dash = ("text", "solid") if key == "together" else (key, inks()[key].dash)
    return (
        f'<svg class="exhibit-swatch" viewBox="0 0 32 8" width="32" height="8" aria-hidden="true" '
        f'style="color:var({ink.token(name)})"><path d="M0 4H32" stroke="currentColor" stroke-width="3" '
        f'stroke-dasharray="{DASHES[dash]}"/></svg>'
    )


def slot_html(view: str, root: str, height: int, label: str, drawing: str) -> str:
    """The place of a plot, with its height kept and a still ``drawing`` in it until the plot is there."""
    text = words("exhibit")
    states = f'data-loading="{escape(text["loading"])}" data-error="{escape(text["error"])}"'
    return (
        f'<div class="exhibit-slot" role="img" style="min-height:{height}px" data-root="{root}" data-view="{view}" '
        f'data-label="{escape(label)}" aria-label="{escape(label)}">{drawing}'
        f'<span class="exhibit-status" data-status hidden {states}></span>{paper_html()}</div>'
    )


def title_html(text: str, token: str = "") -> str:
    """The heading of a view; a transmitter's has its colour."""
    style = f' style="--chip:var({token})"' if token else ""
    return f'<p class="dash-title{" dash-chip" if token else ""}"{style}>{unbroken(text)}</p>'


def outside_html(slots: Mapping[str, str], under: str) -> str:
    """A panel for each transmitter that has a slot, and what stands ``under`` them all."""
    panels = "".join(
        f'<div class="dash-panel">{title_html(inks()[name].label, ink.token(name))}{slots[name]}</div>'
        for name in TRANSMITTERS
        if name in slots
    )
    heading = title_html(words("dashboard")["views"]["outside"])
    return (
        f'<section class="dash-view dash-outside" data-dash="outside">{heading}<div class="dash-three">'
        f"{panels}</div>{under}</section>"
    )


def where_html(made: Scene, text: Mapping) -> str:
    """The levels, flows and sites of the moment as a table with bars."""
    caption = fill(
        text["where"]["caption"], transmitter=inks()[made.state["see"]].label, time=moment_text(made.state["at"], text)
    )
    head = "".join(f'<th scope="col">{escape(one)}</th>' for one in text["where"]["columns"])
    bodies = "".join(_group_html(group) for group in groups(moment(made), text))
    return (
        f'<table class="dash-where" data-where><caption>{escape(caption)}</caption><thead><tr>{head}</tr>'
        f"</thead>{bodies}</table>"
    )


def _group_html(group: Mapping) -> str:
    rows = "".join(
        f'<tr><th scope="row">{unbroken(row["label"])}</th><td><span class="dash-bar" '
        f'style="--now:{min(row["now"], 200) / 2:g}%;'
        f'--rest:{min(row["rest"], 200) / 2:g}%"></span>{row["now"]}</td><td>{row["rest"]}</td></tr>'
        for row in group["rows"]
    )
    return (
        f'<tbody><tr class="dash-group"><th scope="rowgroup" colspan="3">{escape(group["heading"])}</th>'
        f"</tr>{rows}</tbody>"
    )


def points_html(shown: Sequence[Mapping], given: bool, text: Mapping) -> str:
    """The published findings of the scene as a list that the keyboard reaches; hidden where no drug is ``given``."""
    items = "".join(map(point_html, shown))
    none = "" if shown else f"<li>{escape(text['points']['none'])}</li>"
    hidden = "" if given else " hidden"
    return (
        f'<div class="dash-published"{hidden}><p class="dash-label">{escape(text["points"]["heading"])}</p>'
        f"<ul data-points>{items or none}</ul></div>"
    )


def point_html(point: Mapping) -> str:
    """One published finding as an item of a list."""
    return (
        f"<li><b>{escape(point['drug'])}</b>, {unbroken(point['what'])}: {escape(point['told'])} "
        f'<a href="{escape(point["url"])}">{escape(point["source"])}</a></li>'
    )


def take_html(text: Mapping) -> str:
    """What a reader can take away."""
    take = text["take"]
    buttons = "".join(
        f'<button type="button" data-take="{name}">{escape(take[name])}</button>'
        for name in ("link", "csv", "png", "svg")
    )
    return f'<div class="dash-take" role="group" aria-label="{escape(take["heading"])}">{buttons}{taken_html()}</div>'
