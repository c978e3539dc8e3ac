"""The clean-up of the theme's pages."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from monoamine.theme import trim
from monoamine.words import words

CODE = '<div class="highlight"><pre>x = 1</pre></div>'
PLAIN = "<p>Text</p>"


@pytest.mark.parametrize(
    ("asset", "body", "needed"),
    [
        ("_static/sphinx-thebe.js", CODE, False),
        ("_static/scripts/fontawesome.js", CODE, False),
        ("styles/sphinx-book-theme.css", CODE, False),
        ("copybutton.js", CODE, True),
        ("copybutton.js", PLAIN, False),
        ("clipboard.min.js", PLAIN, False),
        ("pygments.css", CODE, True),
        ("monoamine/katex/katex.min.css", '<span class="katex">', True),
        ("monoamine/katex/katex.min.css", PLAIN, False),
        ("sphinx-design.min.css", '<div class="sd-tab-set">', True),
        ("sphinx-design.min.css", '<div class="sd-card door">', False),
        ("togglebutton.js", '<div class="admonition dropdown">', True),
        ("togglebutton.js", PLAIN, False),
        ("doctools.js", PLAIN, True),
        ("monoamine/book.css", PLAIN, True),
    ],
)
def test_a_page_links_what_it_uses(asset, body, needed):
    assert trim.is_needed(asset, body) is needed


@pytest.mark.parametrize(
    ("text", "needed"),
    [
        ("const THEBE_JS_URL = 'https://unpkg.com/thebe'", False),
        ("let toggleHintShow = 'Click to show';", False),
        ("DOCUMENTATION_OPTIONS.pagename = 'chapters/index';", True),
    ],
)
def test_inline_scripts_follow_their_file(text, needed):
    script = SimpleNamespace(filename=None, attributes={"body": text})
    assert trim.is_needed(script, PLAIN) is needed


def soup(body: str, name: str = "chapters/key-numbers.html") -> BeautifulSoup:
    page = f"<html><head></head><body><main role='main'>{body}</main></body></html>"
    return BeautifulSoup(trim.trim_html(page, name), "html.parser")


def test_body_names_its_page_and_main_takes_the_focus():
    page = soup(PLAIN)
    assert page.body["data-page"] == "key-numbers"
    # Sphinx's search finds the text of a page by this role.
    assert page.main["tabindex"] == "-1" and page.main["role"] == "main"


def test_heading_name_is_its_text_alone():
    page = soup('<h2>Two words<a class="headerlink" href="#two" title="Link to this heading">#</a></h2>')
    assert page.h2.get_text() == "Two words"
    link = page.select_one(".heading > a.headerlink")
    assert link["aria-label"] == "Link to section Two words" and link["href"] == "#two" and not link.has_attr("title")


def test_header_cells_say_what_they_head():
    page = soup(
        '<div><style scoped>.dataframe th {}</style><table border="1"><thead><tr><th></th><th>drug</th></tr></thead>'
        "<tbody><tr><th>0</th><td>Semax</td></tr></tbody></table></div>"
    )
    assert [cell.name for cell in page.thead.tr.find_all(["th", "td"])] == ["td", "th"]
    assert page.thead.th["scope"] == "col" and page.tbody.th["scope"] == "row"
    assert not page.table.has_attr("border") and not page.style


def test_a_table_scrolls_in_a_named_box_once():
    page = soup("<table><caption>Affinities</caption><tr><td>1</td></tr></table>")
    box = page.table.parent
    assert (box["role"], box["aria-label"], box["tabindex"]) == ("region", "Affinities", "0")
    boxed = soup('<div role="region" aria-label="Mine" tabindex="0"><table><tr><td>1</td></tr></table></div>')
    assert boxed.table.parent["aria-label"] == "Mine"


def test_boxes_on_one_page_have_different_names():
    page = soup("<h2>Here</h2><table><tr><td>1</td></tr></table><table><tr><td>2</td></tr></table>")
    names = [box["aria-label"] for box in page.select(".table-box")]
    assert names == ["Here: table", "Here: table 2"]


def test_bibliography_and_summary_lose_broken_names():
    page = soup(
        '<div role="list" class="citation-list"><div role="doc-biblioentry" class="citation">A</div></div>'
        '<details><summary aria-label="Toggle hidden content">Code</summary></details>'
    )
    assert not page.select("[role=list], [role=doc-biblioentry], summary[aria-label]")


def test_theme_icons_and_print_copy_go():
    page = soup('<div id="jb-print-docs-body"><h1>Twice</h1></div><i class="fa-solid fa-bars"></i><i class="icon"></i>')
    assert not page.select("#jb-print-docs-body, .fa-bars")
    assert page.select_one("i.icon")["aria-hidden"] == "true"


FIGURE = '<figure class="exhibit"><figcaption class="exhibit-caption">Drawn.</figcaption></figure>'


def test_figures_are_numbered_in_their_captions():
    page = soup(f"<div>{FIGURE}</div>{PLAIN}{FIGURE}")
    assert [caption.get_text() for caption in page.select("figcaption")] == ["Figure 1. Drawn.", "Figure 2. Drawn."]


def test_trimming_twice_changes_nothing():
    body = "<h2>A<a class='headerlink' href='#a'>#</a></h2><table><tr><th></th></tr></table><table></table>" + FIGURE
    once = trim.trim_html(f"<html><head></head><body><main>{body}</main></body></html>", "chapters/a.html")
    assert trim.trim_html(once, "chapters/a.html") == once


def test_root_page_is_a_page():
    config = SimpleNamespace(
        root_doc="chapters/index",
        html_title='A "title"',
        project="P",
        language="en",
        html_baseurl="https://example.org/",
    )
    builder = SimpleNamespace(get_target_uri=lambda name: f"{name}.html")
    page = BeautifulSoup(trim.root_page(SimpleNamespace(config=config, builder=builder)), "html.parser")
    assert page.html["lang"] == "en" and page.title.string == 'A "title"'
    assert page.find("link", rel="canonical")["href"] == "https://example.org/chapters/index.html"
    assert page.a["href"] == "chapters/index.html" and page.find("meta", attrs={"name": "description"})["content"]


def test_unlinked_files_are_removed(tmp_path: Path):
    for name in ("scripts/fontawesome.js", "styles/theme.css", "vendor/a/b.woff2", "doctools.js", "monoamine/book.css"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x")
    trim.remove_unlinked(tmp_path)
    left = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file())
    assert left == ["doctools.js", "monoamine/book.css"]


WIDE = (
    '<table class="table"><thead><tr><th></th><th>Free</th><th>Blocked</th></tr></thead>'
    "<tbody><tr><td>vehicle</td><td>a</td><td>b</td></tr></tbody></table>"
)


def test_a_wide_table_of_the_prose_can_be_read_as_blocks():
    table = soup(WIDE).table
    assert "stack" in table["class"] and table["role"] == "table"
    assert [cell.get("data-label") for cell in table.tbody.find_all("td")] == [None, "Free", "Blocked"]
    assert [cell["role"] for cell in table.find_all(["th", "td"])] == ["cell", *["columnheader"] * 2, *["cell"] * 3]


LIVE = '<script src="../_static/monoamine/monoamine.js"></script>'
ROW = "<tr><td>vehicle</td><td>a</td><td>b</td></tr>"
STATEMENT = '<dl><dt>It helps. <a class="verdict-link">untested</a></dt><dd><p>Why.</p><p>More.</p></dd></dl>'


@pytest.mark.parametrize(("page", "folded"), [(LIVE, True), ("", False)])
def test_a_long_table_and_the_reasons_of_a_statement_wait_in_a_fold_where_a_script_can_open_it(page, folded):
    body = soup(f"<h2>Doses</h2>{WIDE.replace(ROW, ROW * 4)}{STATEMENT}{page}")
    folds = body.select("details.narrow[open]")
    assert len(folds) == 2 * folded
    # Nothing is lost, nothing changes its place, and the fold of a table has the name of its box.
    assert body.main.get_text(" ", strip=True).count("vehicle") == 4
    assert [p.get_text() for p in body.select("dd p")] == ["Why.", "More."]
    if folded:
        assert folds[0].summary.string == folds[0].select_one(".table-box")["aria-label"] == "Doses: table"
        assert folds[1].parent.name == "dd" and folds[1].summary.string == words("narrow")["statement"]


def test_a_short_table_stands_open():
    assert not soup(WIDE + LIVE).select("details.narrow")


@pytest.mark.parametrize(
    "other", [WIDE.replace("<th>Blocked</th>", "").replace("<td>b</td>", ""), WIDE.replace(' class="table"', "")]
)
def test_other_tables_stay_tables(other):
    table = soup(other).table
    assert "stack" not in table.get("class", []) and not table.get("role")
