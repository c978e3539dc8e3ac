"""Clean the theme's pages: no script or sheet a page does not need, no accessibility fault that the theme brings.

Three places: templates/ (what the shell is made of), the page context (what Sphinx is about to link) and the written
HTML (what node writers and the theme hard-code).
"""

import os
import re
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import htpy as h
from bs4 import BeautifulSoup, NavigableString, PageElement, Tag
from bs4.element import AttributeValueList
from sphinx.application import Sphinx
from sphinx.config import Config

from ..exhibits.static import narrow_html
from ..units import bound
from ..words import count, fill, words
from .address import Address
from .pages import pages
from .policy import HEADER, add_policy, policy

TEMPLATES = Path(__file__).parent / "templates"
# The page for an address that does not exist; servers look for this name.
LOST = "404"
# Unused everywhere: book.css styles the whole page, live code is off, icons and marks of found words are ours.
_NEVER = (
    "sphinx-thebe",
    "thebe",
    "sphinx-comments",
    "mystnb",
    "sphinx-book-theme",
    "katex-math",
    "fontawesome",
    "sphinx_highlight",
)
# Linked only on pages whose body has the sign.
_WHEN = {
    "togglebutton": re.compile(r'class="[^"]*\b(?:toggle|dropdown)\b'),
    "toggle-hint": re.compile(r'class="[^"]*\b(?:toggle|dropdown)\b'),
    "clipboard": re.compile(r"<pre\b"),
    "copybutton": re.compile(r"<pre\b"),
    "pygments": re.compile(r"<pre\b"),
    "katex": re.compile(r'class="katex'),
    "design-tabs": re.compile(r'class="sd-tab-set'),
    "toys.css": re.compile(r'class="toy"'),
    "monoamine/model.css": re.compile(r'class="[^"]*\b(?:laws|hypotheses|passports)\b'),
    "sphinx-design": re.compile(r'class="[^"]*\bsd-(?:tab-set|dropdown)'),
}
# Scripts without a file: Sphinx keeps their text in the attribute "body".
_INLINE = {
    "togglebuttonSelector": "toggle-hint",
    "toggleHint": "toggle-hint",
    "toggleOpenOnPrint": "toggle-hint",
    "THEBE_JS_URL": "thebe",
}
_DEFER = ("doctools.js", "clipboard.min.js", "copybutton.js")
# Files the theme copies and no page links any more; the icon script alone is 1.5 MB.
_UNLINKED = (
    "scripts/fontawesome.js*",
    "scripts/bootstrap.js*",
    "scripts/*.map",
    "scripts/*.LICENSE.txt",
    "scripts/sphinx-book-theme.js*",
    "styles",
    "vendor",
    "sphinx-thebe.*",
    "sphinx_highlight.js",
    "katex-math.css",
    "mystnb.*",
    "images/logo_*",
    "locales",
    "webpack-macros.html",
    "sbt-webpack-macros.html",
    "*.png",
    "play-solid.svg",
)
# From so many columns a table of the prose does not fit a phone; from so many rows it fills more than one screen there.
_WIDE = 3
_LONG = 4
_TABLE_ROLES = {
    "thead, tbody": "rowgroup",
    "tr": "row",
    "thead th": "columnheader",
    "tbody th": "rowheader",
    "td": "cell",
}
# What stands there letter by letter.
_VERBATIM = ("script", "style", "pre", "code", "textarea", "math")
# What a line may end after, whatever follows.
_BOXES = "a.verdict-link, .verdict:not(.verdict-link *)"
_STAMP = ".trimmed"


def _prepare(app: Sphinx, config: Config) -> None:
    """Our templates first, and no sphinx-thebe: the theme always loads it, and each page names an outside host then."""
    for listeners in app.events.listeners.values():
        listeners[:] = [item for item in listeners if not item.handler.__module__.startswith("sphinx_thebe")]
    config.templates_path.insert(0, str(TEMPLATES))
    # The theme asks its templates before any page has a context.
    config.html_context = {
        **config.html_context,
        "print_words": words("print"),
        "framed": words("hand_over")["in_a_frame"],
    }
    config.html_additional_pages = {**config.html_additional_pages, LOST: f"{LOST}.html"}


# --- what is linked -----------------------------------------------------------------------------


def is_needed(file: Any, body: str) -> bool:
    """Whether a page with this ``body`` needs a script or sheet (a Sphinx asset, or its path as text)."""
    name = str(getattr(file, "filename", file) or "")
    if not name:
        text = str(file.attributes.get("body", ""))
        name = next((stands_for for start, stands_for in _INLINE.items() if start in text), "")
    if any(part in name for part in _NEVER):
        return False
    return all(sign.search(body) for part, sign in _WHEN.items() if part in name)


def _trim_context(app: Sphinx, pagename: str, templatename: str, context: dict, doctree: object) -> None:
    """Keep the assets this page needs, and describe the page."""
    body = context.get("body") or ""
    for kind in ("script_files", "css_files"):
        context[kind] = [file for file in context.get(kind, []) if is_needed(file, body)]
    for script in context["script_files"]:
        if str(getattr(script, "filename", "") or "").endswith(_DEFER):
            # Sphinx shares these objects between pages. The search page's own scripts call doctools at once.
            script.attributes.pop("defer", None)
            if pagename != "search":
                script.attributes["defer"] = "defer"
    page = pages().get(pagename.rpartition("/")[2])
    context["description"] = page.short if page else context.get("description")
    context["search_words"] = words("search")
    if pagename == LOST:
        folder = app.config.root_doc.rpartition("/")[0]
        context["lost_words"], context["book_folder"] = words("lost"), Address(site=app.config.html_baseurl).folder
        context["book_pages"] = [(f"{folder}/{slug}".lstrip("/"), one) for slug, one in pages().items()]
        # It has no address of its own. Scripts without a file would fail where those with one are not found.
        context["pageurl"] = None
        context["script_files"] = [file for file in context["script_files"] if getattr(file, "filename", file)]


# --- the written HTML ---------------------------------------------------------------------------


def trim_html(html: str, name: str) -> str:
    """One page's HTML without the theme's faults; trimming twice changes nothing. ``name`` is the page's path."""
    soup = BeautifulSoup(html, "html.parser")
    if soup.body:
        soup.body["data-page"] = Path(name).stem
    for print_copy in soup.select("#jb-print-docs-body"):
        print_copy.decompose()
    fixes = (
        _one_viewport,
        _name_parts,
        _fix_heading_links,
        _fix_roles,
        _fix_tables,
        _stack_tables,
        _fold_on_phones,
        _fix_code,
        _bind_units,
        _keep_marks,
    )
    for fix in (*fixes, _number_figures, _gather_code, add_policy):
        fix(soup)
    return str(soup)


def _one_viewport(soup: BeautifulSoup) -> None:
    for extra in soup.find_all("meta", attrs={"name": "viewport"})[1:]:
        extra.decompose()


def _name_parts(soup: BeautifulSoup) -> None:
    """Names for dialogs; the skip link's target takes the focus; decoration is silent."""
    names = {
        "pst-search-dialog": "Search",
        "pst-primary-sidebar-modal": "Contents",
        "pst-secondary-sidebar-modal": "On this page",
    }
    for ident, label in names.items():
        for dialog in soup.find_all("dialog", id=ident):
            dialog["aria-label"] = label
    for main in soup.find_all("main"):
        main["tabindex"] = "-1"
    for icon in soup.select("i.icon, .search-button__kbd-shortcut"):
        icon["aria-hidden"] = "true"
    for icon in soup.select("i[class*=fa-]"):
        icon.decompose()


def _fix_heading_links(soup: BeautifulSoup) -> None:
    """A heading's own link stands beside it, so that the heading's name is its text alone."""
    for link in soup.select("a.headerlink"):
        owner = link.parent
        link.attrs.pop("title", None)
        if owner and re.fullmatch("h[1-6]", owner.name):
            link.extract()
            link["aria-label"] = fill(words("links")["section"], title=owner.get_text(" ", strip=True))
            row = soup.new_tag("div", attrs={"class": "heading"})
            owner.wrap(row)
            row.append(link)
        elif not link.get("aria-label"):
            link["aria-label"] = words("links")["entry"]


def _fix_roles(soup: BeautifulSoup) -> None:
    """The bibliography's roles break each other, and a fold's summary needs no second name."""
    for item in soup.select(".citation-list, [role=doc-biblioentry], div.citation[role]"):
        item.attrs.pop("role", None)
    for label in soup.select("summary[aria-label]"):
        label.attrs.pop("aria-label")


def _fix_tables(soup: BeautifulSoup) -> None:
    """Header cells say what they head; a wide table scrolls in its own named box; pandas' own style goes."""
    for style in soup.find_all("style", attrs={"scoped": True}):
        style.decompose()
    for table in soup.find_all("table"):
        table.attrs.pop("border", None)
        for cell in table.find_all("th"):
            if not cell.get_text(strip=True):
                cell.name = "td"
                cell.attrs.pop("scope", None)
            elif not cell.get("scope"):
                cell["scope"] = "col" if cell.find_parent("thead") else "row"
        if not table.find_parent(attrs={"role": "region"}):
            _box(soup, table)


def _stack_tables(soup: BeautifulSoup) -> None:
    """On a phone each row of a table of the prose is a block, with the head of its column before a cell."""
    for table in soup.find_all("table", class_="table"):
        head = [cell.get_text(" ", strip=True) for cell in table.select("thead th, thead td")]
        if len(head) < _WIDE:
            continue
        table["class"] = AttributeValueList(dict.fromkeys([*table.get_attribute_list("class"), "stack"]))
        for row in table.select("tbody tr"):
            for label, cell in zip(head[1:], row.find_all(["th", "td"])[1:], strict=True):
                cell["data-label"] = label
        # Blocks are no table to some browsers.
        table["role"] = "table"
        for selector, role in _TABLE_ROLES.items():
            for part in table.select(selector):
                part["role"] = role


def _fold_on_phones(soup: BeautifulSoup) -> None:
    """What is long there waits in a fold: rows of a table, why a statement has its verdict, what is not measured."""
    if not soup.find("script", src=re.compile("monoamine.js")):
        return
    for table in soup.select("table.stack"):
        box = table.parent
        if box and len(table.select("tbody tr")) >= _LONG:
            _fold([box], str(box.get("aria-label", "")))
    for why in soup.select("dl > dt:has(.verdict-link) + dd"):
        _fold(list(why.contents), words("narrow")["statement"])
    for title in soup.select(".known-part:not(.known-measured) > .known-title"):
        _fold(list(title.next_siblings), title.get_text())


def _fold(inside: Sequence[PageElement], label: str) -> None:
    (fold,) = BeautifulSoup(str(narrow_html(label, None)), "html.parser").select("details")
    inside[0].insert_before(fold)
    fold.extend([part.extract() for part in inside])


def _box(soup: BeautifulSoup, table: Tag) -> None:
    """Two boxes of one name could not be told apart in a list of regions."""
    caption, heading = table.find("caption"), table.find_previous(re.compile("^h[1-6]$"))
    if caption:
        name = caption.get_text(" ", strip=True).removesuffix("#").strip()
    else:
        name = f"{heading.get_text(' ', strip=True)}: table" if heading else "Table"
    same = [
        box
        for box in soup.select("[role=region]")
        if re.fullmatch(rf"{re.escape(name)}( \d+)?", str(box.get("aria-label", "")))
    ]
    name = f"{name} {len(same) + 1}" if same else name
    table.wrap(soup.new_tag("div", attrs={"class": "table-box", "role": "region", "aria-label": name, "tabindex": "0"}))


def _fix_code(soup: BeautifulSoup) -> None:
    """A listing that scrolls can be reached with the keyboard before any script runs."""
    for listing in soup.select("div.highlight > pre"):
        listing["tabindex"] = "0"


def _number_figures(soup: BeautifulSoup) -> None:
    """Each figure's number stands in its caption: a counter of the style sheet is begun anew inside a container."""
    for number in soup.select(".exhibit-number"):
        number.decompose()
    for n, caption in enumerate(soup.select(".exhibit-caption"), 1):
        number = soup.new_tag("span", attrs={"class": "exhibit-number"})
        number.string = f"{fill(words('exhibit')['figure'], n=n)} "
        caption.insert(0, number)


def _gather_code(soup: BeautifulSoup) -> None:
    """The folded code of a page's figures and tables stands in one fold at its end, not before each of them."""
    folds, text = soup.select("details.hide.above-input"), words("code")
    if not folds:
        return
    drawer = soup.new_tag("details", attrs={"class": "hide code-drawer", "id": "code-of-this-page"})
    summary = soup.new_tag("summary")
    summary.string = count(text["drawer"], len(folds))
    drawer.append(summary)
    for number, fold in enumerate(folds, 1):
        figure = fold.find_next_sibling(class_="cell_output")
        numbers = figure.select(".exhibit-number") if figure else []
        title = soup.new_tag("div", attrs={"class": "code-of"})
        title.string = numbers[0].get_text().strip(" .") if numbers else fill(text["cell"], n=number)
        drawer.extend([title, *(listing.extract() for listing in fold.select(".cell_input"))])
        fold.decompose()
    for section in soup.select("article.bd-article > section")[:1]:
        section.append(drawer)


def _bind_units(soup: BeautifulSoup) -> None:
    """No line ends between a number and its unit, also where the number is a link, or bold."""
    before = ""
    for piece in [*soup.find_all(string=True)]:
        text = bound(before + piece)[len(before) :]
        before = piece[-1:]
        if text != piece and type(piece) is NavigableString and not piece.find_parent(_VERBATIM):
            piece.replace_with(text)


def _keep_marks(soup: BeautifulSoup) -> None:
    """No line begins with the full stop after a badge, which is a box to a browser."""
    for box in soup.select(_BOXES):
        after, around = box.next_sibling, box.parent
        if not isinstance(after, NavigableString) or (around and "kept" in around.get_attribute_list("class")):
            continue
        if closing := re.match(r"[.,;:!?)\]”’]+", after):
            kept = box.wrap(soup.new_tag("span", attrs={"class": "kept"}))
            after.replace_with(after[closing.end() :])
            kept.append(closing[0])


# --- after the build ----------------------------------------------------------------------------


def root_page(app: Sphinx) -> str:
    """The page at the top of the site: Jupyter Book's own is a bare redirect without title, language or link."""
    root = app.config.root_doc
    target = app.builder.get_target_uri(root)
    page = pages().get(root.rpartition("/")[2])
    title, site = app.config.html_title or app.config.project, app.config.html_baseurl
    head = h.head[
        h.meta(charset="utf-8"),
        h.meta(http_equiv=HEADER, content=policy([])),
        h.meta(name="viewport", content="width=device-width, initial-scale=1"),
        h.title[title],
        h.meta(name="description", content=page.short if page else ""),
        site and h.link(rel="canonical", href=site + target),
        # For a messenger, which does not follow it (book/share_cards.py).
        [_shown(name, content) for name, content in getattr(app.config, "html_context", {}).get("shown_as_root", ())],
        # No picture: the page is left before it could arrive.
        h.link(rel="icon", href="data:,"),
        h.meta(http_equiv="refresh", content=f"0; url={target}"),
    ]
    body = h.body[h.main[h.h1[title], h.p[h.a(href=target)["Open the book"]]]]
    return str(h.html(lang=app.config.language or "en")[head, body])


def _shown(name: str, content: str) -> h.VoidElement:
    return h.meta({"name" if name.startswith("twitter:") else "property": name, "content": content})


def remove_unlinked(static: Path) -> None:
    """Delete what the theme copies to ``_static`` and no page links."""
    for pattern in _UNLINKED:
        for path in sorted(static.glob(pattern)):
            if path.is_dir():
                for file in sorted(path.rglob("*"), reverse=True):
                    file.unlink() if file.is_file() else file.rmdir()
                path.rmdir()
            else:
                path.unlink()


def _trim_files(files: Sequence[tuple[Path, str]]) -> None:
    """Trim pages, given with their names, side by side: each takes a second."""
    if len(files) < 2:
        for file in files:
            _trim_file(*file)
        return
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for done in [pool.submit(_trim_file, *file) for file in files]:
            done.result()


def _trim_file(file: Path, name: str) -> None:
    file.write_text(trim_html(file.read_text(encoding="utf-8"), name), encoding="utf-8")


def _write_trimmed(app: Sphinx, exception: Exception | None) -> None:
    if exception or app.builder.name != "html":
        return
    out = Path(app.outdir)
    stamp = out / _STAMP
    since = stamp.stat().st_mtime if stamp.exists() else 0.0
    written = [file for file in sorted(out.rglob("*.html")) if file.stat().st_mtime >= since]
    _trim_files([(file, file.relative_to(out).as_posix()) for file in written if out / "_static" not in file.parents])
    if app.config.root_doc != "index":
        (out / "index.html").write_text(root_page(app), encoding="utf-8")
    remove_unlinked(out / "_static")
    stamp.touch()


def setup(app: Sphinx) -> None:
    """Connect to Sphinx."""
    app.connect("config-inited", _prepare)
    # After the theme has added its files, and after the redirect of sphinx-external-toc.
    app.connect("html-page-context", _trim_context, priority=950)
    app.connect("build-finished", _write_trimmed, priority=950)
