"""HTML is made by one builder, which escapes what stands in it, and sentences for readers stand in data/words.yml."""

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
    "book/images.py": "a drawing that was made by htpy, read and written again",
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


# --- sentences ------------------------------------------------------------------------------------

# What these rooms say is on the pages. The others speak to who builds the book, or name a part of the model.
ROOMS = ("book", "dashboard", "exhibits", "figures", "findings", "tables", "theme")
_WORD = rf"(?:[A-Za-z][A-Za-z’'-]*|{HOLE})"
_SENTENCE = re.compile(rf"{_WORD}(?:[,;:.)]? \(?{_WORD}){{3,}}")
_LOWER = re.compile(r"(?<![A-Za-z])[a-z][a-z’'-]+")
# So many words of a sentence stand there in letters, and begin with a small one.
_LEAST = 3
# The start of a text that is no sentence of a page.
NO_SENTENCE = {
    "\nsvg.network {": "a style sheet",
    "\n.synapse {": "a style sheet",
    "import { model } from": "a script that can be downloaded",
    "thead th, thead td": "a selector",
    "the address of the folder the book is served from": "what a setting may be, for who builds the book",
    "the environment variable": "where a setting was read, for who builds the book",
}
# Files that say what a table may hold, to who writes it.
RULES = {"theme/pages.py"}


def sentences(source: str) -> list[tuple[int, str]]:
    """Line and text of every sentence that is no docstring, no error and no line of a log."""
    found = []
    for line, text in texts(ast.parse(source), _is_for_builders):
        runs = (run[0] for run in _SENTENCE.finditer(text))
        if any(len(_LOWER.findall(run)) >= _LEAST for run in runs) and not text.startswith(tuple(NO_SENTENCE)):
            found.append((line, text))
    return found


def _is_for_builders(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call):
        return isinstance(node, ast.Raise)
    owner, _, called = ast.unparse(node.func).rpartition(".")
    return owner == "logger" or called == "error" or called.endswith("Error")


def test_no_sentence_of_a_page_is_typed_in_python():
    read = [file for file in files(*ROOMS) if name(file) not in RULES]
    assert len(read) > 60
    typed = {name(file): sentences(file.read_text(encoding="utf-8")) for file in read}
    assert not {file: lines for file, lines in typed.items() if lines}


def test_what_is_allowed_is_there():
    every = [text for file in files(*ROOMS) for _, text in texts(ast.parse(file.read_text(encoding="utf-8")))]
    assert [start for start in NO_SENTENCE if not any(text.startswith(start) for text in every)] == []


@pytest.mark.parametrize(
    "planted",
    [
        'CAPTION = "Each mark is one published value."',
        'x = f"{drug}: no readable measurement in any of the {n} regions."',
        'x = {"key": "bar: the source may mean to or by"}',
        'x = label or "not stated in the source"',
        'def f():\n    """Text."""\n    return "Peaks are told in percent of baseline."',
        'x = f"{a} at {b} of the best"',
    ],
)
def test_a_typed_sentence_is_found(planted):
    assert sentences(planted)


@pytest.mark.parametrize(
    "innocent",
    [
        '"""Each mark is one published value."""',
        'raise ValueError(f"a table needs a caption and {n} words")',
        'logger.warning("no page lists the claims, so %r leads nowhere", claim)',
        'x = f"{a} ({b}): {c}, {d}"',
        'x = "M0 0L8 8H3 V2 Z"',
        'x = words("evidence")["caption"]',
    ],
)
def test_an_error_a_log_and_a_drawing_are_no_sentences(innocent):
    assert not sentences(innocent)
