"""What a page may run and ask for: its own files, and what the build wrote into it."""

import pytest
from bs4 import BeautifulSoup
from found import some
from monoamine.theme.policy import add_policy, digest
from pages import URLS, frames

# Noted before any other script runs.
NOTED = """window.refused = [];
document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
  refused.push(`${violatedDirective}: ${blockedURI}`);
});"""


def page_with(*scripts: str) -> BeautifulSoup:
    soup = BeautifulSoup(f"<html><head><meta charset='utf-8'>{''.join(scripts)}</head></html>", "html.parser")
    add_policy(soup)
    return soup


def content(soup: BeautifulSoup) -> str:
    return soup.head.find("meta", attrs={"http-equiv": "Content-Security-Policy"})["content"]


def test_a_policy_knows_each_script_of_its_page_and_no_other():
    soup = page_with(
        "<script>one()</script>", '<script src="a.js"></script>', '<script type="application/json">1</script>'
    )
    assert f"'sha256-{digest('one()')}'" in content(soup) and content(soup).count("sha256-") == 1
    assert "unsafe-inline" not in content(soup).split("style-src")[0] and "http" not in content(soup)


def test_a_policy_stands_before_what_it_governs_and_once():
    soup = page_with("<script>one()</script>")
    add_policy(soup)
    first, second, *_ = (tag for tag in soup.head.children if tag.name)
    assert "charset" in first.attrs and second["http-equiv"] == "Content-Security-Policy"
    assert len(soup.head.find_all("meta", attrs={"http-equiv": True})) == 1


@pytest.mark.parametrize("url", URLS)
def test_no_page_does_what_its_policy_refuses(browser, site, url):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.add_init_script(NOTED)
    page = context.new_page()
    page.goto(f"{site}/{url}", wait_until="networkidle")
    for exhibit in page.locator("figure.exhibit:visible").all()[:2]:
        exhibit.scroll_into_view_if_needed()
        exhibit.evaluate("figure => window.monoamine?.exhibits[figure.dataset.exhibit]?.start()")
        page.wait_for_function("figure => figure.dataset.state === 'ready'", arg=exhibit.element_handle())
    frames(page)
    assert page.evaluate("refused") == []
    context.close()


def test_a_page_that_is_opened_as_a_file_runs_its_own_files(browser, site_folder):
    context = browser.new_context()
    context.add_init_script(NOTED)
    page = context.new_page()
    page.goto((site_folder / "chapters/dashboard.html").as_uri())
    page.evaluate("window.monoamine.exhibits.dashboard.start()")
    page.wait_for_selector("#exhibit-dashboard[data-state='ready']")
    assert page.evaluate("refused") == []
    context.close()


def test_a_script_that_the_build_did_not_write_is_refused(browser, site):
    page = browser.new_page()
    page.add_init_script(NOTED)
    page.goto(f"{site}/chapters/index.html")
    page.evaluate("""() => {
      const planted = (tag, parts) => document.body.append(Object.assign(document.createElement(tag), parts));
      planted("script", { textContent: "window.got = 1" });
      planted("img", { src: "https://example.org/a.png" });
    }""")
    page.wait_for_function("refused.length > 1")
    assert page.evaluate("window.got") is None
    assert some(sorted(one.split(":")[0] for one in page.evaluate("refused"))) == ["img-src", "script-src-elem"]
    page.close()
