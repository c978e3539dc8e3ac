"""An address that does not exist answers with a page of the book, at any depth, wherever the book begins."""

import functools
import http.server
import threading
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest
import soups
from monoamine.theme.pages import pages
from monoamine.words import words

TEXT = words("lost")


@contextmanager
def published(folder, below="/"):
    """Serve a book as GitHub Pages does: under a folder, with its 404.html for whatever is not there."""

    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *args):
            """The server's log is noise in a test report."""

        def translate_path(self, path):
            path = urlsplit(path).path
            return super().translate_path(path.removeprefix(below[:-1]) if path.startswith(below) else "/nothing-there")

        def send_error(self, code, message=None, explain=None):
            content = (folder / "404.html").read_bytes()
            self.send_response(code)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(content)

    handler = functools.partial(Handler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}{below}"
        server.shutdown()


def works(page, address):
    """The page is styled, every link of it leads to a page, its tools and its search answer."""
    assert page.inner_text("h1") == TEXT["title"]
    assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith('"Source Serif')
    links = page.evaluate("[...document.querySelectorAll('a[href], link[href]')].map(link => link.href)")
    for link in {link.partition("#")[0] for link in links}:
        assert link.startswith(address) and page.request.get(link).ok, link
    listed = page.evaluate("[...document.querySelectorAll('article li a')].map(link => link.textContent)")
    assert listed == [one.title for one in pages().values()]
    page.locator(".theme-switch-button").first.click()
    page.locator("article input[name=q]").fill("turnover")
    page.keyboard.press("Enter")
    page.wait_for_selector("#search-results li")
    assert page.url == f"{address}search.html?q=turnover"


@pytest.mark.parametrize("below", ["/", "/monoamine/"])
@pytest.mark.parametrize("lost", ["nope", "nope.html", "chapters/nope.html", "a/b/nope.html", "a/b/c/", "404.html"])
def test_it_works_at_any_depth(site_folder, browser, lost, below):
    with published(site_folder, below) as address:
        page = browser.new_page()
        errors = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        answer = page.goto(f"{address}{lost}")
        assert answer.status == (200 if lost == "404.html" else 404)
        page.wait_for_function("document.styleSheets.length && document.readyState === 'complete'")
        if below != "/":
            page.wait_for_url(f"{address}404.html")
        page.wait_for_load_state("networkidle")
        works(page, address)
        page.close()
    assert not errors


@pytest.mark.parametrize("lost", ["nope.html", "a/b/nope.html"])
def test_it_works_without_scripts(site_folder, browser, lost):
    with published(site_folder) as address:
        context = browser.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(f"{address}{lost}", wait_until="networkidle")
        page.locator("article li a").nth(1).click()
        assert page.url == f"{address}chapters/simple-version.html"
        page.goto(f"{address}{lost}")
        page.locator("#pst-skip-link a").press("Enter")
        assert page.url == f"{address}404.html#main-content" and page.inner_text("h1") == TEXT["title"]
        context.close()


def test_it_has_no_address_of_its_own(site_folder):
    soup = soups.soup(site_folder / "404.html")
    assert not soup.find("link", rel="canonical")
    assert soup.head.find("base").find_previous(["script", "link", "img"]) is None


@pytest.mark.parametrize("sign", ["%23"])
def test_an_escaped_sign_before_a_scene_or_a_section_is_no_lost_page(site_folder, browser, sign):
    with published(site_folder, "/monoamine/") as address:
        page = browser.new_page()
        page.goto(f"{address}chapters/key-terms.html{sign}chapters")
        page.wait_for_url(f"{address}chapters/key-terms.html#chapters")
        page.close()
