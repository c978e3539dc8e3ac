"""Where the book lives comes from one setting; what is not set is nowhere shown."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup
from monoamine.theme.address import Address, address
from sphinx.errors import ConfigError

REPOSITORY, SITE = "https://github.com/owner/a-book", "https://owner.github.io/a-book/"
PAGES = {
    "index": "# Start\n\n{doc}`one`\n",
    "one": """# One

:::{only} repository
At {{ book_repository }}.
:::

:::{only} site
Cite {{ book_site }}.
:::
""",
    "two": """---
file_format: mystnb
kernelspec: {name: python3}
---
# Two

Text.
""",
}


@pytest.mark.parametrize(
    ("settings", "environment", "repository", "site"),
    [
        (("", ""), {}, "", ""),
        ((None, None), {}, "", ""),
        (("", ""), {"GITHUB_REPOSITORY": "", "BOOK_URL": " "}, "", ""),
        ((REPOSITORY, SITE), {}, REPOSITORY, SITE),
        (("owner/a-book", SITE[:-1]), {}, REPOSITORY, SITE),
        ((f"{REPOSITORY}.git", "https://example.org"), {}, REPOSITORY, "https://example.org/"),
        ((f"{REPOSITORY}/", "http://localhost:8000/a/b//"), {}, REPOSITORY, "http://localhost:8000/a/b/"),
        (("", ""), {"GITHUB_REPOSITORY": "owner/a-book", "BOOK_URL": SITE}, REPOSITORY, SITE),
        (("x/y", "https://x.org"), {"GITHUB_REPOSITORY": "owner/a-book", "BOOK_URL": f" {SITE} "}, REPOSITORY, SITE),
        # A repository tells nothing of a site: it may be served elsewhere, or not at all.
        (("", ""), {"GITHUB_REPOSITORY": "Owner-1/a.b_c"}, "https://github.com/Owner-1/a.b_c", ""),
    ],
)
def test_the_environment_goes_before_the_file(settings, environment, repository, site):
    assert address(*settings, environment) == Address(repository, site)


@pytest.mark.parametrize(
    ("site", "folder"), [("", "/"), (SITE, "/a-book/"), ("https://example.org/", "/"), ("https://x.org/a/b/", "/a/b/")]
)
def test_the_folder_of_a_site(site, folder):
    assert Address(site=site).folder == folder


@pytest.mark.parametrize(
    "bad",
    ["owner", "owner/", "/a-book", "owner/a/b", "owner/a book", "https://gitlab.com/a/b", "a/..", "-a/b", "a/b?c"],
)
@pytest.mark.parametrize("where", ["file", "environment"])
def test_a_bad_repository_names_its_setting(bad, where):
    settings, environment = ((bad, ""), {}) if where == "file" else (("", ""), {"GITHUB_REPOSITORY": bad})
    with pytest.raises(ConfigError) as error:
        address(*settings, environment)
    named = "repository.url in _config.yml" if where == "file" else "the environment variable GITHUB_REPOSITORY"
    assert str(error.value).startswith(f"{named}: {bad!r} is not allowed; allowed: OWNER/NAME or https://github.com/")


@pytest.mark.parametrize(
    "bad",
    [
        "owner.github.io/a-book",
        "//owner.github.io",
        "ftp://example.org",
        "https://",
        "https:///a",
        "javascript:x",
        "https://example.org/?a=b",
        "https://example.org/#top",
        "https://example.org/index.html",
        "https://a:b@x.org",
        "https://example.org/a b",
        'https://example.org/"',
        "https://example.org:port/",
        "https://[/",
        "owner/a-book",
    ],
)
@pytest.mark.parametrize("where", ["file", "environment"])
def test_a_bad_site_names_its_setting(bad, where):
    settings, environment = (("", bad), {}) if where == "file" else (("", ""), {"BOOK_URL": bad})
    with pytest.raises(ConfigError) as error:
        address(*settings, environment)
    named = "html.baseurl in _config.yml" if where == "file" else "the environment variable BOOK_URL"
    assert str(error.value).startswith(f"{named}: {bad!r} is not allowed; allowed: the address of the folder")


def test_this_copy_names_no_address(root):
    config = yaml.safe_load((root / "_config.yml").read_text(encoding="utf-8"))
    assert not config["repository"]["url"] and not config["html"]["baseurl"]
    assert not any(value for name, value in config["html"].items() if name.endswith("_button"))


# --- tiny books -----------------------------------------------------------------------------------


def build(root: Path, folder: Path, settings: tuple[str, str] = ("", ""), **environment: str) -> tuple[str, Path]:
    """Build a book of three pages with the real book's configuration; answer the log and the folder of its pages."""
    (folder / "chapters").mkdir(parents=True)
    (folder / "data").mkdir()
    (folder / "data" / "references.bib").write_text((root / "data" / "references.bib").read_text(encoding="utf-8"))
    config = yaml.safe_load((root / "_config.yml").read_text(encoding="utf-8"))
    config["html"].pop("favicon")
    config["sphinx"]["local_extensions"] = {"monoamine.book": str(root / "chapters")}
    config["repository"]["url"], config["html"]["baseurl"] = settings
    (folder / "_config.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    toc = "format: jb-book\nroot: chapters/index\nchapters:\n- file: chapters/one\n- file: chapters/two\n"
    (folder / "_toc.yml").write_text(toc, encoding="utf-8")
    for name, text in PAGES.items():
        (folder / "chapters" / f"{name}.md").write_text(text, encoding="utf-8")
    unset = {name: text for name, text in os.environ.items() if name not in ("GITHUB_REPOSITORY", "BOOK_URL")}
    command = [str(Path(sys.executable).parent / "jupyter-book"), "build", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={**unset, **environment})
    return done.stdout + done.stderr, folder / "_build" / "html"


def page(html: Path, name: str) -> BeautifulSoup:
    return BeautifulSoup((html / name).read_text(encoding="utf-8"), "html.parser")


def outside(html: Path) -> set[str]:
    """Every address in every page that leads out of the book."""
    found = set()
    for file in html.rglob("*.html"):
        found |= {tag["href"] for tag in page(html, file.relative_to(html)).find_all(href=True) if "//" in tag["href"]}
    return found


@pytest.mark.slow
def test_without_settings_no_page_leads_anywhere(root, tmp_path):
    log, html = build(root, tmp_path / "book")
    assert outside(html) == set(), log[-2000:]
    assert "not set" not in page(html, "chapters/one.html").article.get_text()
    assert page(html, "404.html").base["href"] == "/"


@pytest.mark.slow
@pytest.mark.parametrize("where", ["file", "environment"])
def test_with_settings_each_link_is_there(root, tmp_path, where):
    settings = (REPOSITORY, SITE) if where == "file" else ("nobody/nothing", "https://example.org")
    environment = {} if where == "file" else {"GITHUB_REPOSITORY": "owner/a-book", "BOOK_URL": SITE}
    log, html = build(root, tmp_path / "book", settings, **environment)
    binder = "https://mybinder.org/v2/gh/owner/a-book/main?urlpath=lab/tree/chapters/two.md"
    others = {link for link in outside(html) if not link.startswith(SITE)}
    assert others == {REPOSITORY, binder}, log[-2000:]
    two = page(html, "chapters/two.html")
    assert two.find("link", rel="canonical")["href"] == f"{SITE}chapters/two.html"
    menu = {link.get_text(): link["href"] for link in two.select(".page-menu a")}
    assert menu["Source repository"] == REPOSITORY and menu["Run in Binder"] == binder
    assert page(html, "index.html").find("link", rel="canonical")["href"] == f"{SITE}chapters/index.html"
    said = page(html, "chapters/one.html").article
    assert "At owner/a-book." in said.get_text() and f"Cite {SITE}." in said.get_text()
    assert {REPOSITORY, SITE} <= {link["href"] for link in said.find_all("a")}
    assert page(html, "404.html").base["href"] == "/a-book/"
    assert not page(html, "404.html").find("link", rel="canonical")


@pytest.mark.slow
def test_a_bad_setting_stops_the_build_with_one_sentence(root, tmp_path):
    log, html = build(root, tmp_path / "book", BOOK_URL="example.org")
    assert "the environment variable BOOK_URL: 'example.org' is not allowed; allowed: the address of the folder" in log
    assert not (html / "chapters" / "one.html").exists()
