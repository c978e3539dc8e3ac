"""``{quiz} id …`` or ``{quiz}`` with ``:chapter:``: questions of data/questions.yml.

browser/teaching/quiz.js makes them answer. Without a script, and on paper, the answers stand in a fold below each
question.
"""

import json

from docutils import nodes
from docutils.parsers.rst import directives as options
from sphinx.application import Sphinx

from .. import evidence
from ..teaching import Look, Option, Question, Section, in_chapter, misconceptions, question
from ..words import count, fill, words
from . import markup
from .elements import html, page_link, void
from .markup import div, paragraph
from .placed import PlacedDirective

DASHBOARD = "chapters/dashboard"


class Quiz(PlacedDirective):
    """The directive. Ids may go on over several lines of the content."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec = {"chapter": options.unchanged_required}

    def build(self) -> list[nodes.Node]:
        """How many there are, then a fold for each question, the first open: one is asked at a time."""
        asked = self._asked()
        text = words("teaching")["quiz"]
        for one in asked:
            self.place("questions", one.id)
        total = html("p", count(text["count"], len(asked)), classes="quiz-count", data_count=None)
        folds = [self._fold(one, n, len(asked)) for n, one in enumerate(asked, 1)]
        used = ("choose", "right", "wrong", "partly", "marks", "tally", "done", "next")
        told = json.dumps({name: text[name] for name in used}, ensure_ascii=False)
        return [html("div", total, *folds, classes="quiz", data_quiz=None, data_words=told)]

    def _asked(self) -> list[Question]:
        ids = " ".join([*self.arguments, *self.content]).split()
        if bool(ids) == ("chapter" in self.options):
            raise ValueError("give either the ids of questions or :chapter: with the name of a page")
        return [question(name) for name in ids] or list(in_chapter(self.options["chapter"]))

    def _fold(self, one: Question, place: int, of: int) -> nodes.Node:
        """The number of a question; while it is closed, its words too. Inside it the question itself."""
        number = fill(words("teaching")["quiz"]["number"], n=place, all=of)
        stem = "".join(node.astext() for node in self.parsed(one.filled(one.stem)))
        head = html(
            "summary",
            html("span", number, html("span", classes="quiz-done", data_done=None), classes="quiz-number"),
            html("span", stem, classes="quiz-asks", data_asks=None),
        )
        opened = {"open": None} if place == 1 else {}
        return html("details", head, self._form(one), classes="quiz-fold", **opened)

    def _form(self, one: Question) -> nodes.Node:
        text = words("teaching")["quiz"]
        stem = html("span", *self.parsed(one.filled(one.stem)), classes="quiz-stem")
        several: list[nodes.Node | str] = (
            [" ", html("span", text["several"], classes="quiz-several")] if one.several else []
        )
        choices = div(*(self._choice(one, n, option) for n, option in enumerate(one.options)), classes=["quiz-options"])
        return html(
            "form",
            html("fieldset", html("legend", stem, *several), choices),
            html("button", text["check"], classes="quiz-check", type="button"),
            html("div", classes="quiz-said", role="status", data_said=None),
            self._answers(one),
            classes="quiz-question",
            id=f"question-{one.id}",
            data_question=one.id,
            autocomplete="off",
        )

    def _choice(self, one: Question, place: int, option: Option) -> nodes.Node:
        right = {"data_right": None} if option.correct else {}
        kind = "checkbox" if one.several else "radio"
        return html(
            "label",
            void("input", type=kind, name=f"question-{one.id}", value=place, **right),
            html("span", *self.parsed(one.filled(option.text)), classes="quiz-text"),
            html("span", classes="quiz-mark", data_mark=None),
            classes="quiz-option",
        )

    def _answers(self, one: Question) -> nodes.Node:
        """The fold: for each option whether it is right, and why. The script shows the same feedback."""
        text = words("teaching")["quiz"]
        rows = []
        for option in one.options:
            verdict = nodes.strong("", text["right" if option.correct else "wrong"])
            head = paragraph(verdict, " ", *self.parsed(one.filled(option.text)), classes=("quiz-answer",))
            rows.append(div(head, self._feedback(one, option), classes=["quiz-row"]))
        fold = markup.summary("", text["answers"])
        return markup.details("", fold, div(*rows, classes=["check-answer"]), classes=["check", "quiz-answers"])

    def _feedback(self, one: Question, option: Option) -> nodes.Node:
        text = words("teaching")["quiz"]
        parts = [paragraph(*self.parsed(one.filled(option.feedback)))]
        if option.misconception:
            idea = misconceptions()[option.misconception]
            name = nodes.strong("", f"{idea.name}.")
            said = [text["mixup"], " ", name, " ", *self.parsed(idea.instead)]
            parts.append(paragraph(*said, classes=("quiz-mixup",)))
        if option.way:
            parts.append(paragraph(*self._way(one, option.way), classes=("quiz-scene",)))
        return html("div", *parts, classes="quiz-feedback", data_feedback=None)

    def _way(self, one: Question, way: Look | evidence.Claim | Section) -> list[nodes.Node | str]:
        """How the reader sees that an option is wrong: a scene and what is found there, a claim, or a section."""
        text = words("teaching")["quiz"]
        if isinstance(way, Look):
            return [page_link(text["scene"], DASHBOARD, way.link), ": ", *self.parsed(one.seen(way)), "."]
        if isinstance(way, Section):
            return [text["again"], " ", page_link("", f"chapters/{way.page}", way.anchor)]
        told = fill(text["claim"], claim=way.text)
        return [nodes.reference("", told, internal=True, refuri="", claim=way.id)]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("quiz", Quiz)
