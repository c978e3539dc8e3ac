"""What programs do to a link on its way: by name, a function from a link to what arrives."""

from html import escape
from urllib.parse import quote


def _lines(text: str, sign: str) -> str:
    """The text broken by a sign after each 20 characters, also inside of names and numbers."""
    return sign.join(text[start : start + 20] for start in range(0, len(text), 20))


ENDS = (
    ".", ")", ").", ">", ">.", ",", ";", ":", "!", "?", '"', "'", "*", "**", "_", "`", "]", "/", "…", "”", "’", "»", "&",
    "#",
)  # fmt: skip
HYPHENS = {"hyphen": "‐", "non-breaking hyphen": "‑", "figure dash": "‒", "en dash": "–", "em dash": "—", "minus": "−"}
BLANKS = {
    "space": " ",
    "line break": "\n",
    "carriage return": "\r\n",
    "tab": "\t",
    "no-break space": "\u00a0",
    "zero-width space": "\u200b",
    "soft hyphen": "\u00ad",
    "word joiner": "\u2060",
    "byte order mark": "\ufeff",
    "escaped space": "%20",
    "escaped line break": "%0D%0A",
    "escaped zero-width space": "%E2%80%8B",
}

DAMAGE = {
    "escaped": lambda link: quote(link, safe=""),
    "escaped twice": lambda link: quote(quote(link, safe=""), safe=""),
    "escaped three times": lambda link: quote(quote(quote(link, safe=""), safe=""), safe=""),
    "escaped in lower case": lambda link: link.replace("=", "%3d").replace(":", "%3a").replace(",", "%2c"),
    "signs of fields escaped": lambda link: link.replace("&", "%26"),
    "signs of doses escaped": lambda link: link.replace(":", "%3A").replace(",", "%2C"),
    "every letter escaped": lambda link: "".join(f"%{ord(one):02X}" for one in link),
    "HTML": escape,
    "HTML twice": lambda link: escape(escape(link)),
    "HTML, then escaped": lambda link: quote(escape(link), safe=""),
    "HTML by number": lambda link: link.replace("&", "&#38;").replace("=", "&#x3D;"),
    "quoted-printable": lambda link: link.replace("=", "=3D"),
    "upper case": str.upper,
    "first letter upper case": lambda link: link[0].upper() + link[1:],
    "upper case names": lambda link: link.replace("v=", "V=").replace("doses=", "Doses=").replace("in=", "IN="),
    "underscores eaten": lambda link: link.replace("_", ""),
    "hyphen eaten": lambda link: link.replace("d-a", "da"),
    "in quotation marks": lambda link: f"“{link}”",
    "in angle brackets": lambda link: f"<{link}>",
    "in parentheses, at the end of a sentence": lambda link: f"({link}).",
    "end of an attribute": lambda link: f'{link}">',
    "escaped end": lambda link: f"{link}%22%3E.",
    "sign twice": lambda link: f"#{link}",
    "escaped sign twice": lambda link: f"%23{link}",
    **{f"followed by {end}": lambda link, end=end: link + end for end in ENDS},
    **{f"with {name}": lambda link, sign=sign: link.replace("-", sign) for name, sign in HYPHENS.items()},
    **{
        f"with escaped {name}": lambda link, sign=sign: link.replace("-", quote(sign)) for name, sign in HYPHENS.items()
    },
    **{f"broken by {name}": lambda link, sign=sign: _lines(link, sign) for name, sign in BLANKS.items()},
    "followed by who shared it": lambda link: f"{link}&utm_source=chat&UTM_medium=social&fbclid=IwAR0-x_y",
    "wide signs": lambda link: link.replace("&", "＆").replace("=", "＝"),
    "all at once": lambda link: quote(escape(_lines(link.replace("-", "‑"), "\r\n")), safe="") + ").",
}
