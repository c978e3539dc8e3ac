"""The interface words of the book (data/words.yml), for Python and, through a page's payload, for JavaScript."""

from functools import cache
from math import floor, log10

from .evidence import DATA
from .evidence.entries import read_yaml
from .units import bound

WORDS_FILE = DATA / "words.yml"


@cache
def all_words() -> dict[str, dict]:
    """Every section of data/words.yml. Raises DataError for a file that cannot be read, or a name that stands twice."""
    return read_yaml(WORDS_FILE)


def words(section: str) -> dict:
    """Return one section of data/words.yml. Raises KeyError when the file has no such section."""
    return all_words()[section]


def fill(template: str, **values: object) -> str:
    """Fill ``{name}`` places. A name without a value raises KeyError: a sentence with a hole must not be shown."""
    return bound(template.format(**values))


def count(forms: dict[str, str], n: int, **values: object) -> str:
    """Choose the form for ``n`` from ``{"none", "one", "many"}`` and fill it; without "none", "many" serves."""
    key = {0: "none", 1: "one"}.get(n, "many")
    return fill(forms.get(key, forms["many"]), n=n, **values)


def listing(parts: list[str], conjunction: str) -> str:
    """Join words as a reader would: ``a``, ``a and b``, ``a, b and c``."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {conjunction} {parts[-1]}"


def digits(value: float) -> str:
    """A positive number with two digits, or all digits before the point: 0.15, 2.3, 14, 140."""
    if value >= 10:
        return f"{floor(value + 0.5):d}"
    places = 1 - floor(log10(value)) if value > 0 else 0
    scaled = floor(value * 10.0**places + 0.5)
    return f"{scaled / 10.0**places:g}"
