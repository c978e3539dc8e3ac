"""One kind of error for everything that is wrong in a table of data/."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One bad cell. ``row`` is the line of the file, counted from 1 with the header as line 1, or an entry's id."""

    file: str
    row: int | str
    column: str
    value: object
    allowed: str

    @property
    def line(self) -> int:
        """The line of the file; 0 where an entry is named."""
        return self.row if isinstance(self.row, int) else 0

    def __str__(self) -> str:
        """The problem as one line."""
        place = f"{self.file}, row {self.row}, column {self.column}"
        return f"{place}: {self.value!r} is not allowed; allowed: {self.allowed}"


class DataError(ValueError):
    """A table of data/ is wrong. ``problems`` lists every fault found; message and attributes tell the first.

    Attributes: problems, file, row, column, value, allowed.
    """

    def __init__(self, *problems: Problem):
        """Take the problems in the order they should be told, at least one."""
        first = problems[0]
        more = f" (and {len(problems) - 1} more in this table)" if len(problems) > 1 else ""
        super().__init__(f"{first}{more}")
        self.problems = problems
        self.file, self.row, self.column = first.file, first.row, first.column
        self.value, self.allowed = first.value, first.allowed


class UnknownKey(KeyError):
    """A name that no row has. The message lists near names."""

    def __str__(self) -> str:
        """The message without the quotes of KeyError."""
        return str(self.args[0])
