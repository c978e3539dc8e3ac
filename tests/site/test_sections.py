"""Every section of the unit has its page, its heading and its content, read from the built HTML."""

import re
from functools import cache

import pytest
import soups
from found import some
from monoamine import evidence
from monoamine.theme.pages import pages
from monoamine.units import bound
from monoamine.words import words as interface_words
from pages import SLUGS

# What stands before a caption.
NUMBER = re.compile(r"Figure (\d+)\. ")
# Section of the unit -> page, heading, words the page must hold.
SECTIONS = {
    1: (
        "index",
        "Does Semax change the brain’s messengers?",
        ("Monoamine modulation without stimulant properties", "BDNF", "amphetamine"),
    ),
    2: ("dashboard", "Neurotransmitter dashboard", ("dopamine", "serotonin", "norepinephrine")),
    3: ("key-numbers", "Key numbers", ("DOPAC/DA", "5-HIAA/5-HT", "HAM-D")),
    4: ("key-terms", "Key terms", ("DOPAC", "5-HIAA", "locus coeruleus", "inverted-U", "VMAT2", "volume transmission")),
    5: ("simple-version", "The simple version", ("mood", "focus", "flood", "BDNF")),
    6: (
        "region-specific-serotonin",
        "Advanced: region-specific serotonin effects",
        ("hippocampus", "raphe", "striatum"),
    ),
    7: (
        "norepinephrine-inverted-u",
        "Advanced: the norepinephrine inverted-U",
        ("locus coeruleus", "α2A", "schematic"),
    ),
    8: ("three-systems", "Three systems, one upstream mechanism", ("TrkB", "BDNF", "amphetamine")),
    9: ("where-studied", "Where this has been studied", ("indirect", "microdialysis", "never measured")),
    10: ("comparison", "Semax vs amphetamine vs modafinil", ("methylphenidate", "occupancy", "accumbens")),
}


@cache
def page(folder, slug):
    return soups.soup(folder / "chapters" / f"{slug}.html")


def words(folder, slug):
    return " ".join(page(folder, slug).select_one("article, main").get_text(" ").split())


@pytest.mark.parametrize("section", SECTIONS)
def test_section_has_page_heading_and_content(site_folder, section):
    slug, heading, wanted = SECTIONS[section]
    assert heading in page(site_folder, slug).h1.get_text()
    text = words(site_folder, slug)
    assert len(text.split()) > 300
    missing = [word for word in wanted if word.lower() not in text.lower()]
    assert not missing


@pytest.mark.parametrize("slug", SLUGS)
def test_page_has_the_common_frame(site_folder, slug):
    soup = page(site_folder, slug)
    opening = soup.select_one(".opening")
    assert opening, "no objectives, prerequisites and time"
    assert bound(f"{pages()[slug].minutes} minutes") in opening.get_text()
    assert len(opening.select(".opening-part li")) >= 2
    titles = [heading.get_text() for heading in soup.select("h2")]
    assert any("What next" in title for title in titles)
    assert any("Sources" in title for title in titles)
    if slug not in ("index", "instructors", "references"):
        assert len(soup.select("details.check")) >= 3, "three questions to check yourself"


@pytest.mark.parametrize("slug", SLUGS)
def test_who_the_unit_is_stands_before_it_speaks(site_folder, slug):
    introduction = interface_words("opening")["unit"]
    before, found, after = words(site_folder, slug).partition(introduction)
    assert found, "no introduction"
    assert not re.search(r"\b(?:the|this|its?|one) unit\b(?! that does not fit)|\bunit[’']s\b", before, re.I)
    # Once: what follows may speak of the unit as often as it likes.
    assert introduction not in after


def test_who_lands_from_a_search_engine_reads_of_a_course(site_folder):
    for slug in SLUGS:
        described = page(site_folder, slug).find("meta", attrs={"name": "description"})["content"]
        assert "unit" not in described.lower().split(), slug


@pytest.mark.parametrize("slug", SLUGS)
def test_no_two_figures_of_a_page_have_the_same_caption(site_folder, slug):
    captions = [NUMBER.sub("", one.get_text()) for one in page(site_folder, slug).select("figcaption")]
    assert len(set(captions)) == len(captions)


@pytest.mark.parametrize("slug", SLUGS)
def test_the_figures_of_a_page_are_numbered_one_after_the_other(site_folder, slug):
    numbers = [NUMBER.match(one.get_text()) for one in page(site_folder, slug).select("figure.exhibit > figcaption")]
    assert [number and int(number[1]) for number in numbers] == list(range(1, len(numbers) + 1))


def test_no_number_is_made_by_a_style_sheet(site_folder):
    """A browser may begin a counter anew inside a container: all figures would be the first, or none."""
    sheets = [file.read_text(encoding="utf-8") for file in (site_folder / "_static" / "monoamine").glob("*.css")]
    assert sheets and not any(re.search(r"\bcounters?\(|counter-(?:reset|increment|set)", sheet) for sheet in sheets)


def test_every_statement_of_the_unit_stands_beside_its_verdict(site_folder):
    told = {slug: words(site_folder, slug) for slug in SLUGS}
    for row in some(evidence.table("statements").itertuples()):
        slug = SECTIONS[int(row.section)][0]
        boxes = [box.get_text(" ") for box in page(site_folder, slug).select(".said")]
        shown = [box for box in boxes if row.statement in " ".join(box.split())]
        verdict = evidence.claim(row.claim_id).word
        linked = page(site_folder, slug).select(f'a[href="{evidence.claim(row.claim_id).page}"]')
        assert (shown and verdict in shown[0]) or linked, f"{slug}: {row.statement_id} ({told[slug][:40]})"


def test_every_badge_says_what_the_table_says(site_folder):
    by_page = {claim.page: claim for claim in evidence.claims()}
    seen = 0
    for slug in SLUGS:
        for link in page(site_folder, slug).select("a.verdict-link, a:has(.verdict)"):
            claim = by_page[link["href"]]
            assert claim.word in link.get_text() and claim.basis in link.get_text()
            seen += 1
    assert seen > 40


def test_every_claim_has_a_place_with_its_rows(site_folder):
    soup = page(site_folder, "where-studied")
    for claim_id in some(evidence.table("claims")["claim_id"]):
        fold = soup.find(id="claim-" + claim_id.replace("_", "-"))
        assert fold is not None and bound(evidence.claim(claim_id).text) in fold.summary.get_text()


def test_every_study_has_one_entry(site_folder):
    soup = page(site_folder, "references")
    for study_id in some(evidence.table("studies")["study_id"]):
        assert len(soup.find_all(id=evidence.anchor(study_id))) == 1, study_id
