"""``{activity} id``: predict, run, explain. The content asks the question; data/activities.yml says the rest.

A place in the content, such as ``{dose}``, takes one of the entry's ``numbers``.

browser/teaching/activity.js drives the exhibit of the same page, and book/stages.py brings it into the card. Without a
script, and on paper, the answer that was computed when the book was built stands in a fold.
"""

import math
from typing import Any

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.util import logging

from .. import evidence
from ..exhibits.markup import data_script
from ..teaching import Activity, Slider, activity
from ..teaching.activities import Choice
from ..teaching.texts import places
from ..theme.pages import SIMPLE, pages
from ..words import digits, fill, words
from . import markup
from .elements import element, html, void
from .markup import bullets, div, paragraph
from .placed import PlacedDirective
from .stages import stage_place

logger = logging.getLogger(__name__)


class ActivityDirective(PlacedDirective):
    """The directive."""

    required_arguments = 1
    has_content = True

    def build(self) -> list[nodes.Node]:
        """The question, the prediction, what the script says, the place of the figure, the explanation, another try."""
        one, text = activity(self.arguments[0]), words("teaching")["activity"]
        if not self.content:
            raise ValueError(f"{one.id}: the content asks the question, and there is none")
        self.place("activities", one.id)
        title = f"activity-{one.id}-title"
        return [
            html(
                "div",
                html("p", text["title"], classes="activity-title", id=title),
                self._question(one),
                self._form(one, text),
                html("div", classes="activity-said", role="status", tabindex=-1, data_said=None),
                stage_place(),
                html("div", classes="activity-beside", data_beside=None),
                self._answer(one, text),
                _end(text),
                nodes.raw("", str(data_script(_script(one, text), data_definition=True)), format="html"),
                classes="activity",
                id=f"activity-{one.id}",
                role="group",
                aria_labelledby=title,
                data_activity=one.id,
                data_exhibit=one.exhibit,
            )
        ]

    def _question(self, one: Activity) -> nodes.Node:
        unknown = set(places("\n".join(self.content))) - set(one.numbers)
        if unknown:
            raise ValueError(f"{one.id}: no number {', '.join(sorted(unknown))}; there are: {', '.join(one.numbers)}")
        body = div(classes=["activity-question"])
        lines = StringList([one.filled(line) for line in self.content], items=self.content.items)
        self.state.nested_parse(lines, self.content_offset, body)
        return body

    def _form(self, one: Activity, text: dict) -> nodes.Node:
        predict = one.predict
        fields, hint = (
            (_slider(one, predict), "first_slider")
            if isinstance(predict, Slider)
            else ([self._choices(one, predict)], "first")
        )
        buttons = html(
            "div",
            html("button", text["run"], type="button", data_run=None, disabled=None),
            html("span", text[hint], classes="activity-hint", data_hint=None),
            classes="activity-buttons",
        )
        legend = html("legend", text["prediction"])
        return html("form", html("fieldset", legend, *fields), buttons, classes="activity-form", autocomplete="off")

    def _choices(self, one: Activity, predict: tuple[Choice, ...]) -> nodes.Node:
        labels = [
            html(
                "label",
                void("input", type="radio", name=f"activity-{one.id}", value=place),
                html("span", *self.parsed(one.filled(choice.text)), data_text=None),
                classes="quiz-option",
            )
            for place, choice in enumerate(predict)
        ]
        return div(*labels, classes=["quiz-options"])

    def _answer(self, one: Activity, text: dict) -> nodes.Node:
        said = _number(one, text)
        if choice := one.chosen(one.reading.value()):
            said += f" ({one.filled(choice.text)})"
        built = fill(text["built"], what=one.filled(one.what), said=said)
        told = html("p", built, classes="activity-built")
        why = self.parse_text_to_nodes(one.filled(one.explain))
        body = div(told, *_measured(one, text, _is_plain(one)), *why, classes=["check-answer"])
        head = markup.summary("", text["answer"])
        return markup.details("", head, body, classes=["check", "activity-answer"])


def _end(text: dict) -> nodes.Node:
    """What a reader may do when all is told. The figure may have gone on to another activity."""
    return html(
        "div",
        html("button", text["again"], type="button", data_again=None, hidden=None),
        html("button", text["look"], type="button", data_look=None, hidden=None),
        classes="activity-end",
    )


def _is_plain(one: Activity) -> bool:
    return pages()[one.chapter].level == SIMPLE


def _number(one: Activity, text: dict) -> str:
    return fill(text["ratio" if one.unchanged == 1 else "percent"], value=one.said())


def _measured(one: Activity, text: dict, plain: bool) -> list[nodes.Node]:
    """The findings that bear on it, each with its study; or that there are none. ``plain``: no source's words."""
    if not one.measured:
        # The script says it in the comparison.
        return [paragraph(text["never"], classes=("activity-built",))]
    items = []
    for row in (evidence.measurement(name) for name in one.measured):
        found = markup.study_link(row.study_id, evidence.value_text(row))
        found["classes"] = ["value"]
        where = "" if plain else f"{evidence.measured_text(row)}{_how(row)}{evidence.beside_text(row)}: "
        items.append(paragraph(where, found, " (", markup.study_link(row.study_id), ")"))
    return [paragraph(nodes.strong("", text["measured_rows"]), classes=("claim-rows",)), bullets(items)]


def _how(measurement: evidence.Measurement) -> str:
    method = evidence.method_text(measurement)
    return f", {method}" if method else ""


def _size(measurement: evidence.Measurement, printed: tuple[float, ...], plain: bool) -> dict:
    where = evidence.label(measurement.study_id) + ("" if plain else _how(measurement))
    return {"where": where, "value": evidence.value_text(measurement), "percents": printed}


def _slider(one: Activity, slider: Slider) -> list[nodes.Node]:
    ident, middle = f"activity-{one.id}-guess", positions(slider) // 2
    shown = f"{digits(value_at(slider, middle))} {slider.unit}"
    output = html("output", shown, for_=ident, data_guess=None)
    field = void(
        "input",
        type="range",
        id=ident,
        name=f"activity-{one.id}",
        min=0,
        max=positions(slider),
        step=1,
        value=middle,
        aria_valuetext=shown,
    )
    return [html("label", one.filled(one.what), for_=ident), output, field]


def positions(slider: Slider) -> int:
    """How many steps a slider has from its low to its high end."""
    if slider.scale == "log":
        return round(math.log(slider.high / slider.low) / math.log(slider.step))
    return round((slider.high - slider.low) / slider.step)


def value_at(slider: Slider, place: int) -> float:
    """The number at a position of the slider. browser/teaching/comparison.js does the same."""
    share = place / positions(slider)
    if slider.scale == "log":
        return slider.low * (slider.high / slider.low) ** share
    return slider.low + (slider.high - slider.low) * share


def _script(one: Activity, text: dict) -> dict:
    """What browser/teaching/activity.js needs: where to read, what to compare with, its words. No answer."""
    read, over = one.reading.read, one.reading.over
    predict: dict[str, Any]
    if isinstance(one.predict, Slider):
        predict = {"slider": {**vars(one.predict), "positions": positions(one.predict)}}
    else:
        predict = {"choice": [choice.below for choice in one.predict]}
    used = ("home", "said", "percent", "ratio", "agrees", "differs", "near", "high", "low", "measured",
            "same_way", "other_way", "mixed", "never", "size", "sizes", "error", "running")  # fmt: skip
    chosen = {
        "directions": text["directions_over" if one.reading.is_ratio else "directions"],
        "unprinted": text["other_dose" if one.printed_for_another_dose else "unprinted"],
    }
    return {
        "exhibit": one.exhibit,
        "before": one.before,
        "run": one.run,
        "predict": predict,
        "read": vars(read),
        "over": over and {"link": over[0], "run": over[1]},
        "form": one.reading.form,
        "unchanged": one.unchanged,
        "noise": one.noise,
        "direction": one.direction,
        "measured": len(one.measured),
        "sizes": [_size(row, printed, _is_plain(one)) for row, printed in one.sizes],
        "text": {name: text[name] for name in used} | chosen,
    }


def _check_exhibits(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """An activity without its exhibit on the same page could not run."""
    for node in doctree.findall(element):
        exhibit = node["named"].get("data-exhibit")
        if exhibit and not any(f'id="exhibit-{exhibit}"' in raw.astext() for raw in doctree.findall(nodes.raw)):
            name = node["named"]["data-activity"]
            logger.warning("activity %s: no exhibit %r stands on this page", name, exhibit, location=node)


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("activity", ActivityDirective)
    app.connect("doctree-resolved", _check_exhibits)
