"""Answer sheets on Apache Spark: `score_table` for a data frame that is spread over a cluster.

Needs `aimscore[spark]` where the program runs, and aimscore and pyarrow on every executor.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

from aimscore import _native, _portfolio
from aimscore._catalogue import Catalogue
from aimscore._errors import printable
from aimscore._extras import need
from aimscore._portfolio import _BANDS as BANDS
from aimscore._portfolio import LONG, SHOWN, Coding, Extra, TableError

if TYPE_CHECKING:
    from pyspark.sql import DataFrame  # type: ignore[import-not-found,unused-ignore]

__all__ = ["SheetError", "score_table", "table_errors"]

LISTED = 100
"""Wrong cells that an executor sends to the driver; the rest of its batch are counted."""

NULLED = "set_to_null"
"""The column that lists cells which count as unrated."""

_SENT = "wrong cells as JSON: "


class SheetError(TableError):
    """Wrong cells of one batch of a Spark data frame; the job stops at the first batch that has some.

    Spark numbers no rows. So each cell has `sheet` beside row, column, value and mend: the columns that `keep` names,
    or in the long form the sheet and the item. `row` counts in the partition.
    """

    partition: int
    """The partition, from 0 on."""

    def __init__(self, cells: list[dict[str, Any]], more: int = 0, partition: int = 0) -> None:
        super().__init__(cells, more)
        self.partition = partition

    def __str__(self) -> str:
        first, *_ = super().__str__().split("\n", 1)
        lines = [f"{first}, in a batch of partition {self.partition}"]
        for cell in self.cells[:SHOWN]:
            sheet = ", ".join(f"{name} {value}" for name, value in cell["sheet"].items())
            where = f"row {cell['row']}{sheet and f' ({sheet})'}, column {cell['column']}: {cell['value']!r}"
            lines.append(f"{printable(where)[:200]}; {cell['mend']}")
        if (total := len(self.cells) + self.more) > SHOWN:
            lines.append(f"and {total - SHOWN} more")
        return "\n  ".join(lines)


class _Sent(Exception):
    """A `SheetError` on its way from an executor: Spark carries nothing but text."""

    def __str__(self) -> str:
        [error] = self.args
        parts = [error.cells, error.more, error.partition]
        return f"{error}\n{_SENT}{json.dumps(parts, default=str)}"


@contextmanager
def table_errors() -> Iterator[None]:
    """Gives what executors refused as the `SheetError` that it is; Spark itself wraps it in an error of its own.

    Spark computes when results are asked for, so this goes around that:

        with aimscore.spark.table_errors():
            scores.write.parquet("scores")
    """
    try:
        yield
    except Exception as error:
        sent = re.search(f"^{_SENT}(.*)$", str(error), re.MULTILINE)
        if sent is None:
            raise
        raise SheetError(*json.loads(sent[1])) from None


def score_table(
    df: DataFrame,
    *,
    include: Collection[Extra] = BANDS,
    keep: Collection[str] = (),
    codes: str | None = None,
    coding: Coding | None = None,
    exclusion_justification: str | None = None,
    on_error: Literal["raise", "null"] = "raise",
    catalogue: Catalogue | None = None,
    threads: int | None = None,
    progress: bool | None = None,
) -> DataFrame:
    """Scores the answer sheets of a Spark data frame where they are, batch by batch on the executors.

    The forms, the arguments and the columns of the result are those of `aimscore.score_table`, and so is every figure.
    What differs:

    - It is lazy, as everything in Spark. The columns are known at once: no job runs to learn them, and arguments and
      columns that are wrong are refused here. Wrong cells are found when results are asked for; around that,
      `table_errors` gives them as a `SheetError`. With `on_error="null"` a last column, `set_to_null`, lists those of
      each sheet (column, value, mend), and is null where all is well; answers that name no sheet are left out.
    - Categories are strings, and counts have the type `int`.
    - `codes` names a binary column. In the long form the rows are shuffled so that each sheet is in one place.
    - `threads` is how many each task uses, 1 unless told: Spark runs tasks side by side. It shows its progress itself.
    - Cohorts take sheets of one machine: bring what you need with `df.toArrow()` to `aimscore.score_table`.

    >>> import aimscore.spark
    >>> scores = aimscore.spark.score_table(df, keep=["supplier"])  # doctest: +SKIP
    >>> scores.select("supplier", "management_system_low").show()  # doctest: +SKIP
    """
    need("pyspark", "spark")
    sql = need("pyspark.sql", "spark")
    if not isinstance(df, sql.DataFrame):
        raise TypeError(
            f"expected a Spark data frame, found a Python {type(df).__name__}; "
            "aimscore.score_table takes frames of this machine"
        )
    if progress:
        raise ValueError("progress=True has no meaning here: Spark shows the progress of its jobs itself")
    pyarrow, kinds = need("pyarrow", "spark"), need("pyspark.sql.pandas.types", "spark")
    arguments: dict[str, Any] = {
        "include": list(include),
        "keep": keep if isinstance(keep, str) else list(keep),
        "codes": codes,
        "coding": None if coding is None else dict(coding),
        "exclusion_justification": exclusion_justification,
        "on_error": on_error,
        "catalogue": catalogue,
        "threads": 1 if threads is None else threads,
        "progress": False,
    }
    is_long = codes is None and set(LONG) <= set(df.columns)
    # A row of nothing tells the columns; the long form has no such row.
    nothing = [
        pyarrow.nulls(0 if is_long else 1, field.type) for field in kinds.to_arrow_schema(df.schema, timezone="UTC")
    ]
    nothing = pyarrow.RecordBatch.from_arrays(nothing, df.columns)
    scored = kinds.from_arrow_schema(_scored(nothing, arguments, is_long).schema)
    kept = LONG[:1] if is_long else arguments["keep"]
    columns = [df.schema[name] for name in kept] + scored.fields[len(kept) :]
    names = [column.name for column in columns]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise ValueError(f"the result has columns called {', '.join(twice)} already: give those in keep another name")
    if is_long:
        df = df.select(*LONG).repartition(LONG[0]).sortWithinPartitions(LONG[0])
    work = partial(_batches, names=df.columns, arguments=arguments, is_long=is_long, version=_native.__version__)
    # mapInArrow takes a dot in a name for a field of a column: it gets names without.
    df = df.toDF(*(f"column_{place}" for place in range(len(df.columns))))
    return df.mapInArrow(work, sql.types.StructType(columns))


def _batches(
    batches: Iterable[Any], names: list[str], arguments: dict[str, Any], is_long: bool, version: str
) -> Iterator[Any]:
    """The scores of each batch: what an executor runs."""
    from pyspark import TaskContext  # type: ignore[import-not-found,unused-ignore]

    if version != _native.__version__:
        raise RuntimeError(
            f"the driver has aimscore {version}, this executor {_native.__version__}: install one of them"
        )
    task: Any = TaskContext.get()
    named = LONG[:2] if is_long else arguments["keep"]
    batches = (batch.rename_columns(names) for batch in batches)
    before = 0
    for batch in _whole_sheets(batches) if is_long else batches:
        try:
            yield _scored(batch, arguments, is_long)
        except TableError as error:
            cells = [
                {
                    **cell,
                    "row": before + cell["row"],
                    "sheet": {name: batch[name][cell["row"]].as_py() for name in named},
                }
                for cell in error.cells[:LISTED]
            ]
            more = len(error.cells) + error.more - len(cells)
            raise _Sent(SheetError(cells, more, task.partitionId())) from None
        before += len(batch)


def _scored(batch: Any, arguments: dict[str, Any], is_long: bool) -> Any:
    """The scores of a batch in types that Spark has."""
    pyarrow = need("pyarrow", "spark")
    given = batch
    nulled: list[dict[str, Any]] = []
    if (codes := arguments["codes"]) in batch.schema.names:
        given, nulled = _of_one_width(batch, codes, arguments)
    found = _portfolio.score_table(given, **arguments)
    scores = pyarrow.table(found)
    columns = [column.combine_chunks() for column in scores.columns]
    kinds = [_kind(pyarrow, column.type) for column in columns]
    columns = [
        column if column.type == kind else column.cast(kind) for column, kind in zip(columns, kinds, strict=True)
    ]
    names = list(scores.schema.names)
    if found.set_to_null is not None:
        if found.null_count > len(found.set_to_null) and (halves := _halves(batch, is_long)):
            return pyarrow.concat_batches([_scored(half, arguments, is_long) for half in halves])
        sheets = {sheet: row for row, sheet in enumerate(columns[0].to_pylist())} if is_long else {}
        named = batch[LONG[0]] if is_long else None
        cells: list[list[dict[str, Any]] | None] = [None] * len(scores)
        for cell in [*nulled, *found.set_to_null.to_dicts()]:
            row = cell["row"] if named is None else sheets.get(named[cell["row"]].as_py())
            if row is not None:
                cells[row] = [*(cells[row] or []), cell]
        text = pyarrow.string()
        columns.append(
            pyarrow.array(cells, pyarrow.list_(pyarrow.struct([(name, text) for name in ("column", "value", "mend")])))
        )
        names.append(NULLED)
    return pyarrow.RecordBatch.from_arrays(columns, names)


def _halves(batch: Any, is_long: bool) -> list[Any]:
    """Two pieces with whole sheets; nothing where there is one sheet only."""
    middle = len(batch) // 2
    if is_long:
        sheets = batch[LONG[0]]
        middle = next((row for row in range(middle, len(batch)) if sheets[row] != sheets[row - 1]), 0)
    return [batch[:middle], batch[middle:]] if middle > 0 else []


def _kind(pyarrow: Any, kind: Any) -> Any:
    """The type of Spark for a type of scores."""
    if pyarrow.types.is_dictionary(kind):
        return pyarrow.string()
    return pyarrow.int32() if kind == pyarrow.uint16() else kind


def _of_one_width(batch: Any, codes: str, arguments: dict[str, Any]) -> tuple[Any, list[dict[str, Any]]]:
    """The batch with its codes as pieces of one width, which Spark does not have; and those that have another."""
    pyarrow = need("pyarrow", "spark")
    place = batch.schema.names.index(codes)
    width = len(_portfolio._Known.of(arguments["catalogue"] or Catalogue.iso_42001()).items)
    if batch.column(place).type not in (pyarrow.binary(), pyarrow.large_binary()):
        raise TypeError(f"the column of codes must be binary, with {width} bytes in each row: one for each item")
    cells = batch.column(place).to_pylist()
    wrong = [row for row, cell in enumerate(cells) if cell is not None and len(cell) != width]
    mend = f"write {width} bytes, one for each item"
    listed = [{"row": row, "column": codes, "value": f"{len(cells[row])} bytes", "mend": mend} for row in wrong]
    if wrong and arguments["on_error"] == "raise":
        raise TableError(listed[:LISTED], len(wrong[LISTED:]))
    for row in wrong:
        cells[row] = None
    return batch.set_column(place, codes, pyarrow.array(cells, pyarrow.binary(width))), listed


def _whole_sheets(batches: Iterable[Any]) -> Iterator[Any]:
    """Batches of the long form, sorted by sheet, cut anew so that no sheet stands in two."""
    pyarrow, compute = need("pyarrow", "spark"), need("pyarrow.compute", "spark")
    open_rows: list[Any] = []
    for batch in batches:
        sheets = batch[LONG[0]]
        if open_rows and not sheets[0].equals(open_rows[0][LONG[0]][0]):
            yield pyarrow.concat_batches(open_rows)
            open_rows = []
        begin = max(compute.index(sheets, sheets[-1]).as_py(), 0)
        if begin > 0:
            yield pyarrow.concat_batches([*open_rows, batch[:begin]])
            open_rows = []
        open_rows.append(batch[begin:])
    if open_rows:
        yield pyarrow.concat_batches(open_rows)
