"""``dashboard()``: the model as an exhibit. Its HTML and its first scene are made here; the page solves all others."""

import json
from collections.abc import Mapping, Sequence
from functools import cache

import htpy as h
import pandas as pd

from ..exhibits.exhibit import Exhibit
from ..exhibits.ink import inks, token
from ..exhibits.static import DASHES, narrow_html
from ..findings.select import BASELINE, height
from ..model.hypotheses import findings, totals
from ..model.protocol import TRANSMITTERS
from ..words import fill, words
from . import html
from .controls import VIEWS, fields, rules
from .draw import dose_panel, panels, told_together
from .measured import pairs, points, reach
from .presets import experiments, preset, presets
from .scene import CARRIERS, Scene, at, dose_response, moment, scene
from .state import completed, default_state
from .still import frame_height, still, still_words
from .synapse_svg import scale_words, synapse_svg
from .tell import headline, tell
from .view import DOSE_VIEW, HEIGHT, STAGE_HEIGHT, axis, build, show, show_dose
from .where import run_name

BEHAVIOUR = "simulator"
# The one dashboard whose state stands in the address.
MAIN = "dashboard"


@cache
def score() -> dict:
    """How many findings on transmitters after Semax agree with each hypothesis, and how many there are."""
    return {"agrees": {name: int(n) for name, n in totals().items()}, "all": len(findings())}


def names() -> dict[str, str]:
    """Reader-facing names of the transmitters."""
    return {name: inks()[name].label for name in TRANSMITTERS}


class Dashboard(Exhibit):
    """An exhibit with HTML of its own. ``scene`` is the scene it opens with, ``shown`` the views."""

    def __init__(
        self, name: str, made: Scene, shown: Sequence[str], outside: Sequence[str], chosen: str, waste: bool
    ) -> None:
        """Draw the scene and say it. ``outside`` names the transmitters whose curves the view of that name has.

        ``waste``: the view of the product shows the first one, under its plain name and with no other to choose.
        """
        self.scene, self.shown, self.outside, self.chosen = made, tuple(shown), tuple(outside), chosen
        text = words("dashboard")
        self.waste = text["waste"][made.state["see"]] if waste else ""
        self.drawn, self.dose = panels(made, points(), reach(), self.outside), dose_response(made.state)
        # On its own page the product stands beside what is outside.
        self.large = name == MAIN
        drawn = build(self._height())
        show(drawn, made, self.drawn, points())
        show_dose(drawn[DOSE_VIEW], made.state, self.dose)
        labels = {**names(), "product": self.waste or text["views"]["product"], DOSE_VIEW: text["views"]["dose"]}
        self.brief = headline(made, text, names())
        self.sentences = tell(made, reach(), score(), text, names(), self._told())
        super().__init__(
            name=name,
            figures=[(drawn[view], self._height(view), labels[view]) for view in self._plots()],
            caption=_caption(name, text),
            words=" ".join(self.sentences),
            table=self._numbers(text),
            data=_data(made.state, chosen, name == MAIN) | self._views(),
            behaviour=BEHAVIOUR,
        )

    def _plots(self) -> list[str]:
        outside = self.outside if "outside" in self.shown else ()
        return [*outside, *(view for view in ("product", DOSE_VIEW) if view in self.shown)]

    def _height(self, view: str = "") -> int:
        return STAGE_HEIGHT if self.large and view != DOSE_VIEW else HEIGHT

    def _told(self) -> list[str]:
        """The views that the words are about. A picture of the synapse is about what is outside, too."""
        product = ["product"] if "product" in self.shown else []
        return product if {*self.shown} == {"product"} else ["outside", *product]

    def _views(self) -> dict:
        return {"shown": self.shown, "outside": self.outside, "plots": self._plots(), "told": self._told()}

    def _numbers(self, text: Mapping) -> pd.DataFrame:
        rows = [
            {text["runs"]["run"]: run_name(run.key, text)}
            | {inks()[name].label: f"{at(self.scene, run, name):.0f}" for name in TRANSMITTERS}
            for run in self.scene.runs
        ]
        return pd.DataFrame(rows)

    def payload(self) -> dict:
        """As for any exhibit, with the HTML of the dashboard in place of the usual one."""
        made = super().payload()
        # A string, as the document is: nbformat sorts the keys of objects, and the order of ours is the page's.
        made["data"] = json.dumps(made["data"], ensure_ascii=False)
        # On its own page the caption stands under what it is about.
        return {**made, "below": True, "markup": self._markup(made["figures"])}

    def _markup(self, figures: Sequence[Mapping]) -> str:
        text, state, ident = words("dashboard"), self.scene.state, f"exhibit-{self.name}"
        stills = self._stills()
        slots = {
            view: html.slot_html(
                view, figure["root"], figure["height"], figure["label"], stills.get(view), self._ghost(view)
            )
            for view, figure in zip(self._plots(), figures, strict=True)
        }
        described = {field.name: field for field in fields(state["window"])}
        control = lambda name: html.field_html(ident, described[name], state)  # noqa: E731
        # The key of the curves stands once, under the first plots.
        key = None if "outside" in self.shown else html.key_html(self.scene)
        large, published = self.large, self._published_html(text)
        views = {
            "outside": lambda: html.outside_html(
                slots,
                html.key_html(self.scene),
                None if large else published,
                beside=html.product_panel(self._product_name(text), control("product"), slots["product"])
                if large
                else None,
            ),
            "synapse": lambda: self._synapse(ident, text),
            "where": lambda: self._where(text),
            "product": lambda: self._product(control("product"), slots, text, key),
            "dose": lambda: html.view_html("dose", text["views"]["dose"], control("vary"), slots["dose"]),
        }
        shown = {view: views[view]() for view in self.shown}
        # Where one transmitter is drawn there is no other to choose.
        see = control("see") if len(self.outside) > 1 else None
        look = h.div(".dash-look-at")[see, html.time_html(control("at"), text["play"])]
        told = html.words_html(self.sentences, self.brief if large else "")
        given = html.form_html(ident, state)
        stories: h.Element | None = None
        listed: h.Element | None = None
        if large:
            stories = html.stories_html(ident, presets(), self.chosen)
            listed = html.experiments_html(ident, experiments())
            send, take = html.take_html(text, html.SENT, "dash-send"), html.take_html(text, html.KEPT)
            what = h.div(".dash-what")[html.look_html(presets(), self.chosen), send]
            # What is touched stands beside what it moves: the stage, and under it what is given.
            # The order is that of a phone: a page that is still coming is drawn from the top, and nothing may move.
            outside, synapse, _ = (shown.pop(view, None) for view in ("outside", "synapse", "product"))
            changed = narrow_html(text["fold"], given)
            scene = h.div(".dash-views.dash-stage")[look, outside, told, what, synapse, changed, published]
            body = [scene, h.div(".dash-more")[[*shown.values()]]]
        else:
            # In a chapter the scene comes first; what is given and what can be taken away wait in folds.
            body = [h.div(".dash-views")[look, self._arranged(shown), told], html.fold_html(text["fold"], given)]
            take = html.fold_html(text["take"]["heading"], html.take_html(text))
        markup = h.fragment[
            stories,
            h.p(".dash-notice", role="status", data_notice=True, hidden=True),
            h.form(
                class_=["dash-body", "dash-large" if large else "dash-small"],
                data_rest=not self.scene.runs[0].drugs,
                autocomplete="off",
                aria_label=self._form_label(text),
            )[body],
            h.p(".exhibit-live", role="status", data_live=True),
            listed,
            take,
        ]
        return str(markup)

    def _where(self, text: Mapping) -> h.Element:
        """The table of the moment. On the page of the dashboard it waits in a fold where there is little room."""
        title, table = text["views"]["where"], html.where_html(self.scene, text)
        return html.view_html("where", title, narrow_html(title, table) if self.large else table)

    def _arranged(self, shown: Mapping[str, h.Node]) -> list[h.Node]:
        """The views in their order: several curves outside over the whole width, all else two in a row."""
        wide = "outside" in shown and len(self.outside) > 1
        place = list(shown).index("outside") if wide else len(shown)
        views = [*shown.values()]
        before, after = (part and h.div(".dash-more")[part] for part in (views[:place], views[place + 1 :]))
        return [before, views[place : place + 1], after]

    def _form_label(self, text: Mapping) -> str:
        """The name of the form, unlike that of any other form on the page."""
        which = text["title"] if self.name == MAIN else self.name.replace("-", " ")
        return f"{words('exhibit')['controls']}: {which}"

    def _product(self, control: h.Node, slots: Mapping[str, h.Node], text: Mapping, under: h.Node) -> h.Element:
        if self.waste:
            return html.view_html("product", self.waste, slots["product"], under)
        return html.view_html("product", text["views"]["product"], control, slots["product"], under)

    def _product_name(self, text: Mapping) -> str:
        state = self.scene.state
        return text["products"][state["see"]][state["product"]]

    def _synapse(self, ident: str, text: Mapping) -> h.Element:
        words_of = text["synapse"]
        return html.view_html(
            "synapse",
            text["views"]["synapse"],
            h.div(".synapse-stage")[self._drawing(f"{ident}-synapse", words_of)],
            h.p(".dash-scale")[scale_words(words_of["parts"])],
            html.pause_html(words_of),
        )

    def _drawing(self, ident: str, words_of: Mapping) -> h.Element:
        """The picture at the moment, in the words of the transmitter looked at."""
        see, now = self.scene.state["see"], moment(self.scene)
        rest = {"brake": now["brakeRest"], "receptors": now["receptorsRest"]}
        return synapse_svg(ident, picture_words(see, words_of), see, rest, now)

    def _stills(self) -> dict[str, h.Element]:
        """The plots without Bokeh, by view."""
        state, times = self.scene.state, self.scene.times
        shown, last = axis(state["window"]), float(times[-1])
        drawn = {
            view: still(
                {**panel, "x": times},
                shown["ticks"],
                shown["label"],
                (0, last),
                state["scale"],
                state["at"],
                self._height(),
            )
            for view, panel in self.drawn.items()
        }
        dose = dose_panel(state, self.dose)
        if dose is None:
            drawn[DOSE_VIEW] = still_words(words("dashboard")["dose_empty"])
        else:
            whole = {
                "curves": [{"key": dose["key"], "known": dose["y"], "beyond": dose["y"]}],
                "x": dose["x"],
                "marks": [],
                "band": None,
                "frame": dose["frame"],
            }
            label = fill(words("dashboard")["axes"]["dose"], drug=dose["key"])
            drawn[DOSE_VIEW] = still(whole, dose["ticks"], label, dose["range"], state["scale"], dose["cursor"])
        return drawn

    def _ghost(self, view: str) -> h.Node:
        """Over the first plot of a chapter where nothing is given: no dead line before a prediction."""
        first = next((one for one in self.shown if one in ("outside", "product")), None)
        if self.large or self.scene.runs[0].drugs or view != (self.outside[0] if first == "outside" else first):
            return None
        low, top = self.drawn[view]["frame"]["range"]
        return html.ghost_html((top - height(BASELINE, self.scene.state["scale"])) / (top - low), frame_height(HEIGHT))

    def _published_html(self, text: Mapping) -> h.Element:
        views = [view for view in self._plots() if view in self.drawn]
        numbers = dict.fromkeys(mark["point"] for view in views for mark in self.drawn[view]["marks"])
        found = [*told_together(self.scene, views, pairs()), *(points()[number] for number in numbers)]
        return html.points_html(found, bool(self.scene.runs[0].drugs), text)


def _caption(name: str, text: Mapping) -> str:
    """The caption of a dashboard. One of a chapter says first what it is for, where data/words.yml tells it."""
    return text["caption"] if name == MAIN else f"{text['captions'].get(name, '')} {text['caption_small']}".strip()


def picture_words(see: str, words_of: Mapping) -> dict[str, str]:
    """The words of the synapse picture for a transmitter, out of the section ``synapse`` of the dashboard's words."""
    first, second = (*CARRIERS[see], "")[:2]
    return {**words_of["parts"], **words_of["labels"].get(see, {}), "carrier_1": first, "carrier_2": second}


def _data(state: Mapping, chosen: str, linked: bool) -> dict:
    """What browser/dashboard/simulator.js needs beside the engine."""
    text = words("dashboard")
    parts = ("say", "units", "regions", "routes", "products", "controls", "hypotheses", "where", "runs", "axes", "band",
             "dose_empty", "points", "play", "presets", "take", "bad_link", "bad_dose", "bad_preset", "bad_lock",
             "locked", "more", "synapse", "error", "windows")  # fmt: skip
    return {
        "state": state,
        "chosen": chosen,
        "linked": linked,
        "presets": presets(),
        "experiments": list(experiments()),
        "text": {**{part: text[part] for part in parts}, "hand_over": words("hand_over")},
        **known(),
    }


def known() -> dict:
    """What every figure that draws scenes needs in the page: rules, findings, names, and how curves look."""
    return {
        "rules": rules(),
        "score": score(),
        "names": names(),
        "points": list(points()),
        "pairs": list(pairs()),
        "reach": reach(),
        "dashes": {name: DASHES[ink.dash] for name, ink in inks().items()},
        "tokens": {name: token(name) for name in [*inks(), "text"]},
        "axes": {window: axis(window) for window in rules()["windows"]},
    }


def dashboard(
    show: Sequence[str] = VIEWS,
    preset_name: str = "flood",
    name: str = MAIN,
    state: Mapping | None = None,
    outside: Sequence[str] = TRANSMITTERS,
    waste: bool = False,
) -> Dashboard:
    """The dashboard, or a smaller one for a chapter.

    show: views out of outside, synapse, where, product, dose, in the order wanted. preset_name: a story of
    data/presets.yml to open with, or ``state`` (dashboard/state.py), what it leaves out at its default. name: unique on
    its page. outside: transmitters whose curves are drawn outside the cell. waste: call the first product by its plain
    name and offer no other; only where one transmitter is drawn. Raises ValueError for an unknown view, story,
    transmitter, field of a state or choice.
    """
    for argument, given, allowed in (("show", show, VIEWS), ("outside", outside, TRANSMITTERS)):
        if unknown := [one for one in given if one not in allowed]:
            raise ValueError(f"{argument}: {unknown[0]!r} is not allowed; allowed: {', '.join(allowed)}")
    if waste and len(outside) > 1:
        raise ValueError("waste: needs one transmitter in outside, because its name is written above the plot")
    opened = completed(state) if state else (preset(preset_name) if preset_name else default_state())
    if waste and opened["product"] != "first":
        raise ValueError(f"waste: is the first product, and the state shows {opened['product']!r}")
    return Dashboard(name, scene(opened), show, outside, "" if state else preset_name, waste)
