"""What chat and mail programs do to a link, undone. Twin of browser/dashboard/mended.js.

They escape it, once or several times, with percent signs, as HTML or as quoted-printable; break it over two lines; put
other hyphens and spaces into it; change its case; let a full stop or a bracket of the sentence stick to its end; and
add fields of their own that tell who followed it.
None of that belongs to a link of ours (dashboard/state.py), so all of it can be taken back.
"""

import re
from collections.abc import Iterable

# Each program that hands a link on may escape it once more.
_ROUNDS = 4
# Spaces and line breaks of every kind, and signs that are not seen.
_BLANKS = re.compile(
    "[\u0000-\u0020\u007f-\u00a0\u00ad\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]+"
)
_HYPHENS = re.compile("[\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d]")
_ESCAPED = re.compile("(?:%[0-9a-fA-F]{2})+")
_ENTITY = re.compile("&(?:#([0-9]{1,5})|#[xX]([0-9a-fA-F]{1,4})|([a-zA-Z]{2,6}));")
_NAMED = {
    "amp": "&",
    "lt": "<",
    "gt": ">",
    "quot": '"',
    "apos": "'",
    "nbsp": " ",
    "num": "#",
    "equals": "=",
    "colon": ":",
    "comma": ",",
    "hyphen": "-",
    "dash": "-",
    "ndash": "-",
    "mdash": "-",
    "minus": "-",
    "shy": "",
}
_WIDE = str.maketrans("＃＆＝", "#&=")
# What programs add to find out who follows a link.
_TRACKED = re.compile(
    "(?:^|[#?&])(?:utm_[a-z]+|fbclid|gclid|dclid|msclkid|yclid|mc_[ce]id|igshid)=[^&#]*", re.IGNORECASE
)
# What a sentence, a bracket or a mark of emphasis leaves at the end. At the beginning it stands before a name.
_ENDS = (
    ".,;:!?'\"`()[]{}<>*_~|\\/#&"
    + "\u2026\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb\u2039\u203a\u3001\u3002\uff0c\uff09"
)


def mended(text: str) -> str:
    """A link as it was before it was handed on."""
    for _ in range(_ROUNDS):
        read = _ENTITY.sub(_spelled, _ESCAPED.sub(_unescaped, text))
        if read == text:
            break
        text = read
    text = _HYPHENS.sub("-", _BLANKS.sub("", text)).translate(_WIDE)
    return _TRACKED.sub("", re.sub("=3[dD]", "=", text)).lstrip("#?&").rstrip(_ENDS)


def letters(name: str) -> str:
    """Letters and digits of a name: programs change its case, and eat or replace its other signs."""
    return re.sub("[^a-z0-9]", "", name.lower())


def meant(name: str, known: Iterable[str]) -> str | None:
    """Which of the known names is meant."""
    wanted = letters(name)
    return next((one for one in known if letters(one) == wanted), None)


def _unescaped(part: re.Match) -> str:
    try:
        return bytes.fromhex(part[0].replace("%", "")).decode("utf-8")
    except UnicodeDecodeError:
        return part[0]


def _spelled(entity: re.Match) -> str:
    decimal, digits, name = entity.groups()
    if name:
        return _NAMED.get(name.lower(), entity[0])
    code = int(decimal) if decimal else int(digits, 16)
    return entity[0] if 0xD800 <= code <= 0xDFFF else chr(code)
