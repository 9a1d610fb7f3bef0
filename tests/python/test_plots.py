"""Altair charts of a report: the same data as its tables, and nothing to load."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import altair
import pytest

import aimscore as ac

SAMPLE = Path(__file__).resolve().parents[1] / "samples/developer-midway.json"
REPORT = ac.Assessment.load(SAMPLE).assess()


def values(chart: Any) -> list[dict[str, Any]]:
    """The data of a chart, after Altair has checked the whole of it."""
    spec = json.loads(chart.to_json())
    held: list[dict[str, Any]] = (
        spec["data"]["values"] if "values" in spec["data"] else spec["datasets"][spec["data"]["name"]]
    )
    return held


@pytest.mark.parametrize("name", ["groups", "units"])
def test_ranges(name: str) -> None:
    chart = getattr(REPORT.plot, name)()
    assert isinstance(chart, altair.LayerChart)
    figures = [
        (row["id"], row["figure"] and (row["figure"]["low"], row["figure"]["high"])) for row in getattr(REPORT, name)
    ]
    shown = [(row["id"], None if row["low"] is None else (row["low"], row["high"])) for row in values(chart)]
    assert shown == figures
    assert [layer["encoding"]["x"]["scale"]["domain"] for layer in json.loads(chart.to_json())["layer"]] == [
        [0, 100]
    ] * 2


def test_gaps() -> None:
    assert values(REPORT.plot.gaps()) == [
        {"id": gap["id"], "kind": gap["kind"], "grade": gap["grade"]} for gap in REPORT.gaps
    ]


def test_matrix() -> None:
    shown = values(REPORT.plot.matrix())
    assert [row["after"] for row in shown] == [", ".join(cell["after"]) for cell in REPORT.risks["matrix"]]
    assert [row["level"] for row in shown] == [cell["level"] for cell in REPORT.risks["matrix"]]


def test_nothing_stated_can_be_drawn() -> None:
    plot = ac.Assessment(as_of="2026-11-23").assess().plot
    for chart in (plot.groups(), plot.units(), plot.gaps(), plot.matrix()):
        assert values(chart)
