"""Answers out of any data frame, hostile ones too: all of them, or every problem."""

from __future__ import annotations

import math
import os
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import aimscore as ac

DAY = "2026-11-23"
ITEMS = [item["id"] for item in ac.Catalogue.iso_42001().items()]
LEVELS = ["not", "partially", "largely", "fully"]
QUICK = bool(os.environ.get("AIMSCORE_QUICK"))
FRAMES: dict[str, Callable[[list[dict[str, Any]]], Any]] = {
    "rows": list,
    "columns": lambda rows: {name: [row[name] for row in rows] for name in rows[0]},
    "pandas": pd.DataFrame,
    "pandas with nullable types": lambda rows: pd.DataFrame(rows).convert_dtypes(),
    "polars": pl.DataFrame,
    "pyarrow": pa.Table.from_pylist,
    "DuckDB": lambda rows: duckdb.from_arrow(pa.Table.from_pylist(rows)),
}


def read(frame: Any) -> ac.Assessment:
    return ac.Assessment.from_frame(frame, as_of=DAY)


def refused(frame: Any) -> list[tuple[str, str]]:
    with pytest.raises(ac.AssessmentError) as error:
        read(frame)
    str(error.value).encode()
    return [(issue["code"], issue["pointer"]) for issue in error.value.issues]


@pytest.mark.parametrize("kind", FRAMES)
def test_any_frame(kind: str) -> None:
    rows = [
        {"item_id": "4.1-r1", "rating": "fully", "note": "=1+1", "evidence": ["a.pdf", '"b"\nc'], "flagged": True},
        {"item_id": "4.1-r2", "rating": None, "note": "Größe ☂, ;", "evidence": None, "flagged": False},
        {"item_id": "4.1-r3", "rating": None, "note": None, "evidence": None, "flagged": None},
        {"item_id": "A.2.2-c1", "rating": "P", "note": None, "evidence": [], "flagged": None},
    ]
    assert read(FRAMES[kind](rows)).to_dict()["answers"] == [
        {"item_id": "4.1-r1", "rating": "fully", "note": "=1+1", "evidence": ["a.pdf", '"b"\nc'], "flagged": True},
        {"item_id": "4.1-r2", "note": "Größe ☂, ;"},
        {"item_id": "A.2.2-c1", "rating": "partially"},
    ]


@pytest.mark.parametrize("kind", FRAMES)
def test_numbers_are_levels(kind: str) -> None:
    rows = [{"item_id": item, "rating": code} for item, code in zip(ITEMS, [0, 1, 2, 3, None], strict=False)]
    a = read(FRAMES[kind](rows))
    assert [a[item] for item in ITEMS[:5]] == [*LEVELS, None]


def test_days() -> None:
    for day in (date(2027, 1, 31), datetime(2027, 1, 31, 12), "2027-01-31"):
        assert read([{"item_id": "4.1-r1", "due_on": day}]).to_dict()["answers"][0]["due_on"] == "2027-01-31"
    for frame in (pd.DataFrame, pl.DataFrame):
        a = read(frame({"item_id": ["4.1-r1", "4.1-r2"], "due_on": [date(2027, 1, 31), None]}))
        assert a.to_dict()["answers"] == [{"item_id": "4.1-r1", "due_on": "2027-01-31"}]


ONE = {"item_id": "4.1-r1"}


@pytest.mark.parametrize(
    ("frame", "found"),
    [
        ([{**ONE, "rating": 4}], [("wrong_type", "/2/rating")]),
        ([{**ONE, "rating": -1}], [("wrong_type", "/2/rating")]),
        ([{**ONE, "rating": 1.5}], [("wrong_type", "/2/rating")]),
        ([{**ONE, "rating": math.inf}], [("wrong_type", "/2/rating")]),
        ([{**ONE, "rating": 10**5_000}], [("wrong_type", "/2/rating")]),
        ([{**ONE, "rating": b"fully"}], [("wrong_type", "/2/rating")]),
        ([{**ONE, "rating": "mostly"}], [("unknown_value", "/2/rating")]),
        ([{**ONE, "note": object()}, {**ONE, "note": 3}], [("wrong_type", "/2/note"), ("wrong_type", "/3/note")]),
        ([{**ONE, "note": "half \ud800"}], [("wrong_type", "/2/note")]),
        ([{**ONE, "evidence": ["a", 1]}], [("wrong_type", "/2/evidence")]),
        ([{**ONE, "rating": "N"}, {**ONE, "rating": "F"}], [("duplicate_id", "/3/item_id")]),
        ([{"item_id": "4.1-r99", "rating": 1}], [("unknown_id", "/2/item_id")]),
        ([{"item_id": None, "rating": 1}], [("missing_key", "/2")]),
        ([{**ONE, "colour": "red"}], [("csv_column", "/1/colour")]),
        ([{"rating": "F"}], [("missing_key", "/1")]),
        ([], [("missing_key", "/1")]),
        (pd.DataFrame(), [("missing_key", "/1")]),
        (pl.DataFrame({"rating": [1, 2]}), [("missing_key", "/1")]),
        (pd.DataFrame([["4.1-r1", "a", "b"]], columns=["item_id", "note", "note"]), [("duplicate_id", "/1/note")]),
        ([{**ONE, "note": "x" * (9 << 20)}], [("json_too_large", "")]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_listed(frame: Any, found: list[tuple[str, str]]) -> None:
    assert refused(frame) == found


def test_zero_rows_are_no_answers() -> None:
    for empty in ({"item_id": []}, pd.DataFrame({"item_id": []}), pl.DataFrame({"item_id": []})):
        assert "answers" not in read(empty).to_dict() or read(empty).to_dict()["answers"] == []


def test_more_problems_than_can_be_listed() -> None:
    with pytest.raises(ac.AssessmentError) as error:
        read({"item_id": ["4.1-r1"] * 1_234, "note": [object()] * 1_234})
    assert (len(error.value.issues), error.value.more) == (1_000, 234)


@pytest.mark.parametrize("frame", [3, "4.1-r1", None, [1], {1: [1]}, {"a": [1], "b": []}, np.array([1, 2]), object()])
def test_what_is_no_frame(frame: Any) -> None:
    with pytest.raises((TypeError, ValueError)) as error:
        read(frame)
    assert not isinstance(error.value, ac.AssessmentError)


CELLS = st.sampled_from([*ITEMS[:6], *LEVELS, "unsure", "N", "", " ", "'", "=1", "\ud800", date(2027, 1, 1)]) | (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary() | st.lists(st.text())
)
NAMES = st.sampled_from(["item_id", "rating", "note", "evidence", "flagged", "due_on", "confidence", "evidence_level"])


@settings(max_examples=50 if QUICK else 400, deadline=None, database=None)
@given(st.lists(st.dictionaries(NAMES | st.text(max_size=3), CELLS, max_size=5), max_size=4))
def test_all_of_it_or_every_problem(rows: list[dict[str, Any]]) -> None:
    try:
        a = read(rows)
    except ac.AssessmentError as error:
        assert error.issues
        str(error).encode()
    else:
        assert a.validate() == []


TEXTS = st.text(st.characters(codec="utf-8"))
ANSWERS = st.fixed_dictionaries(
    {"rating": st.sampled_from([*LEVELS, "unsure"])},
    optional={
        "note": TEXTS,
        "owner": TEXTS,
        "assessor": TEXTS,
        "evidence": st.lists(TEXTS, min_size=1, max_size=3),
        "evidence_level": st.sampled_from(["none", "said", "document", "record", "independent"]),
        "flagged": st.just(True),
    },
)


@settings(max_examples=30 if QUICK else 200, deadline=None, database=None)
@given(st.dictionaries(st.sampled_from(ITEMS), ANSWERS, min_size=1, max_size=5), st.sampled_from(sorted(FRAMES)))
def test_answers_come_back_as_they_went_in(answers: dict[str, dict[str, Any]], kind: str) -> None:
    """Through a frame; texts that a spreadsheet might take for a formula too."""
    columns = ["item_id", "rating", "note", "owner", "assessor", "evidence", "evidence_level", "flagged"]
    rows = [{"item_id": item, **answer} for item, answer in answers.items()]
    through = read(FRAMES[kind]([{name: row.get(name) for name in columns} for row in rows]))
    assert through.assess() == ac.Assessment(as_of=DAY, answers=rows).assess()  # type: ignore[arg-type]
