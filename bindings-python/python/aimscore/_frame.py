"""Frames that others made: of pandas, polars, pyarrow or DuckDB, and lists of dicts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from aimscore import _native
from aimscore._extras import need

AnyFrame: TypeAlias = Any
"""Whatever has the Arrow PyCapsule interface, a pandas data frame, a list of dicts or a dict of columns."""


class Frame:
    """The columns of a frame. Names can stand twice; who reads it says what that means."""

    def __init__(self, frame: AnyFrame) -> None:
        self.names: list[str]
        self.table: _native.Table | None
        """The columns as Arrow has them; None where a column holds values of several kinds."""
        if _is_pandas(frame):
            self._take([(name, _of_series(frame.iloc[:, place])) for place, name in enumerate(frame.columns)])
        elif hasattr(frame, "__arrow_c_stream__") or hasattr(frame, "__arrow_c_array__"):
            self.table = _native.Table.read(_without_null(frame))
            self.names = self.table.names()
        elif isinstance(frame, Mapping):
            self._take([(name, list(cells)) for name, cells in frame.items()])
        elif isinstance(frame, Iterable) and not isinstance(frame, str | bytes):
            self._take(_of_rows(list(frame)))
        else:
            raise TypeError(f"expected a data frame or a list of dicts, found a Python {type(frame).__name__}")

    def __len__(self) -> int:
        return self._length if self.table is None else len(self.table)

    def column(self, place: int) -> list[Any]:
        """The cells of a column, by its place; None is missing."""
        return self._cells[place] if self.table is None else self.table.column(place)

    def rows(self) -> list[dict[str, Any]]:
        """The rows as dicts."""
        columns = [self.column(place) for place in range(len(self.names))]
        return [dict(zip(self.names, cells, strict=True)) for cells in zip(*columns, strict=True)]

    def _take(self, columns: list[tuple[Any, Any]]) -> None:
        """Takes columns, each an array of NumPy or a list of Python values."""
        for name, _ in columns:
            if not isinstance(name, str):
                raise TypeError(f"expected names of columns that are text, found {name!r}")
        lengths = {len(cells) for _, cells in columns}
        if len(lengths) > 1:
            raise ValueError(f"expected columns of one length, found {', '.join(map(str, sorted(lengths)))}")
        self.names = [name for name, _ in columns]
        self._length = lengths.pop() if lengths else 0
        kinds = [None if hasattr(cells, "__array_interface__") else _kind(cells) for _, cells in columns]
        if "mixed" in kinds:
            self.table = None
            self._cells = [cells.tolist() if hasattr(cells, "tolist") else cells for _, cells in columns]
        else:
            self.table = _native.Table(
                [(name, kind or "array", cells) for (name, cells), kind in zip(columns, kinds, strict=True)]
            )


def _is_pandas(frame: object) -> bool:
    return type(frame).__module__.partition(".")[0] == "pandas" and hasattr(frame, "iloc")


def _without_null(frame: Any) -> Any:
    """The frame without the type `Null` of polars, which gives it a buffer that Arrow's own does not have."""
    if type(frame).__module__.partition(".")[0] != "polars":
        return frame
    polars = need("polars", "polars")
    return frame.cast({name: polars.String for name, kind in frame.schema.items() if kind == polars.Null})


def _of_series(series: Any) -> Any:
    """The cells of a pandas column: its memory where it holds nothing but numbers, else a list."""
    array = series.to_numpy()
    if array.dtype.kind in "iub" or (array.dtype.kind == "f" and not series.isna().any()):
        return (
            array if array.flags.c_contiguous and array.dtype.isnative else array.astype(array.dtype.newbyteorder("="))
        )
    cells = series.astype(object).tolist()
    return [None if gone else cell for cell, gone in zip(cells, series.isna(), strict=True)]


def _of_rows(rows: list[Any]) -> list[tuple[Any, list[Any]]]:
    for place, row in enumerate(rows):
        if not isinstance(row, Mapping):
            raise TypeError(f"expected rows that are dicts, found a Python {type(row).__name__} in row {place}")
    names = dict.fromkeys(name for row in rows for name in row)
    return [(name, [row.get(name) for row in rows]) for name in names]


def _kind(cells: list[Any]) -> str:
    """The kind of a column of Python values, or `mixed`."""
    kinds = {type(cell) for cell in cells if cell is not None}
    if kinds <= {str}:
        return "text" if all(cell is None or cell.isascii() or _is_unicode(cell) for cell in cells) else "mixed"
    if kinds == {bool}:
        return "boolean"
    if kinds == {int}:
        return "integer" if all(cell is None or -(2**63) <= cell < 2**63 for cell in cells) else "mixed"
    if kinds == {float}:
        return "number"
    return "mixed"


def _is_unicode(text: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in text)
