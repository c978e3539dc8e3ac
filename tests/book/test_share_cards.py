"""The picture of every page, and what its head says of it: made from the rows, with a whole address or with none."""

import io
import re
from itertools import combinations

import numpy as np
import pytest
from bs4 import BeautifulSoup
from found import some
from monoamine import evidence
from monoamine.book.images import inks, png, svg
from monoamine.book.letters import font_files, measure
from monoamine.book.share_cards import alt_texts, cards, shown_as
from monoamine.dashboard.presets import presets
from monoamine.dashboard.story_page import story_name
from monoamine.exhibits.card import HEIGHT, WIDTH
from monoamine.theme.pages import pages
from monoamine.units import bound
from PIL import Image
from tiny_book import build

SITE = "https://owner.github.io/a-book/"
NAMES = [*alt_texts()]
CLAIMS = [one.page.removesuffix(".html") for one in evidence.claims()]
# Bytes: what a messenger fetches for a link.
MOST = 60_000


@pytest.fixture(scope="module")
def made():
    return dict(cards(SITE, NAMES))


def test_every_page_claim_and_story_has_a_card_and_says_what_it_shows(made):
    assert [*made] == NAMES == [*pages(), *CLAIMS, *map(story_name, presets())] and len(NAMES) == 13 + 55 + 6
    assert all(len(text) > 20 and not text.startswith("http") for text in some(alt_texts().values()))


@pytest.mark.parametrize("claim", evidence.claims(), ids=lambda one: one.id)
def test_the_card_of_a_claim_says_its_row(made, claim):
    said = " ".join(line.text for line in made[claim.page.removesuffix(".html")].lines)
    for text in (claim.question, claim.answer, claim.text, claim.word, claim.basis):
        assert bound(text) in said
    assert "…" not in said


@pytest.mark.parametrize("name", NAMES)
def test_words_stay_on_the_card_and_apart(made, name):
    placed = []
    for line in some(made[name].lines):
        wide = line.size * measure(line.text, line.look)
        left = {"start": line.x, "middle": line.x - wide / 2, "end": line.x - wide}[line.anchor]
        assert left >= 20 and left + wide <= WIDTH - 20 and wide <= line.room + 0.5, line.text
        assert line.y - line.size > 0 and line.y + 0.22 * line.size <= HEIGHT, line.text
        placed.append((left, line.y - 0.74 * line.size, left + wide, line.y + 0.22 * line.size, line.text))
    for one, other in combinations(some(placed), 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1], (one, other)


def test_a_card_without_an_address_names_none(made):
    bare = dict(cards("", ["index"]))["index"]
    assert any("owner.github.io/a-book" in line.text for line in made["index"].lines)
    assert not any("http" in line.text or "/" in line.text for line in bare.lines)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["index", "references", "claim-da-turnover", *map(story_name, presets())])
def test_a_picture_is_small_and_has_the_colours_of_the_page(made, name, tmp_path_factory):
    fonts = font_files(tmp_path_factory.getbasetemp() / "fonts")
    drawing = svg(made[name])
    assert "var(" not in drawing and "color-mix" not in drawing
    file = png(drawing, fonts)
    image = Image.open(io.BytesIO(file)).convert("RGB")
    assert image.size == (WIDTH, HEIGHT) and len(file) < MOST
    paper = tuple(bytes.fromhex(inks()["--ink-paper"][1:]))
    assert image.getpixel((3, 3)) == paper == image.getpixel((WIDTH - 4, HEIGHT - 4))
    found = {colour for _, colour in image.getcolors(WIDTH * HEIGHT)}
    for ink in ("da", "5-ht", "ne"):
        assert tuple(bytes.fromhex(inks()[f"--ink-{ink}"][1:])) in found, ink
    # Words are there: without its faces a card would be empty where they stand.
    said = np.asarray(image.convert("L"))[:, 40:700]
    assert (said < 90).mean() > 0.004


def test_a_hostile_text_is_a_text():
    told = shown_as("index", '"><script>alert(1)</script>', "a & b", SITE)
    assert dict(told)["og:title"] == '"><script>alert(1)</script>'


# --- in a book ------------------------------------------------------------------------------------


def head(page: str) -> dict[str, str]:
    soup = BeautifulSoup(page, "html.parser")
    metas = soup.select("head meta[property], head meta[name]")
    return {str(one.get("property") or one["name"]): str(one["content"]) for one in metas}


@pytest.fixture(scope="module")
def book(root, tmp_path_factory):
    folder = tmp_path_factory.mktemp("shown") / "book"
    texts = {
        "index": "# Start\n\nText.\n",
        "references": "# References\n\n```{bibliography}\n:all:\n```\n",
        "other": "# Other\n\nText.\n",
        "claims": "# Claims\n\n:::{claims}\n:::\n",
    }
    log = build(root, folder, texts, SITE, cards=True)
    assert "build succeeded" in log or "Finished generating" in log, log
    return folder / "_build" / "html"


@pytest.mark.slow
def test_a_page_names_its_picture_by_a_whole_address(book):
    claim = evidence.claim("a_da_turnover")
    for slug, title, text in (
        ("index", pages()["index"].title, pages()["index"].short),
        (claim.page.removesuffix(".html"), claim.question, claim.answer),
    ):
        told = head((book / "chapters" / f"{slug}.html").read_text(encoding="utf-8"))
        assert (
            (told["og:title"], told["og:description"])
            == (title, text)
            == (told["twitter:title"], told["twitter:description"])
        )
        assert told["og:url"] == f"{SITE}chapters/{slug}.html"
        assert told["og:image"] == told["twitter:image"] == f"{SITE}_static/cards/{slug}.png"
        assert (book / told["og:image"].removeprefix(SITE)).stat().st_size < MOST
        assert told["og:image:alt"] == alt_texts()[slug] and told["twitter:card"] == "summary_large_image"
        assert (told["og:image:width"], told["og:image:height"]) == ("1200", "630")


@pytest.mark.slow
def test_the_top_of_the_site_is_shown_as_its_first_page(book):
    told = head((book / "index.html").read_text(encoding="utf-8"))
    assert told["og:image"] == f"{SITE}_static/cards/index.png" and told["og:title"] == pages()["index"].title


@pytest.mark.slow
def test_no_picture_of_a_page_that_is_not_there_and_none_named_by_a_page_without_one(book):
    there = {file.stem for file in (book / "_static" / "cards").glob("*.png")}
    assert there == {"index", "references", *CLAIMS}
    assert "og:image" not in head((book / "chapters" / "other.html").read_text(encoding="utf-8"))


def test_without_an_address_there_are_words_and_no_picture():
    told = dict(shown_as("index", "Title", "Text.", ""))
    assert told["og:title"] == "Title" and told["twitter:card"] == "summary"
    assert not [
        name for name, content in told.items() if "image" in name or "url" in name or re.search("https?:", content)
    ]
