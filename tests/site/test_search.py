"""The search: every question gets results or a sentence, and a result leads to the word, on its page alone."""

from urllib.parse import quote

import pytest
from monoamine.words import words
from pages import SLUGS, watch

TEXT = words("search")
# What every object has, nothing at all, signs, marks, and what a regular expression would trip over.
ODD = [
    "constructor", "__proto__", "toString", "hasOwnProperty", "valueOf", "isPrototypeOf constructor", "prototype",
    "constructor dopamine", "the", "5", "2005", "<b>bold</b>", "<script>alert(1)</script>", "(a|b)*[", "^$.*+?a",
    "x" * 5000, "dopamine " * 500, "🧠", "дофамин", "多巴胺", "-semax", '"dopamine"', "%a", "&q=1", "a b c",
]  # fmt: skip
EMPTY = ["", " ", "   ", "!!!", "-", "…", "\t\n", "\\", "^$.*+?", "\u0000", "%"]
SEEN = """mark => {
  const box = mark.getBoundingClientRect();
  return mark.getClientRects().length > 0 && box.bottom > 0 && box.top < innerHeight
    && !mark.closest("details:not([open])") && mark.closest("article") !== null;
}"""


def asked(page, address, query):
    page.goto(f"{address}/search.html?q={quote(query.encode('utf-8', 'surrogatepass'))}")
    page.wait_for_selector("#search-results [role=status]")
    return page.inner_text("#search-results [role=status]")


@pytest.fixture(scope="module")
def page(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.fixture(params=["http", "file"])
def address(request, site, site_folder):
    return site if request.param == "http" else site_folder.resolve().as_uri()


def test_any_question_gets_results_or_a_sentence(page, address):
    seen = watch(page, address)
    for query in ODD:
        said = asked(page, address, query)
        n = page.locator("#search-results li").count()
        assert said.startswith(f"{n} place" if n else "Nothing in this book"), (query, said)
        assert page.locator("input[name=q]").first.input_value() == query[:200]
    page.wait_for_load_state("networkidle")
    assert not seen.faults


def test_no_word_asks_for_one(page, address):
    seen = watch(page, address)
    for query in EMPTY:
        assert asked(page, address, query) == TEXT["ask"], query
    page.goto(f"{address}/search.html")
    page.wait_for_selector("#search-results [role=status]")
    assert page.inner_text("#search-results [role=status]") == TEXT["ask"]
    assert not seen.faults


def test_a_long_question_is_cut_and_says_so(page, site):
    assert TEXT["cut"].format(n=200) in asked(page, site, "dopamine " * 500)
    assert TEXT["cut"].format(n=200) not in asked(page, site, "dopamine")


def test_what_matches_is_listed_from_a_file_too(page, site, site_folder):
    from_site, from_file = [], []
    for address, titles in ((site, from_site), (site_folder.resolve().as_uri(), from_file)):
        asked(page, address, "carrier")
        titles += page.locator("#search-results li a").all_inner_texts()
    assert len(from_site) >= 5 and from_site == from_file


def test_a_result_shows_its_word_in_a_line_that_takes_no_room_later(page, site):
    asked(page, site, "increase")
    before = page.evaluate("document.body.scrollHeight")
    page.wait_for_load_state("networkidle")
    page.wait_for_selector("#search-results .context .highlighted")
    assert page.evaluate("document.body.scrollHeight") == before
    assert page.locator("#search-results .context").count() == page.locator("#search-results li").count()


@pytest.mark.parametrize("query", ["VMAT2", "half-life", "increase", "HAM-D"])
def test_an_excerpt_is_a_sentence_with_the_word_marked_whole(page, site, query):
    asked(page, site, query)
    page.wait_for_load_state("networkidle")
    first = page.locator("#search-results .search > li").filter(has=page.locator(".highlighted"))
    page.wait_for_function("document.querySelectorAll('#search-results .search .highlighted').length > 1")
    marks = {mark.lower() for mark in page.locator("#search-results .context .highlighted").all_inner_texts()}
    assert query.lower() in marks and not {mark for mark in marks if len(mark) < 3}
    told = first.locator(".context").first.inner_text()
    assert len(told) > 40, told


@pytest.mark.parametrize(
    ("typed", "meant"), [("semx", "semax"), ("dopamin", "dopamine"), ("does semx raise", "does semax raise")]
)
def test_a_near_word_is_offered(page, site, typed, meant):
    asked(page, site, typed)
    page.locator(".search-near a", has_text=meant).click()
    page.wait_for_selector("#search-results ul.search")
    assert page.locator("input[name=q]").first.input_value() == meant


@pytest.mark.parametrize("query", ["increase", "dopamine", "half-life", "rats"])
def test_a_word_of_the_book_is_not_corrected(page, site, query):
    asked(page, site, query)
    assert not page.locator(".search-near").count()


@pytest.mark.parametrize("missing", ["searchindex.js", "searchtools.js", "language_data.js"])
def test_a_part_that_did_not_load_is_told(browser, site, missing):
    page = browser.new_page()
    page.route(f"**/{missing}*", lambda route: route.abort())
    page.goto(f"{site}/search.html?q=dopamine")
    page.wait_for_selector("#search-results [role=status]")
    said, listed = page.inner_text("#search-results [role=status]"), page.locator("#search-results li").count()
    page.close()
    assert said == TEXT["broken"] and not listed


def test_pages_that_cannot_be_read_leave_the_results(browser, site):
    page = browser.new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.route("**/chapters/*.html", lambda route: route.abort())
    asked(page, site, "dopamine")
    page.wait_for_load_state("networkidle")
    assert page.locator("#search-results li").count() > 5
    page.close()
    assert not errors


def test_words_that_nobody_can_see_are_not_offered_to_be_hidden(browser, site):
    page = browser.new_page()
    page.goto(f"{site}/chapters/simple-version.html?highlight=carriers")
    page.wait_for_load_state("networkidle")
    marks = page.locator("article .highlighted")
    assert marks.count() == marks.and_(page.locator(":visible")).count()
    assert page.locator("[data-unmark]").is_visible() == bool(marks.count())
    page.close()


# --- what a result leads to -----------------------------------------------------------------------


def follow(page, site, query, title):
    asked(page, site, query)
    # What is left while it loads ends in an error of the network.
    page.wait_for_load_state("networkidle")
    page.locator("#search-results li a", has_text=title).first.click()
    page.wait_for_selector("article .highlighted", state="attached")
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("increase", "Three systems"),
        ("increase", "Where this has been studied"),
        ("increase", "Semax vs amphetamine"),
        ("increase", "Neurotransmitter dashboard"),
        ("increasing", "The model"),
        ("5-HIAA", "Key terms"),
        ("semax dopamine", "The simple version"),
    ],
)
def test_a_result_leads_to_the_first_hit(browser, site, query, title, width):
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    seen = watch(page, site)
    follow(page, site, query, title)
    page.wait_for_function(f"[...document.querySelectorAll('article .highlighted')].some({SEEN})")
    # The Tab key goes on from there; a place in the address takes the focus itself.
    page.wait_for_function("location.hash.startsWith('#term') || document.activeElement.matches('.highlighted')")
    context.close()
    assert not seen.faults


def test_the_fold_of_the_first_hit_opens_and_no_other(page, site):
    follow(page, site, "increase", "Three systems")
    opened = page.locator("article details[open]:not(.quiz-fold, .narrow)")
    assert opened.count() == 1 and opened.locator(".highlighted").count()
    # A word on each side: something is folded still.
    assert page.locator("article details:not([open])").count() > 10


def test_marks_stand_in_the_text_alone(page, site):
    follow(page, site, "semax dopamine", "Semax vs amphetamine")
    assert page.locator(".highlighted").count() == page.locator("article .highlighted").count() > 20
    broken = "article :is(script, style, svg title, svg desc, .katex, button, select, [role=status]) .highlighted"
    assert not page.locator(broken).count()


def test_marks_leave_the_layout_as_it_is(browser, site):
    """A word in a row of boxes does not fall into pieces."""
    heights = []
    for address in ("chapters/key-terms.html", "chapters/key-terms.html?highlight=dopamine%20semax%20d%20said"):
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(f"{site}/{address}", wait_until="networkidle")
        heights.append(page.evaluate("document.querySelector('article').getBoundingClientRect().height"))
        page.close()
    assert abs(heights[0] - heights[1]) < 60


def test_the_words_leave_the_address_and_the_rest_stays(page, site):
    page.goto(f"{site}/chapters/comparison.html?lock=a,b&highlight=semax&c=d#none-documented")
    page.wait_for_selector("article .highlighted", state="attached")
    assert page.url.endswith("/chapters/comparison.html?lock=a,b&c=d#none-documented")
    page.reload()
    page.wait_for_load_state("networkidle")
    assert not page.locator(".highlighted").count()


@pytest.mark.parametrize("words_in_address", ["", "%20", "%E0%A4%A", "((", "x" * 3000, "d"])
def test_odd_words_in_the_address_do_no_harm(browser, site, words_in_address):
    page = browser.new_page()
    seen = watch(page, site)
    page.goto(f"{site}/chapters/key-terms.html?highlight={words_in_address}", wait_until="networkidle")
    assert page.url == f"{site}/chapters/key-terms.html"
    page.close()
    assert not seen.faults


@pytest.mark.parametrize("slug", SLUGS)
def test_the_next_page_opened_directly_is_unmarked(page, site, slug):
    asked(page, site, "semax dopamine")
    page.goto(f"{site}/chapters/{slug}.html", wait_until="networkidle")
    assert not page.locator(".highlighted").count()
    assert page.evaluate("Object.keys(localStorage).filter(key => key.includes('highlight'))") == []


@pytest.mark.parametrize("way", ["button", "escape"])
def test_marks_can_be_taken_away(page, site, way):
    follow(page, site, "semax", "Key terms")
    text = page.inner_text("article")
    if way == "button":
        page.locator("[data-unmark]").press("Enter")
    else:
        page.keyboard.press("Escape")
    assert not page.locator(".highlighted").count() and page.inner_text("article") == text
    assert not page.locator("[data-unmark]").is_visible()
    assert page.evaluate("document.activeElement.localName") == "main"


# --- other ways into a fold -----------------------------------------------------------------------

CLAIM = "claim-d-bdnf-indirect"


def test_a_link_opens_its_fold_each_time(browser, site):
    page = browser.new_page()
    page.goto(f"{site}/chapters/where-studied.html#{CLAIM}", wait_until="networkidle")
    fold = page.locator(f"#{CLAIM}")
    assert fold.evaluate("fold => fold.open")
    fold.evaluate("fold => { fold.open = false; }")
    # The same link once more: the address does not change.
    page.evaluate(
        f"document.querySelector('article').insertAdjacentHTML('afterbegin', '<a id=again href=#{CLAIM}>again</a>')"
    )
    page.click("#again")
    assert fold.evaluate("fold => fold.open")
    page.close()


def test_an_escaped_place_opens_too(browser, site):
    page = browser.new_page()
    page.goto(f"{site}/chapters/where-studied.html#{CLAIM.replace('-', '%2D')}", wait_until="networkidle")
    assert page.locator(f"#{CLAIM}").evaluate("fold => fold.open")
    page.goto(f"{site}/chapters/where-studied.html#%E0%A4%A", wait_until="networkidle")
    page.close()


def test_a_text_in_the_address_opens_its_fold(browser, site):
    page = browser.new_page(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    page.goto(f"{site}/chapters/where-studied.html#:~:text=It%20is%20the%20usual%20index", wait_until="networkidle")
    page.wait_for_selector("article details[open]")
    assert page.evaluate("scrollY") > 1000
    page.close()
