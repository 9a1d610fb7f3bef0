"""Workbooks in openpyxl."""

from __future__ import annotations

import io
from typing import Any

import openpyxl


def opened(workbook: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(workbook))


def saved(book: Any) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def cell(sheet: Any, id: str, heading: str) -> Any:
    """The cell of an id in the column of a heading."""
    [column] = [cell.column for cell in sheet[1] if cell.value == heading]
    [row] = [cell.row for cell in sheet["A"] if cell.value == id]
    return sheet.cell(row, column)
