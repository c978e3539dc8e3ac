"""HTML is made by one builder, which escapes what stands in it; nothing else in the source writes a tag."""

import ast
import re

import pytest
from source import HOLE, files, name, texts

# A start tag, an end tag, a comment; the name of a tag may be filled in. Patterns name their groups with P before them.
_TAG = re.compile(rf"</|<!--|(?<!P)<[a-z{HOLE}][a-z0-9{HOLE}]*[\s/>]")
# Where a tag is written that no builder makes.
TAGS = {
    "model/export/sbml.py": "the notes of SBML are XML of its own, and the model makes no HTML",
}
# Where text goes into a page as it stands.
AS_IT_STANDS = {
    "book/renderer.py": "the HTML of an exhibit, which its builder made, comes out of a stored notebook as text",
    "exhibits/markup.py": "JSON in an element of scripts, where no reference of HTML is read",
    "exhibits/shown.py": "the type alone",
    "figures/network.py": "a style sheet",
    "figures/synapse.py": "a style sheet",
    "tables/equations.py": "Markdown between tags, which Sphinx reads",
}


def tags(source: str) -> list[tuple[int, str]]:
    """Line and text of every string with a tag in it."""
    return [(line, text) for line, text in texts(ast.parse(source)) if _TAG.search(text)]


def test_no_string_writes_a_tag():
    written = {name(file): tags(file.read_text(encoding="utf-8")) for file in files()}
    assert len(written) > 100
    found = {file: lines for file, lines in written.items() if lines}
    assert found.keys() == TAGS.keys(), found


@pytest.mark.parametrize(
    "planted",
    [
        "x = '<p>' + words",
        "x = f'<td class=\"{kind}\">{cell}'",
        "x = f'<{tag}>{inner}'",
        "x = rows + '</table>'",
        "x = '<br/>'.join(lines)",
        "def f():\n    '''Text.'''\n    return '<br>'.join(lines)",
    ],
)
def test_a_tag_in_a_string_is_found(planted):
    assert tags(planted)


@pytest.mark.parametrize(
    "innocent",
    ["'''A ``<div>`` with words.'''", "def f():\n    '''Makes ``<p>``.'''", "x = 'a < b and b > c'", "x = '<0.05'"],
)
def test_a_docstring_and_a_comparison_are_no_tags(innocent):
    assert not tags(innocent)


def imported(source: str) -> set[str]:
    """Every name that the source imports, with the module it comes from."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {one.name for one in node.names}
        if isinstance(node, ast.ImportFrom) and not node.level:
            found |= {f"{node.module}.{one.name}" for one in node.names}
    return found


def test_nobody_escapes_by_hand():
    assert imported("import html\nfrom html import escape") == {"html", "html.escape"}
    for file in files():
        assert not imported(file.read_text(encoding="utf-8")) & {"html", "html.escape", "markupsafe.escape"}, file


def test_text_goes_into_a_page_as_it_stands_in_few_places():
    taken = {name(file) for file in files() if "markupsafe.Markup" in imported(file.read_text(encoding="utf-8"))}
    assert taken == AS_IT_STANDS.keys()
