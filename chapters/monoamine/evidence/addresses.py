"""What the address of a source may lead to: the source itself, and nothing that only stands in for it."""

import re
from ipaddress import ip_address
from urllib.parse import urlsplit

ALLOWED = "an http address, or nothing"
ALLOWED_HOST = (
    "the address of the source itself, best its DOI, or nothing: no shadow library, uploaded copy, mirror, proxy, "
    "staging or test server, bare number, and no http where https is served"
)
PATTERN = r"https?://\S+"

# Shadow libraries, and places where anybody uploads a copy of a paper. A name stands for every ending (.se, .to, ...).
_COPIES = {
    "1lib", "annas-archive", "b-ok", "bookfi", "booksc", "coek", "daneshyari", "datapdf", "docksci", "docplayer",
    "docslides", "docslib", "dokumen", "ebin", "epdf", "fdocuments", "gen-lib", "healthdocbox", "kundoc", "libgen",
    "library-genesis", "pdfcoffee", "pdffox", "sci-hub", "scidb", "scihub", "scribd", "slideshare",
    "studylib", "vdoc", "vdocuments", "z-lib", "z-library", "zlib", "zlibrary",
}  # fmt: skip
# Copies of Wikipedia and of PubMed, services that are gone, and pages that took over a name.
_MIRRORS = {
    "alchetron.com",
    "biomaterialdatabase.com",
    "infogalactic.com",
    "meta.org",
    "profilbaru.com",
    "pubmedcentralcanada.ca",
    "wikimili.com",
    "wikiwand.com",
    "wikizero.com",
    "winstrol-cycle.review",
}
# A part of a host's name that says what the host is for.
_NOT_PUBLIC = {
    "beta", "dev", "develop", "ezproxy", "internal", "intranet", "libproxy", "local", "localhost", "mirror", "mirrors",
    "preprod", "preview", "proxy", "sandbox", "stage", "staging", "test", "testing", "uat",
}  # fmt: skip
# No https was found there.
_ONLY_HTTP = {
    "360mate.com",
    "artlife.rv.ua",
    "en.shram.kiev.ua",
    "globalauthorid.com",
    "j-asymmetry.com",
    "modafinil.info",
    "radiotec.ru",
    "semaxint.com",
    "twilightbridge.com",
    "www.rjbc.ru",
}


def leads_to_source(address: str) -> bool:
    """Whether the host of an address is one that a reader may be sent to; anything but an http address passes."""
    if not re.fullmatch(PATTERN, address):
        return True
    try:
        parts = urlsplit(address)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return False
    if parts.username or port or "." not in host or _is_number(host):
        return False
    names = host.split(".")
    # staging.scite.ai, search.tweb-dev.unibo.it and www-nature-com.ezproxy.example.edu say it in a part of a name.
    said = {word for name in names[:-1] for word in (name, *name.split("-"), re.sub(r"\d+$", "", name))}
    if said & _NOT_PUBLIC or set(names[:-1]) & _COPIES or ".".join(names[-2:]) in _MIRRORS:
        return False
    return parts.scheme == "https" or host in _ONLY_HTTP


def _is_number(host: str) -> bool:
    try:
        ip_address(host.strip("[]"))
    except ValueError:
        return host.replace(".", "").isdigit()
    return True
