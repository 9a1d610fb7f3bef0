"""Tables that data frames take, and data frames that become tables."""

from __future__ import annotations

import copy
import datetime
import decimal
import pickle
from collections.abc import Callable
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aimscore import _native
from aimscore._frame import Frame
from aimscore._table import Table

COLUMNS: list[tuple[str, str, list[Any]]] = [
    ("id", "text", ["4.1", "A.2.2", None]),
    ("band", "category", ["N", None, "N"]),
    ("rated", "integer", [1, None, 3]),
    ("items", "integer", [4, 5, 6]),
    ("low", "number", [66.7, None, 100.0]),
    ("high", "number", [66.7, 12.5, 100.0]),
    ("excluded", "boolean", [True, False, None]),
    ("counts", "boolean", [True, False, True]),
    ("controls", "texts", [["A.2.2", "A.2.3"], [], None]),
]
ROWS = [{name: cells[row] for name, _, cells in COLUMNS} for row in range(3)]


def table() -> Table[dict[str, Any]]:
    return Table(_native.Table(COLUMNS))


def test_rows_are_dicts() -> None:
    rows = table()
    assert rows.to_dicts() == list(rows) == rows[:] == ROWS
    assert (rows[0], rows[-1], rows[::2], rows[5:]) == (ROWS[0], ROWS[2], ROWS[::2], [])
    assert rows.columns == [name for name, _, _ in COLUMNS]
    with pytest.raises(IndexError):
        rows[3]


def test_frames_take_a_table_and_say_the_same() -> None:
    assert pl.DataFrame(table()).to_dicts() == ROWS
    assert pa.table(table()).to_pylist() == ROWS
    assert table().to_polars().equals(pl.DataFrame(table()))
    assert table().to_pyarrow().equals(pa.table(table()))
    relation = duckdb.from_arrow(table())
    assert relation.select("low", "high").fetchall() == [(row["low"], row["high"]) for row in ROWS]


def test_pandas_has_the_types_that_fit() -> None:
    frame = table().to_pandas()
    assert [str(dtype) for dtype in frame.dtypes] == [
        "object", "category", "Int64", "int64", "float64", "float64", "boolean", "bool", "object",
    ]  # fmt: skip
    assert frame.astype(object).where(frame.notna(), None).to_dict("records") == ROWS


def test_numbers_without_gaps_are_not_copied() -> None:
    numbers = np.arange(1000, dtype="u1")
    held = _native.Table([("a", "array", numbers)])
    [(part, gaps)] = held.numbers(0) or []
    assert gaps is None
    assert np.asarray(part).ctypes.data == numbers.ctypes.data
    assert not np.asarray(part).flags.writeable
    del held, part
    assert numbers.sum() == np.arange(1000, dtype="u1").sum()


FRAMES: dict[str, Callable[[list[dict[str, Any]]], Any]] = {
    "rows": lambda rows: rows,
    "rows of an iterator": iter,
    "columns": lambda rows: {name: [row[name] for row in rows] for name in rows[0]},
    "pandas": pd.DataFrame,
    "pandas with nullable types": lambda rows: pd.DataFrame(rows).convert_dtypes(),
    "pandas of Arrow": lambda rows: pd.DataFrame(rows).convert_dtypes(dtype_backend="pyarrow"),
    "polars": pl.DataFrame,
    "pyarrow": pa.Table.from_pylist,
    "a batch of pyarrow": lambda rows: pa.RecordBatch.from_pylist(rows),
    "batches of pyarrow": lambda rows: pa.Table.from_pylist(rows).to_reader(max_chunksize=1),
    "DuckDB": lambda rows: duckdb.from_arrow(pa.Table.from_pylist(rows)),
    "a table": lambda rows: Table(_native.Table.read(pa.Table.from_pylist(rows))),
}  # fmt: skip


@pytest.mark.parametrize("kind", FRAMES)
def test_any_frame_is_read(kind: str) -> None:
    rows = [
        {"item_id": "4.1-r1", "rating": "fully", "value": 3, "share": 0.5, "yes": True, "gap": None},
        {"item_id": "4.1-r2", "rating": None, "value": 0, "share": 1.5, "yes": False, "gap": "é"},
    ]
    frame = Frame(FRAMES[kind](rows))
    assert frame.names == list(rows[0])
    assert len(frame) == 2
    assert frame.rows() == rows
    assert frame.table is not None


@pytest.mark.parametrize("dtype", ["i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "f4", "f8", "?", ">i4", ">f8"])
def test_numbers_of_every_width(dtype: str) -> None:
    numbers = np.array([0, 1, 1, 0], dtype=dtype)
    assert Frame(pd.DataFrame({"a": numbers, "b": numbers[::-1]})).rows() == [
        {"a": a, "b": b} for a, b in zip([0, 1, 1, 0], [0, 1, 1, 0][::-1], strict=True)
    ]


def test_categories_that_nothing_has_are_missing() -> None:
    held = _native.Table.read(pa.table({"a": pa.array([None, None], pa.dictionary(pa.uint8(), pa.string()))}))
    assert held.rows(0, 2) == [{"a": None}] * 2


def test_cells_of_several_kinds_stay_as_they_are() -> None:
    cells = [1, "1", None, 1.5, b"1", True, 2**70, "\ud800"]
    for frame in (Frame([{"a": cell} for cell in cells]), Frame({"a": cells})):
        assert frame.table is None
        assert frame.column(0) == cells


@pytest.mark.parametrize(
    ("frame", "problem"),
    [
        (3, "expected a data frame or a list of dicts, found a Python int"),
        ("rating", "found a Python str"),
        ([{"a": 1}, 2], "expected rows that are dicts, found a Python int in row 1"),
        ({"a": [1], "b": [1, 2]}, "expected columns of one length, found 1, 2"),
        ({3: [1]}, "expected names of columns that are text, found 3"),
        (pd.DataFrame([[1]]), "expected names of columns that are text, found 0"),
        (pa.array([1, 2]), "expected a table, found a single Arrow array"),
        (pa.table({"a": pa.array([b"x"])}), None),
    ],
)  # fmt: skip
def test_what_is_no_frame_is_refused(frame: Any, problem: str | None) -> None:
    if problem is None:
        with pytest.raises(TypeError, match="a column of the type Binary can't be read"):
            Frame(frame).column(0)
        return
    with pytest.raises((TypeError, ValueError), match=problem):
        Frame(frame)


def test_names_that_stand_twice_are_kept() -> None:
    assert Frame(pd.DataFrame([[1, 2]], columns=["a", "a"])).names == ["a", "a"]


def test_nothing_is_a_frame_too() -> None:
    for empty in ([], {}, pd.DataFrame(), pl.DataFrame(), pa.table({})):
        frame = Frame(empty)
        assert (frame.names, len(frame), frame.rows()) == ([], 0, [])
    assert Frame({"a": []}).rows() == []


@settings(deadline=None, database=None)
@given(
    st.lists(st.tuples(st.none() | st.integers(-(2**63), 2**63 - 1), st.none() | st.floats(), st.none() | st.text()))
)
def test_what_goes_in_comes_out(rows: list[tuple[int | None, float | None, str | None]]) -> None:
    whole, real, text = ([row[place] for row in rows] for place in range(3))
    held = _native.Table([("whole", "integer", whole), ("real", "number", real), ("text", "text", text)])
    assert repr([held.column(place) for place in range(3)]) == repr([whole, real, text])
    assert repr(list(Table(_native.Table.read(pa.table(Table(held))))) == list(Table(held)))


DAY = datetime.date(2026, 11, 26)
KINDS: dict[str, pa.DataType] = {
    "list": pa.list_(pa.int32()),
    "list of lists": pa.large_list(pa.list_(pa.string())),
    "struct": pa.struct([pa.field("a", pa.int8(), nullable=False), ("b", pa.struct([("c", pa.string())]))]),
    "map": pa.map_(pa.string(), pa.list_(pa.int16())),
    "categories": pa.dictionary(pa.uint8(), pa.string()),
    "time": pa.timestamp("us", tz="Europe/Berlin"),
    "day": pa.date32(),
    "price": pa.decimal128(10, 2),
    "bytes": pa.binary(3),
    "view": pa.string_view(),
    "truth": pa.bool_(),
    "none": pa.null(),
}
NESTED = {
    "list": [[1, None], [], None] * 5,
    "list of lists": [[["x"], []], None, [["é", None]]] * 5,
    "struct": [{"a": 1, "b": {"c": "x"}}, None, {"a": 2, "b": None}] * 5,
    "map": [[("k", [1, 2])], [], None] * 5,
    "categories": ["N", None, "F"] * 5,
    "time": [datetime.datetime(2026, 11, 26, 12, tzinfo=datetime.timezone.utc), None, None] * 5,
    "day": [DAY, None, DAY] * 5,
    "price": [decimal.Decimal("1.50"), None, None] * 5,
    "bytes": [b"abc", None, b"\0\0\0"] * 5,
    "view": ["a text of more than twelve bytes", None, ""] * 5,
    "truth": [True, None, False] * 5,
    "none": [None] * 15,
}


def test_tables_are_pickled_and_copied_whole() -> None:
    whole = pa.table(NESTED, pa.schema(KINDS))
    in_pieces = pa.concat_tables([whole[3:12], whole[1:1], whole[12:]])
    for frame in (whole, in_pieces, whole[:0], whole.slice(5, 1)):
        held = Table[Any](_native.Table.read(frame))
        for other in (pickle.loads(pickle.dumps(held)), copy.copy(held), copy.deepcopy(held)):
            assert pa.table(other).equals(frame)
            assert pa.table(other).schema.equals(frame.schema)
    assert pickle.loads(pickle.dumps(table())) == ROWS
    assert len(pickle.loads(pickle.dumps(Table[Any](_native.Table([]))))) == 0


def test_a_pickle_that_was_changed_is_refused() -> None:
    function, (fields, batches) = _native.Table(COLUMNS).__reduce__()
    [(rows, columns)] = batches
    texts, *others = columns
    kind, length, offset, (bits, begin), buffers, children = texts
    for column in [
        ("Utf9", length, offset, (bits, begin), buffers, children),
        ("Struct(", length, offset, (bits, begin), buffers, children),
        (kind, 2**62, offset, (bits, begin), buffers, children),
        (kind, length, 2**62, (bits, begin), buffers, children),
        (kind, length, offset, (b"", begin), buffers, children),
        (kind, length, offset, (bits, 2**62), buffers, children),
        (kind, length, offset, (bits, begin), [buffer[:-1] for buffer in buffers], children),
        (kind, length, offset, (bits, begin), [], children),
        (kind, length, offset, (bits, begin), [buffers[0], b"\xff" * len(buffers[1])], children),
        (kind, length, offset, (bits, begin), buffers, [texts]),
        ("Int64", *texts[1:]),
        texts[1:],
        None,
    ]:
        with pytest.raises((ValueError, TypeError)):
            function(fields, [(rows, [column, *others])])
    for changed in [(fields[1:], batches), (fields, [(rows + 1, columns)]), (fields, [(rows, others)])]:
        with pytest.raises(ValueError):
            function(*changed)
    assert function(fields, batches).rows(0, 3) == ROWS
