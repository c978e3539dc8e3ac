"""A number and its unit stay on one line. browser/exhibits/words.js does the same for what is told in the page."""

import re

# A unit as it is printed behind its number, mg/kg/day too.
_PART = r"[fpnµumck]?(?:mol|[glmLMs])|min|(?:second|minute|hour|day|week|month|year)s?|h|Hz|kDa|mmHg|bpm"
_UNIT = rf"(?:%|×|°C|(?:{_PART})(?:/(?:{_PART}|day))*)(?![A-Za-z0-9µ_-]|\.[a-z])"
_LOOSE = re.compile(rf"(?<=[0-9]) (?={_UNIT})")


def bound(text: str) -> str:
    """The text with a no-break space between each number and its unit."""
    return _LOOSE.sub("\N{NO-BREAK SPACE}", text)
