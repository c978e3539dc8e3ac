"""The model's page as built: generated equations, numbers from the tables and the model, files, tables on a phone."""

import pytest
import soups
from found import some
from monoamine import evidence
from monoamine.book.downloads import EXAMPLE, FOLDER, files
from monoamine.model import REGIONS, build
from monoamine.model.facts import model_fact

PAGE = "chapters/the-model.html"


@pytest.fixture(scope="module")
def soup(site_folder):
    return soups.soup(site_folder / PAGE)


@pytest.fixture
def phone(browser, site):
    page = browser.new_page(viewport={"width": 375, "height": 800})
    page.goto(f"{site}/{PAGE}", wait_until="networkidle")
    yield page
    page.close()


def test_every_equation_is_set(soup):
    folds = soup.select("details.laws")
    assert len(folds) == 2 + 8
    formulas = soup.select("details.laws dd")
    assert len(formulas) > 120
    assert all(one.select_one(".katex") for one in formulas)
    assert not soup.select(".katex-error") and "$$" not in soup.get_text()


def test_every_flow_of_a_terminal_is_told_once(soup):
    told = [label.get_text() for label in soup.select("details.laws dt")]
    flows = [one.label for one in build().reactions if not one.name.startswith(("absorb_", "eliminate_", "equil"))]
    assert {label: told.count(label) for label in flows} == dict.fromkeys(flows, 1)


def test_prose_tells_the_counts(soup):
    text = " ".join(soup.article.get_text(" ").split())
    assert f"{evidence.fact('n_passports_assumed').text} assumed" in text
    assert f"{model_fact('n_flows').text} flows between {model_fact('n_states').text} quantities" in text
    assert "no curve in this book is computed from it" not in text.lower()


def test_every_download_is_linked_and_there(soup, site_folder):
    linked = {link["href"] for link in soup.select(f'a[href*="_static/{FOLDER}/"]')}
    assert linked == {f"../_static/{FOLDER}/{file.name}" for file in files()}
    for href in some(linked):
        assert (site_folder / "chapters" / href).resolve().stat().st_size
    assert EXAMPLE.strip() in soup.get_text()


def test_built_sbml_passes_libsbml(site_folder):
    from monoamine.model.export import sbml

    for file in some(files()[: len(REGIONS)]):
        text = (site_folder / "_static" / FOLDER / file.name).read_text(encoding="utf-8")
        assert sbml.check(text) == {"error": [], "warning": []}


def test_passports_can_be_filtered(phone):
    box = "[data-explorer]"
    phone.locator(box).scroll_into_view_if_needed()
    phone.select_option(f"{box} select[name=status]", "fitted")
    n = evidence.fact("n_passports_fitted").text
    assert phone.locator(f"{box} tbody tr:visible").count() == int(n)
    assert phone.inner_text(f"{box} [data-count]").startswith(n)
    phone.select_option(f"{box} select[name=part]", "HT")
    assert phone.locator(f"{box} [data-empty]").is_visible()


def test_with_everything_open_nothing_is_wider_than_a_phone(phone):
    phone.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 375
    own = "table:is(.states, .switches, .fitted, .report, .passports, .hypotheses)"
    wide = phone.evaluate(
        f"""() => [...document.querySelectorAll('.table-box:has({own})')]
            .filter((box) => box.scrollWidth > box.clientWidth).map((box) => box.ariaLabel)"""
    )
    assert not wide


def test_the_drawings_words_are_large_enough_on_a_phone(phone):
    heights = phone.evaluate(
        """() => [...document.querySelectorAll('figure.drawing > svg.network text')]
            .map((text) => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a)"""
    )
    assert min(heights) > 8 and sorted(heights)[len(heights) // 2] > 10


def test_the_page_stays_light(soup, site_folder):
    import gzip

    html = (site_folder / PAGE).read_bytes()
    assert len(gzip.compress(html, 6)) < 128_000
