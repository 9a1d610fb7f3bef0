"""Tables as plain text: columns that fit a width, bars for ranges."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from itertools import zip_longest

from aimscore._errors import printable
from aimscore._views import Bar, Cell, View

GUTTER = 2
"""Spaces between columns."""

WHOLE = 24
"""Words up to this long, and bars, are not broken to make room."""

CELLS = 20
"""Characters of a bar."""

IN_PLACE, OPEN, REST = "█▒·"

Strong = Callable[[str], str]
"""Makes text stand out."""


def laid_out(view: View, width: int, strong: Strong = str) -> str:
    """A table with its title in lines of at most this width, where that can be."""
    table = [[_text(cell) for cell in row] for row in view.rows]
    heads = [[heading] for heading in view.headings]
    columns = [[head, *cells] for head, cells in zip_longest(heads, zip(*table, strict=True), fillvalue=())]
    bars = [any(isinstance(row[i], Bar) for row in view.rows) for i in range(len(heads))]
    widths = fitted([_needed(column, bar) for column, bar in zip(columns, bars, strict=True)], width)
    lines = [strong(printable(view.title))]
    lines += [*wrapped(view.lead, width)] if view.lead else []
    if view.rows:
        lines += ["", *map(strong, _row(heads, widths)), "  ".join("─" * width for width in widths)]
        for row in table:
            lines += _row(row, widths)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def fitted(columns: list[tuple[int, int]], width: int) -> list[int]:
    """Widths of columns of which each needs and likes to have so much: the widest give way first."""
    room = width - GUTTER * (len(columns) - 1)
    limit = max((liked for _, liked in columns), default=0)
    while limit > 1 and sum(max(needed, min(liked, limit)) for needed, liked in columns) > room:
        limit -= 1
    return [max(needed, min(liked, limit)) for needed, liked in columns]


def _needed(column: list[list[str]], bar: bool) -> tuple[int, int]:
    lines = [line for cell in column for line in cell]
    liked = max(map(wide, lines))
    words = (min(wide(word), WHOLE) for line in lines for word in line.split())
    return (liked if bar else max(words, default=0), liked)


def wrapped(text: str, width: int) -> Iterator[str]:
    """The lines of a text, broken between words; a word that is wider is broken where it must be."""
    for paragraph in text.splitlines() or [""]:
        line, room = "", width
        for word in printable(paragraph).split(" "):
            if line and wide(word) + 1 > room:
                yield line
                line, room = "", width
            while wide(word) > width:
                head = word[: _fits(word, room - bool(line))] or word[:1]
                yield f"{line} {head}".strip()
                line, room, word = "", width, word[len(head) :]
            line = f"{line} {word}" if line else word
            room = width - wide(line)
        yield line


def _text(cell: Cell) -> list[str]:
    if isinstance(cell, Bar):
        certain, possible = (int(end * CELLS / 100) for end in (cell.low, cell.high))
        return [f"{IN_PLACE * certain}{OPEN * (possible - certain)}{REST * (CELLS - possible)} {cell.text}"]
    return [printable(line) for line in cell.splitlines()] or [""]


def _row(cells: list[list[str]], widths: list[int]) -> Iterator[str]:
    broken = [
        [part for line in cell for part in wrapped(line, width)] for cell, width in zip(cells, widths, strict=True)
    ]
    for parts in zip_longest(*broken, fillvalue=""):
        padded = (part + " " * (width - wide(part)) for part, width in zip(parts, widths, strict=True))
        yield (" " * GUTTER).join(padded)


def wide(text: str) -> int:
    """Places that a text takes in a terminal."""
    if text.isascii():
        return len(text)
    return sum(_places(character) for character in text)


def _places(character: str) -> int:
    return 0 if unicodedata.combining(character) else 1 + (unicodedata.east_asian_width(character) in "WF")


def _fits(text: str, room: int) -> int:
    """How many characters of a text fit."""
    count = 0
    for character in text:
        room -= _places(character)
        if room < 0:
            break
        count += 1
    return count
