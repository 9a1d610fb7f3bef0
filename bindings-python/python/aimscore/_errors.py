"""What is wrong with input: an exception that lists all of it."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from aimscore.types import Issue, IssueList

_SHOWN = 10


class AssessmentError(ValueError):
    """Input that was refused, with every problem found in it.

    >>> import aimscore as ac
    >>> try:
    ...     ac.assess({"format": "aimscore/assessment/1", "catalogue": {"id": "iso-42001"}, "as_of": "today"})
    ... except ac.AssessmentError as error:
    ...     print(error.issues[0]["code"], error.issues[0]["pointer"])
    invalid_date /as_of
    """

    issues: list[Issue]
    """The problems in the order of the document, at most 1,000."""
    more: int
    """How many further problems there are."""

    def __init__(self, issues: Sequence[Issue], more: int = 0) -> None:
        super().__init__(issues, more)
        self.issues = list(issues)
        self.more = more

    def __str__(self) -> str:
        total = len(self.issues) + self.more
        lines = [f"{total} problem{'' if total == 1 else 's'} in the input"]
        lines += map(as_line, self.issues[:_SHOWN])
        if total > _SHOWN:
            lines.append(f"and {total - _SHOWN} more")
        return "\n  ".join(lines)


def as_line(issue: Issue) -> str:
    """An issue in one line, fit for any terminal."""
    return printable(f"{issue['pointer'] or 'whole document'}: {issue['message']}; {issue['mend']}")


def printable(text: str) -> str:
    """Text in one line for any terminal: what cannot be shown, control characters too, is replaced."""
    if text.isprintable():
        return text
    return "".join("\N{REPLACEMENT CHARACTER}" if unicodedata.category(c).startswith("C") else c for c in text)


@contextmanager
def refusals() -> Iterator[None]:
    """Turns what the engine refuses into an `AssessmentError`."""
    try:
        yield
    except ValueError as refusal:
        refused: IssueList = json.loads(str(refusal))
        raise AssessmentError(refused["issues"], refused["more"]) from None
