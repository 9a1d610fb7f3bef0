"""How objects show themselves: a line as `repr`, a screen of text when printed, small HTML in a notebook.

The HTML is made of what a notebook keeps that nobody trusts yet: tables, progress bars, details, images as data, and
style on the elements. It sets no colours, so that it shows on a dark page too.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from aimscore._layout import laid_out, wide
from aimscore._views import Bar, Cell, View

WIDTH = 100
"""Characters in a line."""

TEXT_ROWS = 10
"""Rows of a table that are shown as text."""

HTML_ROWS = 20
"""Rows of a table that are shown in a notebook."""

LONG = 60
"""Characters of a cell of a table that are shown."""

LEFT = "text-align:left"


class Screen:
    """Something that shows itself on one screen."""

    def _screen(self) -> str:
        raise NotImplementedError

    def __str__(self) -> str:
        return self._screen()

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """For IPython."""
        printer.text(repr(self) if cycle else self._screen().rstrip())


def shown(cell: object) -> str:
    """A value as a cell of a table."""
    if cell is None:
        return ""
    if isinstance(cell, float):
        return f"{cell:g}" if abs(cell) < 1e6 else str(cell)
    text = ", ".join(map(str, cell)) if isinstance(cell, list) else str(cell)
    return text if len(text) <= LONG else f"{text[: LONG - 1]}…"


def table_text(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]], length: int) -> str:
    """The first rows of a table, in as many columns as there is room for."""
    cells: list[list[Cell]] = [[" ".join(shown(cell).split()) for cell in row] for row in rows]
    room, fit = WIDTH, 0
    for place, name in enumerate(columns):
        room -= max(wide(text) for text in [name, *(str(row[place]) for row in cells)]) + 2
        fit += room >= -2
        if room < 0:
            break
    fit = max(fit, 1)
    text = laid_out(View(title, list(columns[:fit]), [row[:fit] for row in cells]), WIDTH)
    if length > len(cells):
        text += f"and {length - len(cells)} more rows\n"
    if fit < len(columns):
        text += f"and {len(columns) - fit} more columns: {shown(list(columns[fit:]))}\n"
    return text


def table_html(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]], length: int) -> str:
    """The first rows of a table."""
    cells: list[list[Cell]] = [[shown(cell) for cell in row] for row in rows]
    more = length - len(cells)
    lead = f"{more} more rows" if more else ""
    return f'<div style="overflow-x:auto">{view_html(View(title, list(columns), cells))}<p>{lead}</p></div>'


def view_html(view: View) -> str:
    """A table with its title."""
    heads = "".join(f'<th scope="col" style="{LEFT}">{escape(heading)}</th>' for heading in view.headings)
    rows = "".join(f"<tr>{''.join(_cell(cell) for cell in row)}</tr>" for row in view.rows)
    caption = f'<caption style="text-align:left"><b>{escape(view.title)}</b></caption>'
    return f"<table>{caption}<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def _cell(cell: Cell) -> str:
    if isinstance(cell, Bar):
        return f'<td style="{LEFT}"><progress max="100" value="{cell.low:g}"></progress> {escape(cell.text)}</td>'
    return f'<td style="{LEFT}">{escape(cell)}</td>'


def details(title: str, content: str) -> str:
    """What is shown on request."""
    return f"<details><summary>{escape(title)}</summary>{content}</details>"


def paragraph(text: str) -> str:
    """A paragraph."""
    return f"<p>{escape(text)}</p>"


def image(svg: str, alternative: str) -> str:
    """A picture that needs nothing from elsewhere."""
    data = base64.b64encode(svg.encode()).decode()
    style = "max-width:100%;box-sizing:border-box;padding:0.5em;background:white"
    return f'<img src="data:image/svg+xml;base64,{data}" alt="{escape(alternative)}" style="{style}">'
