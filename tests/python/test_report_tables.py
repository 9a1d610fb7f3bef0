"""The tables of a report: rows as the report has them, columns that say the same."""

from __future__ import annotations

import csv
import io
import json
import os
import pickle
from pathlib import Path
from random import Random
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import aimscore as ac
from random_assessments import random_assessment

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = sorted((ROOT / "tests/samples").glob("*.json"))
LISTS = (
    "groups units findings gaps documents audit_stages crosswalks steps audit_programme management_review notices"
).split()
NOT_FLAT = "figure progress title likelihood inherent residual stated computed exclusion".split()
"""Keys that hold more than a value, or no value of their own."""

FIGURE = "low score high coverage rated applicable".split()


def tables(report: ac.Report) -> dict[str, ac.Table[Any]]:
    """Every table of a report, by the path to its rows."""
    found: dict[str, ac.Table[Any]] = {name: getattr(report, name) for name in LISTS}
    statement, risks = dict(report.statement_of_applicability), dict(report.risks)
    parts = {"statement_of_applicability": statement, "risks": risks}
    for name, part in parts.items():
        found |= {f"{name}/{key}": value for key, value in part.items() if isinstance(value, ac.Table)}
    assert len(found) == len(LISTS) + 5
    return found


def rows_at(whole: dict[str, Any], path: str) -> list[dict[str, Any]]:
    for key in path.split("/"):
        whole = whole[key]
    return whole  # type: ignore[return-value]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_rows_are_those_of_the_report(sample: Path) -> None:
    report = ac.Assessment.load(sample).assess()
    whole = dict(report.to_dict())
    for path, table in tables(report).items():
        rows = rows_at(whole, path)
        assert table == rows and rows == table and list(table) == table.to_dicts() == table[:] == rows, path
        assert len(table) == len(rows)
        assert table[::-2] == rows[::-2]
        if rows:
            assert table[0] == rows[0] and table[-1] == rows[-1] and rows[0] in table
        assert table != [*rows, {}] and table != "rows"
    assert report.statement_of_applicability == whole["statement_of_applicability"]
    assert report.risks == whole["risks"]
    entries = [{"crosswalk_id": row["id"], **entry} for row in whole["crosswalks"] for entry in row["entries"]]
    assert report.crosswalk_entries == entries


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_columns_say_what_rows_say(sample: Path) -> None:
    """Each scalar and each list of words of a row stands under its own name, figures under the names of their parts."""
    report = ac.Assessment.load(sample).assess()
    for path, table in {**tables(report), "crosswalk_entries": report.crosswalk_entries}.items():
        columns = pa.table(table).to_pylist()
        assert len(columns) == len(table)
        for row, flat in zip(table, columns, strict=True):
            figure = row.get("figure") if path in ("groups", "units") else None
            for name in FIGURE if path in ("groups", "units") else []:
                assert flat[name] == (None if figure is None else figure[name]), (path, name)
            for key, value in row.items():
                if value is None or isinstance(value, str | bool | float | int):
                    if key not in NOT_FLAT:
                        assert flat[key] == value, (path, key)
                elif isinstance(value, list) and all(isinstance(one, str) for one in value) and key in flat:
                    assert flat[key] == value, (path, key)


def test_tables_of_a_report_and_scores_are_pickled_whole() -> None:
    for table in tables(ac.Assessment.load(SAMPLES[-1]).assess()).values():
        again = pickle.loads(pickle.dumps(table))
        assert again == table and again.columns == table.columns and str(again) == str(table)
        assert again.to_pyarrow().equals(table.to_pyarrow())
    rows = {"name": ["x", "y"], "4.1-r1": ["fully", "perhaps"]}
    scores = ac.score_table(rows, keep=["name"], on_error="null")
    again = pickle.loads(pickle.dumps(scores))
    assert again == scores and again.set_to_null == scores.set_to_null and again.null_count == 1
    assert again.group_by("name").labels() == scores.group_by("name").labels()


def test_every_frame_takes_them_and_says_the_same() -> None:
    report = ac.Assessment.load(SAMPLES[1]).assess()
    for path, table in tables(report).items():
        arrow = table.to_pyarrow()
        assert arrow.column_names == table.columns == table.to_pandas().columns.tolist(), path
        assert arrow.equals(pa.table(table)) and arrow.num_rows == len(table)
        assert pl.DataFrame(table).equals(table.to_polars())
        assert table.to_polars().to_dicts() == arrow.to_pylist(), path
        pandas = table.to_pandas().astype(object)
        assert pandas.where(pandas.notna(), None).to_dict("records") == arrow.to_pylist(), path
        assert duckdb.from_arrow(table).count("*").fetchall() == [(len(table),)]
    gaps = report.gaps
    by_grade = duckdb.sql("select grade, count(*) from gaps group by grade").fetchall()
    assert dict(by_grade) == report.gaps.to_pandas()["grade"].value_counts().to_dict()
    assert len(pd.DataFrame(gaps)) == len(gaps)


def test_titles_stand_beside_ids() -> None:
    report = ac.Assessment.load(SAMPLES[1], ac.Catalogue.iso_42001("de")).assess()
    texts = ac.Catalogue.iso_42001("de").texts()
    assert report.units.to_pyarrow()["title"].to_pylist() == [
        texts["units"][row["id"]]["title"] for row in report.units
    ]
    about = dict(zip((gap["id"] for gap in report.gaps), report.gaps.to_pyarrow()["about"].to_pylist(), strict=True))
    assert about["item.4.2-r2"] == texts["items"]["4.2-r2"]["question"]
    assert all(about.values())


def test_nothing_stated_gives_tables_too() -> None:
    report = ac.Assessment(as_of="2026-11-23").assess()
    for path, table in tables(report).items():
        assert table.to_polars().columns == table.to_pandas().columns.tolist() == table.columns, path


def test_a_report_never_changes() -> None:
    report = ac.Assessment.load(SAMPLES[1]).assess()
    before, number = report.to_json(), hash(report)
    for table in tables(report).values():
        for row in [*table, *table[:2], *table.to_dicts()]:
            row.clear()
    report.headline.clear()
    assert report.readiness is not None
    report.readiness["blockers"].clear()
    report.risks["acceptance"].clear()
    report.to_dict()["gaps"].clear()
    assert report.gaps and report.headline and report.readiness["blockers"] and report.risks["acceptance"]
    assert (report.to_json(), hash(report)) == (before, number)
    assert {report: 1}[report.assessment.assess()] == 1


def test_csv_for_a_spreadsheet() -> None:
    a = ac.Assessment.load(SAMPLES[1])
    a.decide("A.2.2", True, "=1+1", evidence=["a.pdf", 'b "2".pdf'])
    rows = a.assess().statement_of_applicability["rows"]
    text = rows.to_csv()
    assert text.startswith("\ufeff")
    header, first, *_ = csv.reader(io.StringIO(text[1:], newline=""))
    assert header == rows.columns
    cells = dict(zip(header, first, strict=True))
    assert cells["justification"] == "'=1+1"
    assert cells["evidence"] == 'a.pdf\nb "2".pdf'


def test_calls_of_a_report_are_those_of_its_assessment() -> None:
    earlier, later = (ac.Assessment.load(sample) for sample in SAMPLES[:2])
    report = later.assess()
    patch: ac.Patch = {"answers": [{"item_id": "9.3.1-r1", "rating": "not"}]}
    assert report.explain("5.2") == later.explain("5.2")
    assert report.roadmap() == later.roadmap()
    assert report.compare(earlier) == report.compare(earlier.assess()) == later.compare(earlier)
    assert report.what_if(patch) == later.what_if(patch)


def test_any_report_fills_its_tables() -> None:
    catalogue: Any = ac.catalogue()
    for seed in range(5 if os.environ.get("AIMSCORE_QUICK") else 40):
        report = ac.assess(random_assessment(Random(seed), catalogue))
        for table in tables(report).values():
            assert pa.table(table).num_rows == len(table)


def test_progress_and_next_questions() -> None:
    a = ac.Assessment(as_of="2026-11-23")
    everything = [item["id"] for item in a.next_questions(1_000)]
    assert len(everything) == a.progress["applicable"] == len(set(everything))
    minutes = {item["id"]: item["minutes"] for item in a.catalogue.items()}
    assert a.progress["minutes"] == sum(minutes[item_id] for item_id in everything)
    while left := a.next_questions(40):
        for item in left:
            assert a[item["id"]] is None
            a[item["id"]] = "fully"
    assert a.progress == {"rated": 293, "unsure": 0, "applicable": 293, "minutes": 0}
    a["4.1-r1"] = "unsure"
    a.decide("A.10.3", False, "We buy nothing.")
    excluded = [item for item in a.catalogue.items() if item["unit"] == "A.10.3" and item["basis"] != "practice"]
    assert a.progress["applicable"] == 293 - len(excluded)
    assert (a.progress["unsure"], [item["id"] for item in a.next_questions()]) == (1, ["4.1-r1"])
    with pytest.raises(ValueError, match="0 or more"):
        a.next_questions(-1)
    with pytest.raises(ac.AssessmentError):
        ac.Assessment.from_json("{}").progress  # noqa: B018


def test_json_of_plain_values() -> None:
    report = ac.Assessment.load(SAMPLES[1]).assess()
    assert json.loads(json.dumps(report.gaps.to_dicts())) == report.gaps
