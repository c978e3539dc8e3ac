"""What a reader takes away: the rows that a filter leaves, and citations."""

import csv
import io

import pytest
from found import some
from monoamine import evidence
from monoamine.evidence import spreadsheet
from monoamine.words import count, words
from pages import watch
from pybtex.database import parse_string

EXPLORER = "[data-explorer]"
ROWS = f"{EXPLORER} tbody tr:visible"
TAKE, CITE = words("explorer")["take"], words("cite")
FORMS = ("text", "bibtex", "ris")
SAID = "[data-said]:not(:empty)"


@pytest.fixture(params=[375, 1280])
def page(browser, request):
    permissions = ["clipboard-read", "clipboard-write"]
    context = browser.new_context(viewport={"width": request.param, "height": 800}, permissions=permissions)
    yield context.new_page()
    context.close()


def taken(page) -> tuple[str, list[list[str]]]:
    """Name and lines of the file that the button hands over, asked for by keyboard."""
    with page.expect_download() as download:
        page.locator("[data-take-rows]").press("Enter")
    raw = download.value.path().read_bytes()
    assert raw.startswith("\ufeff".encode()) and b"\n" not in raw.replace(b"\r\n", b"")
    return download.value.suggested_filename, list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


def shown(page) -> list[list[str]]:
    """Id and cells of the rows in sight."""
    cells = "rows => rows.map(row => [row.dataset.id, ...[...row.cells].map(cell => cell.textContent)])"
    return [[cell.replace("\u00a0", " ") for cell in row] for row in page.locator(ROWS).evaluate_all(cells)]


def choose(page, **choice: str) -> None:
    for name, value in choice.items():
        page.select_option(f"{EXPLORER} select[name={name}]", value)


@pytest.mark.parametrize("choice", [{}, {"drug": "Semax", "region": "striatum"}, {"grade": "A"}], ids=str)
def test_the_file_holds_the_rows_that_are_shown(page, site, choice):
    visit = watch(page, site)
    page.goto(f"{site}/chapters/where-studied.html", wait_until="networkidle")
    choose(page, **choice)
    page.locator(f"{EXPLORER} th button").first.press("Enter")
    name, (head, *lines) = taken(page)
    assert name == "-".join(["findings", *(value.lower() for value in choice.values())]) + ".csv"
    labels = words("explorer")["cell_labels"]
    assert head == [TAKE["id"], *labels, TAKE["address"]]
    plain = [[cell.removeprefix(f"{label}: ") for label, cell in zip(head, line, strict=True)] for line in lines]
    assert [line[:-1] for line in plain] == some(shown(page))
    addresses = {row.measurement_id: row.url for row in evidence.rows("measurements")}
    assert [line[-1] for line in lines] == [addresses[line[0]] for line in lines]
    assert not [cell for line in lines for cell in line if spreadsheet.instead(cell)]
    assert page.inner_text("[data-take-rows]") == count(TAKE["button"], len(lines))
    assert visit.faults == []


def test_nothing_left_makes_no_file_and_says_so(page, site):
    page.goto(f"{site}/chapters/where-studied.html", wait_until="networkidle")
    choose(page, drug="Semax", transmitter="NE")
    button = page.locator("[data-take-rows]")
    assert button.inner_text() == TAKE["button"]["none"]
    page.evaluate("() => { URL.createObjectURL = () => { throw new Error('a file was made'); }; }")
    button.press("Enter")
    assert page.locator(f"{EXPLORER} {SAID}").inner_text() == TAKE["nothing"]
    choose(page, transmitter="")
    assert not page.locator(f"{EXPLORER} {SAID}").count()


def test_without_the_citations_there_is_a_sentence_and_a_second_press_asks_again(page, site):
    page.route("**/cites.js*", lambda route: route.abort())
    page.goto(f"{site}/chapters/where-studied.html", wait_until="networkidle")
    page.click("[data-take-rows]")
    page.wait_for_selector(f"{EXPLORER} {SAID}")
    assert page.inner_text(f"{EXPLORER} {SAID}") == CITE["missing"]
    page.unroute("**/cites.js*")
    assert len(taken(page)[1]) == len(evidence.rows("measurements")) + 1


def copied(page, place: str) -> dict[str, str]:
    """What each of the three buttons of a place copies, pressed by keyboard."""
    found = {}
    for form in FORMS:
        button = page.locator(f"{place} [data-cite={form}]")
        assert button.bounding_box()["height"] >= 44
        button.press("Enter")
        said = f"{place} [data-said]"
        page.wait_for_function(
            "([place, text]) => document.querySelector(place).textContent === text", arg=[said, CITE["copied"][form]]
        )
        found[form] = page.evaluate("navigator.clipboard.readText()")
    return found


def as_pasted(cited: evidence.Cited) -> dict[str, str]:
    return {"text": cited.text, "bibtex": cited.bibtex, "ris": cited.ris}


def unix(found: dict[str, str]) -> dict[str, str]:
    # A clipboard has the line ends of its system.
    return {form: text.replace("\r\n", "\n") for form, text in found.items()}


def test_each_entry_of_the_references_can_be_cited(page, site):
    visit = watch(page, site)
    page.goto(f"{site}/chapters/references.html", wait_until="networkidle")
    buttons = page.locator(".citation > .cite-open")
    assert buttons.count() == len(evidence.rows("studies"))
    heights = buttons.evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")
    assert min(some(heights)) >= 44
    tops = buttons.evaluate_all("all => all.map(one => one.getBoundingClientRect().top)")
    assert all(below - above >= 44 for above, below in zip(tops, tops[1:], strict=False))
    page.locator("#cite-eremin2004 > .cite-open").press("Enter")
    page.wait_for_selector("#link-card:popover-open")
    assert (
        page.inner_text("#link-card-title") == evidence.label("eremin2004") and not page.locator("#link-card a").count()
    )
    assert unix(copied(page, "#link-card")) == unix(as_pasted(evidence.cited("eremin2004")))
    page.keyboard.press("Escape")
    page.wait_for_selector("#link-card", state="hidden")
    assert page.locator("#cite-eremin2004 > .cite-open").evaluate("one => one === document.activeElement")
    assert visit.faults == []


def test_the_card_of_a_study_cites_it(page, site):
    page.goto(f"{site}/chapters/three-systems.html", wait_until="networkidle")
    link = page.locator("article p a[href*='references.html#cite-']:visible").first
    anchor = link.get_attribute("href").partition("#")[2]
    link.press("Enter")
    page.wait_for_selector("#link-card:popover-open")
    key = next(one.study_id for one in evidence.rows("studies") if evidence.anchor(one.study_id) == anchor)
    assert unix(copied(page, "#link-card")) == unix(as_pasted(evidence.cited(key)))


def test_the_page_of_a_claim_cites_itself(page, site):
    claim = evidence.claims()[0]
    page.goto(f"{site}/chapters/{claim.page}", wait_until="load")
    found = copied(page, "[data-send]")
    entry = parse_string(found["bibtex"], "bibtex").entries[claim.page.removesuffix(".html")]
    assert entry.type == "misc" and entry.fields["title"] == f"{{{claim.question}}}"
    assert found["text"] == page.inner_text(".claim-cited") and claim.question in found["text"]
    assert "TY  - ELEC" in found["ris"] and f"TI  - {claim.question}" in found["ris"]


def test_where_a_browser_does_not_copy_the_citation_can_be_marked(page, site):
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
    page.goto(f"{site}/chapters/references.html", wait_until="networkidle")
    page.locator("#cite-eremin2004 > .cite-open").click()
    page.locator("#link-card [data-cite=bibtex]").click()
    box = page.locator("#link-card textarea")
    box.wait_for()
    assert box.input_value() == evidence.cited("eremin2004").bibtex
    assert box.get_attribute("aria-label") == CITE["link_field"]
    assert page.inner_text(f"#link-card {SAID}") == CITE["not_copied"]


def test_without_a_script_no_button_is_shown(browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for name in ("where-studied", "references", evidence.claims()[0].page.removesuffix(".html")):
        page.goto(f"{site}/chapters/{name}.html")
        assert not page.locator("[data-take-rows]:visible, [data-cite]:visible, .cite-open:visible").count()
    context.close()
