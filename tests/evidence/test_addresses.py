"""An address among the sources leads to the source, and not to a copy, a mirror or a server for tests."""

import pytest
from found import some
from monoamine import evidence
from monoamine.evidence import DATA
from monoamine.evidence.addresses import leads_to_source

WITH_ADDRESSES = ("kinetic_constants", "measurements", "receptors", "regional_serotonin", "steady_states", "studies")


@pytest.mark.parametrize(
    "address",
    [
        "https://zlibrary.cc/dl/a-paper",
        "https://z-lib.is/a",
        "https://sci-hub.se/10.1/x",
        "https://sci-hub.st/10.1/x",
        "https://libgen.rs/a",
        "https://annas-archive.org/md5/0",
        "https://it.scribd.com/document/1/semax",
        "https://studylib.net/doc/1",
        "https://c.coek.info/pdf-a.html",
        "https://datapdf.com/a.html",
    ],
)
def test_no_shadow_library_and_no_uploaded_copy(address):
    assert not leads_to_source(address)


@pytest.mark.parametrize(
    "address",
    [
        "https://staging.scite.ai/authors/a",
        "https://acnpsearch.tweb-dev.unibo.it/a",
        "https://vufind-test.katalog.k.utb.cz/a",
        "https://dev2.example.org/a",
        "https://preview.example.org",
        "http://localhost:8000/a",
        "https://localhost/a",
        "http://47.251.13.51:8081/11717346",
        "https://127.0.0.1/a",
        "https://[::1]/a",
        "https://2130706433/a",
        "https://example.org:8443/a",
        "https://reader:word@example.org/a",
    ],
)
def test_no_server_that_is_not_for_the_public(address):
    assert not leads_to_source(address)


@pytest.mark.parametrize(
    "address",
    [
        "https://doi-org.ezproxy.example.edu/10.1/x",
        "https://proxy.example.edu/a",
        "https://mirror.example.org/a",
        "https://wikimili.com/en/Semax",
        "https://www.profilbaru.com/a",
        "http://pubmedcentralcanada.ca/pmcc/a",
    ],
)
def test_no_mirror_and_no_proxy(address):
    assert not leads_to_source(address)


@pytest.mark.parametrize("address", ["http://doi.org/10.1/x", "http://www.ncbi.nlm.nih.gov/a", "http://[/"])
def test_no_http_where_https_is_served_and_nothing_broken(address):
    assert not leads_to_source(address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "https://doi.org/10.1016/S0893-133X(02)00346-9",
        "https://pubmed.ncbi.nlm.nih.gov/15188751",
        "https://www.testlab.example.org/a",
        "https://developers.example.org",
        "https://meta.wikimedia.org/wiki/A",
        "https://example.org/staging/test?proxy=mirror",
        "http://semaxint.com/history.htm",
    ],
)
def test_what_is_no_stand_in_passes(address):
    assert leads_to_source(address)


@pytest.mark.parametrize("name", WITH_ADDRESSES)
def test_every_row_leads_to_its_source(name):
    assert [address for address in some(evidence.table(name)["url"]) if not leads_to_source(address)] == []


def test_no_row_leads_to_a_tool_instead_of_a_page():
    """Addresses of tools (a citation to import, a link that forwards) are no page of a paper."""
    tools = ("/lookup/", "/highwire/citation/", "cmedm__", "/pmid-")
    for name in WITH_ADDRESSES:
        assert not [address for address in some(evidence.table(name)["url"]) if any(tool in address for tool in tools)]


def test_the_bibliography_holds_no_other_address():
    text = (DATA / "references.bib").read_text(encoding="utf-8")
    addresses = [line.partition("{")[2].rstrip("},") for line in text.splitlines() if line.startswith("  url = ")]
    assert addresses and all(leads_to_source(address) for address in some(addresses))
