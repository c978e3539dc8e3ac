"""Text that a spreadsheet would not leave alone: it computes "=x", makes a date of "6-11" and a number of "007".

No way of writing a CSV file keeps it from that, so such text is refused in the tables of data/. What is offered for
download begins with a byte order mark, without which a spreadsheet does not read the file as UTF-8.
"""

import codecs
import re

_MONTHS = "jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september"
_MONTH = "|".join((*_MONTHS.split(), "october", "november", "december"))
# What is computed, as both languages write it: the page makes files of its own, and puts words in front of such text.
COMPUTED = r"^\s*[=+\-@＝＋－＠]"
NUMBER = r"^-?(?:0|[1-9]\d{0,10})(?:\.\d+)?$"
_NUMBER = re.compile(NUMBER)
_NAME = "a name with a letter"
# What is found in a text, what a spreadsheet does with it, and what to write instead.
_TRAPS = (
    (r"(?s).*[\t\r\n].*", "breaks the cell", "a text in one line, without tabs"),
    (rf"{COMPUTED}.*", "computes this", "words in front of =, +, - or @"),
    # A DOI of digits alone is left alone.
    (r"(?!10\.\d{4,}/)\d+(?:\s*[-/.]\s*\d+){1,3}\.?", "makes a date of this", "a range in words, such as 6 to 11"),
    (rf"(?i)(?=.*\d)(?:\d+[\s/.,-]*)?(?:{_MONTH})\.?(?:[\s/.,-]*\d+){{0,2}}", "makes a date of this", "another name"),
    (r"\d+\s+\d+/\d+", "reads a fraction", "a decimal number"),
    (r"(?i)\d+:\d+(?::\d+)?(?:\.\d+)?(?:\s*[ap]m?)?|\d+(?:\s+[ap]|\s*[ap]m)", "makes a time of this", "words"),
    (r"\([\d.,]+\)", "makes a negative number of this", "words"),
    (r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", "makes another number of this", "a number without commas"),
    (r"\d+(?:\.\d*)?[eE][+-]?\d+", "reads a power of ten", f"{_NAME} in front, or a number written out"),
    (r"0\d+", "drops the zeros in front", f"{_NAME} in front"),
    (r"\d{12,}", "rounds a number of so many digits", f"{_NAME} in front"),
)
_FOUND = tuple((re.compile(trap), f"{allowed}; a spreadsheet {does}") for trap, does, allowed in _TRAPS)


def instead(text: str) -> str:
    """What to write instead of a text that a spreadsheet would change; "" for a text that is safe."""
    if _NUMBER.fullmatch(text):
        return ""
    return next((allowed for trap, allowed in _FOUND if trap.fullmatch(text)), "")


def offered(table: bytes) -> bytes:
    """A CSV file as it is offered for download."""
    return table if table.startswith(codecs.BOM_UTF8) else codecs.BOM_UTF8 + table
