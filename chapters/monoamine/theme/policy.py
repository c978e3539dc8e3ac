"""The content security policy of a page: it runs its own files and the scripts that the build wrote into it, no others.

It stands in the page, because the book is served by anything, and may be opened as a file.
"""

from base64 import b64encode
from hashlib import sha256

from bs4 import BeautifulSoup, Tag

# Another kind of script is data.
_RUN = ("", "text/javascript", "module")
HEADER = "Content-Security-Policy"
# A page that is opened as a file has files of no origin: the scheme names them. Online nothing can be asked for by it.
_OWN = ("'self'", "file:")


def policy(scripts: list[str]) -> str:
    """The policy of a page with these scripts in its HTML. Formulas and BokehJS bring styles of their own."""
    hashes = [f"'sha256-{digest(script)}'" for script in dict.fromkeys(scripts)]
    sources = {
        "default-src": ["'none'"],
        "script-src": [*_OWN, *hashes],
        "style-src": [*_OWN, "'unsafe-inline'"],
        "img-src": [*_OWN, "data:", "blob:"],
        "font-src": _OWN,
        "connect-src": _OWN,
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
    }
    return "; ".join(" ".join([name, *allowed]) for name, allowed in sources.items())


def digest(script: str) -> str:
    """What a policy knows a script by."""
    return b64encode(sha256(script.encode()).digest()).decode()


def add_policy(soup: BeautifulSoup) -> None:
    """Write the policy of a page into its head, before anything that it governs."""
    if not soup.head:
        return
    for old in soup.head.find_all("meta", attrs={"http-equiv": HEADER}):
        old.decompose()
    scripts = [one for one in soup.find_all("script") if _runs(one)]
    meta = soup.new_tag("meta", attrs={"http-equiv": HEADER, "content": policy([one.string or "" for one in scripts])})
    charset = soup.head.find("meta", attrs={"charset": True})
    if charset:
        charset.insert_after(meta)
    else:
        soup.head.insert(0, meta)


def _runs(script: Tag) -> bool:
    return not script.get("src") and script.get("type", "") in _RUN
