"""``{known}``: what is measured, what is modeled, what is guessed, as three lists in one box.

Its content is a definition list with the terms ``measured``, ``modelled`` and ``guessed``; each definition is one item.
"""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from ..words import words
from .markup import bullets, div, paragraph


class Known(SphinxDirective):
    """The directive."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """One box of three parts, in the order of certainty whatever the order of the text."""
        text = words("teaching")["known"]
        found = self._lists(tuple(text["parts"]))
        parts = [
            div(paragraph(title, classes=("known-title",)), found[name], classes=["known-part", f"known-{name}"])
            for name, title in text["parts"].items()
        ]
        return [div(*parts, classes=["known"])]

    def _lists(self, allowed: tuple[str, ...]) -> dict[str, nodes.bullet_list]:
        found = {}
        for item in self._items(allowed):
            term = item.next_node(nodes.term)
            name = term.astext().strip().lower() if term else ""
            if name not in allowed or name in found:
                raise self._wrong(f"the term {name!r}", allowed)
            found[name] = _list(list(item.findall(nodes.definition)))
        if missing := [name for name in allowed if name not in found]:
            raise self._wrong(f"no list of what is {missing[0]}", allowed)
        return found

    def _items(self, allowed: tuple[str, ...]) -> list[nodes.definition_list_item]:
        body = nodes.container()
        self.state.nested_parse(self.content, self.content_offset, body)
        if len(body) != 1 or not isinstance(body[0], nodes.definition_list):
            raise self._wrong("this content", allowed)
        return [item for item in body[0].children if isinstance(item, nodes.definition_list_item)]

    def _wrong(self, what: str, allowed: tuple[str, ...]):
        return self.error(f"{self.name}: {what} is not allowed; allowed: a definition list of {', '.join(allowed)}")


def _list(definitions: list[nodes.definition]) -> nodes.bullet_list:
    """One item a definition; a definition that is a list already is taken as it is."""
    if len(definitions) == 1 and len(definitions[0]) == 1 and isinstance(definitions[0][0], nodes.bullet_list):
        return definitions[0][0]
    items = [nodes.list_item("", *definition.children) for definition in definitions]
    made = bullets([])
    made.extend(items)
    return made


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("known", Known)
