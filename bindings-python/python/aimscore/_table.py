"""Tables: rows that are dicts, and columns that any data frame takes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Generic, TypeVar, overload

from aimscore import _native
from aimscore._extras import need
from aimscore._screen import HTML_ROWS, TEXT_ROWS, Screen, shown, table_html, table_text

Row = TypeVar("Row")


class Table(Screen, Generic[Row]):
    """Rows in an order that means something, each a dict; it never changes.

    Whatever reads Arrow takes it without a copy: `polars.DataFrame(table)`, `pyarrow.table(table)`,
    `duckdb.sql("from table")`. Nothing has to be installed for it. It behaves as a list does, but is no `Sequence` by
    name: polars would take its rows one by one then, and not its columns.
    """

    def __init__(self, columns: _native.Table) -> None:
        self._native = columns

    @property
    def columns(self) -> list[str]:
        """The names of the columns."""
        return self._native.names()

    def to_dicts(self) -> list[Row]:
        """The rows as dicts of their own."""
        return self._rows(0, len(self))

    def to_csv(self) -> str:
        """The columns as CSV for a spreadsheet, with a byte order mark: write it as UTF-8 and with `newline=""`.

        What might be a formula is made inert; texts of a list stand in one cell, each in its line.
        """
        rows = [list(map(_text, row)) for row in self._cells(len(self))]
        return _native.csv([list(self.columns), *rows])

    def to_pandas(self) -> Any:
        """A pandas data frame; needs `aimscore[pandas]`, not pyarrow.

        Columns with few different words are categorical, whole numbers with gaps `Int64`; elsewhere NaN is missing.
        """
        pandas = need("pandas", "pandas")
        from aimscore._pandas import column

        return pandas.DataFrame({name: column(self._native, place) for place, name in enumerate(self.columns)})

    def to_polars(self) -> Any:
        """A polars data frame; needs `aimscore[polars]`."""
        return need("polars", "polars").DataFrame(self)

    def to_pyarrow(self) -> Any:
        """A pyarrow table; needs `aimscore[pyarrow]`."""
        return need("pyarrow", "pyarrow").table(self)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self._native.__arrow_c_stream__(requested_schema)

    def __arrow_c_schema__(self) -> object:
        return self._native.__arrow_c_schema__()

    def __len__(self) -> int:
        return len(self._native)

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> list[Row]: ...
    def __getitem__(self, place: int | slice) -> Row | list[Row]:
        chosen = range(len(self))[place]  # as a list counts, from the end and past it too
        if isinstance(chosen, int):
            return self._rows(chosen, 1)[0]
        if chosen.step == 1:
            return self._rows(chosen.start, len(chosen))
        return [self[row] for row in chosen]

    def __iter__(self) -> Iterator[Row]:
        for start in range(0, len(self), _AT_ONCE):
            yield from self._rows(start, _AT_ONCE)

    def __eq__(self, other: object) -> bool:
        """Whether the rows are the same; a list of dicts will do."""
        return isinstance(other, Table | list) and len(self) == len(other) and list(self) == list(other)

    def __repr__(self) -> str:
        return f"<Table of {len(self)} rows: {shown(self.columns)}>"

    def _screen(self) -> str:
        title = f"Table of {len(self)} rows"
        return table_text(title, self.columns, self._cells(TEXT_ROWS), len(self))

    def _repr_html_(self) -> str:
        title = f"Table of {len(self)} rows"
        return table_html(title, self.columns, self._cells(HTML_ROWS), len(self))

    def _cells(self, count: int) -> list[list[Any]]:
        """The cells of the first rows."""
        rows: list[dict[str, Any]] = self._native.rows(0, count)
        return [list(row.values()) for row in rows]

    def _rows(self, start: int, count: int) -> list[Row]:
        rows: list[Any] = self._native.rows(start, count)
        return rows


_AT_ONCE = 10_000


def _text(cell: object) -> str | None:
    if cell is None:
        return None
    if isinstance(cell, list):
        return "\n".join(map(str, cell))
    return str(cell).lower() if isinstance(cell, bool) else str(cell)
