"""Each source as text, as BibTeX and as RIS: programs for references can read it, and nothing is made up."""

import re

import pytest
from found import some
from monoamine import evidence
from pybtex.database import parse_string

STUDIES = evidence.rows("studies")
LINE = re.compile(r"^[A-Z][A-Z0-9]  - ")


def tags(study_id: str) -> list[tuple[str, str]]:
    return [(line[:2], line[6:]) for line in evidence.cited(study_id).ris.split("\r\n")]


def test_every_entry_is_bibtex_of_its_own_study():
    entries = parse_string("\n".join(evidence.cited(study.study_id).bibtex for study in STUDIES), "bibtex").entries
    assert list(entries) == [study.study_id for study in STUDIES]
    for study in some(STUDIES):
        fields = entries[study.study_id].fields
        assert fields["title"].strip("{}").replace("\\", "") == study.title and "note" not in fields


def test_every_ris_has_the_form_that_programs_read():
    for study in some(STUDIES):
        ris = evidence.cited(study.study_id).ris
        lines = ris.split("\r\n")
        assert all(LINE.match(line) for line in lines) and "\n" not in ris.replace("\r\n", "")
        assert lines[0].startswith("TY  - ") and lines[-1] == "ER  - "
        assert not [line for line in lines[:-1] if LINE.fullmatch(line)], study.study_id


def test_ris_says_what_the_table_says():
    for study in some(STUDIES):
        told = tags(study.study_id)
        authors = [author.strip("{}") for author in evidence.split_ids(study.authors)]
        assert [value for tag, value in told if tag == "AU"] == authors
        once = {"TI": study.title, "PY": study.year, "DO": study.doi, "UR": study.url}
        assert {tag: dict(told).get(tag, "") for tag in once} == once


def test_a_source_without_an_address_has_none_in_any_form():
    for study in some(one for one in STUDIES if not one.url):
        told = evidence.cited(study.study_id)
        assert not any("http" in form or "doi" in form.lower() for form in (told.text, told.bibtex, told.ris))
        assert not {"DO", "UR"} & dict(tags(study.study_id)).keys()


@pytest.mark.parametrize(
    ("study_id", "wanted"),
    [
        ("eremin2004", {"TY": "JOUR", "JO": "Eksp Klin Farmakol", "VL": "67", "IS": "2", "SP": "8", "EP": "11"}),
        ("levitskaya2004", {"TY": "GEN", "DO": "10.1023/B:NEAB.0000018752.59465.28"}),
    ],
)
def test_kinds_volumes_and_pages(study_id, wanted):
    assert wanted.items() <= dict(tags(study_id)).items()


def test_a_shortened_last_page_is_written_out():
    shortened = [study for study in STUDIES if study.pages == "1262 to 70"]
    assert [dict(tags(study.study_id))["EP"] for study in some(shortened)] == ["1270"]


def test_the_text_names_authors_year_title_and_place():
    assert evidence.cited("eremin2004").text == (
        "Eremin KO, Saransaari P, Oja SS, Raevskii KS (2004). [Semax potentiates effects of D-amphetamine on the level "
        "of extracellular dopamine in the Sprague-Dawley rat striatum and on the locomotor activity of C57BL/6 mice]. "
        "Eksp Klin Farmakol 67(2): 8\u201311. https://pubmed.ncbi.nlm.nih.gov/15188751"
    )


def test_no_text_has_a_hole():
    for study in some(STUDIES):
        text = evidence.cited(study.study_id).text
        assert not re.search(r"\(\)|  |\.\.|^[\s(.]", text.replace("U.S..", "")) and study.title.rstrip(".") in text


@pytest.mark.parametrize("address", ["", "https://book.example/claim-x.html"])
def test_a_page_of_the_book(address):
    told = evidence.book_page("claim-x", "Up 5%?", "Brain & mind", "The authors", "2026", "Verdict: open", "T", address)
    fields = parse_string(told.bibtex, "bibtex").entries["claim-x"].fields
    assert fields["title"] == "{Up 5\\%?}" and fields.get("url", "") == address
    lines = told.ris.split("\r\n")
    assert lines[0] == "TY  - ELEC" and lines[-1] == "ER  - " and "TI  - Up 5%?" in lines
    assert [line for line in lines if line.startswith("UR")] == ([f"UR  - {address}"] if address else [])
