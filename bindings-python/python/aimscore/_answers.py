"""Answers out of frames that others made."""

from __future__ import annotations

import json
import math
from datetime import date, datetime
from typing import Any

from aimscore import _native, types
from aimscore._errors import AssessmentError
from aimscore._frame import AnyFrame, Frame
from aimscore._json import is_unicode, wrong_type

ISSUES_MAX = 1_000


def csv_of(frame: AnyFrame, levels: list[types.Level]) -> str:
    """The frame as CSV with its cells as people write them; what no cell can hold is refused, all of it at once."""
    read = Frame(frame)
    issues: list[types.Issue] = []
    columns = []
    for place, name in enumerate(read.names):
        column = []
        for row, cell in enumerate(read.column(place), start=2):
            text, expected = _text(cell, levels if name == "rating" else [])
            if expected:
                issues.append(wrong_type(f"/{row}/{name}", expected, _found(cell)))
            column.append(text)
        columns.append(column)
    if issues:
        raise AssessmentError(issues[:ISSUES_MAX], max(0, len(issues) - ISSUES_MAX))
    header: list[list[str | None]] = [list(read.names)] if read.names else []
    return _native.csv([*header, *map(list, zip(*columns, strict=True))])


def _text(cell: Any, levels: list[types.Level]) -> tuple[str | None, str]:
    """A cell as text, or None where it is missing; and what was expected of one that is neither."""
    if cell is None or (isinstance(cell, float) and math.isnan(cell)):
        return None, ""
    if isinstance(cell, str):
        return (cell, "") if is_unicode(cell) else (None, "text")
    if isinstance(cell, bool):
        return ("x" if cell else None), ""
    if isinstance(cell, date):
        return (cell.date() if isinstance(cell, datetime) else cell).isoformat(), ""
    if isinstance(cell, list | tuple) and all(isinstance(text, str) and is_unicode(text) for text in cell):
        return "\n".join(json.dumps(text, ensure_ascii=False) for text in cell) or None, ""
    if levels and isinstance(cell, int | float):
        if 0 <= cell < len(levels) and cell == int(cell):
            return levels[int(cell)]["id"], ""
        return None, f"a level from 0 to {len(levels) - 1} or its name"
    return None, "text"


def _found(cell: Any) -> str:
    if isinstance(cell, int | float):
        text = repr(cell) if abs(cell) < 10**20 else "a huge number"
        return f"the number {text}"
    return "half a surrogate pair" if isinstance(cell, str) else f"a Python {type(cell).__name__}"
