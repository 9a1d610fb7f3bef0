"""What must hold whatever the answers are: better ones never look worse, and the same ones always look the same."""

from __future__ import annotations

import copy
import json
import os
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import aimscore
from random_assessments import random_assessment

DATA = Path(__file__).resolve().parents[2] / "core/data/iso-42001"
CATALOGUE = json.loads((DATA / "catalogue.json").read_text("utf-8"))
LEVELS = [level["id"] for level in CATALOGUE["scale"]]
LABELS = [label["id"] for label in json.loads((DATA / "policy.json").read_text("utf-8"))["labels"]]
CASES = 20 if os.environ.get("AIMSCORE_QUICK") else 200


def test_raising_a_rating_never_makes_anything_worse() -> None:
    for name, rng, before in cases("raise"):
        after = copy.deepcopy(before)
        raised = False
        for _ in range(rng.randint(1, 3)):
            answer = pick(rng, after, rated=True)
            if answer:
                answer["rating"] = rng.choice(LEVELS[LEVELS.index(answer["rating"]) :])
                raised = True
        if not raised:
            continue
        worse, better = aimscore.assess(before).to_dict(), aimscore.assess(after).to_dict()
        for id, old, new in figures(worse, better):
            for low, high in ((old, new), (old["evidenced"], new["evidenced"])):
                assert low["low"] <= high["low"], (name, id)
                assert low["high"] <= high["high"], (name, id)
                assert (low["score"] or 0) <= (high["score"] or 0), (name, id)
        for row, raised_row in zip(worse["units"], better["units"], strict=True):
            for key in ("band", "band_best"):
                bands: list[Any] = [row[key], raised_row[key]]
                assert None in bands or bands == sorted(bands, key="NPLF".index), (name, row["id"], bands)
        assert label(worse) <= label(better), name


def test_answering_narrows_the_range() -> None:
    for name, rng, before in cases("answer"):
        after = copy.deepcopy(before)
        answer = pick(rng, after, rated=False)
        if not answer:
            continue
        answer["rating"] = rng.choice(LEVELS)
        wide, narrow = aimscore.assess(before).to_dict(), aimscore.assess(after).to_dict()
        for id, old, new in figures(wide, narrow):
            for outer, inner in ((old, new), (old["evidenced"], new["evidenced"])):
                assert outer["low"] <= inner["low"] <= inner["high"] <= outer["high"], (name, id)
        [unit] = [row["id"] for row in CATALOGUE_UNITS if answer["item_id"] in row["items"]]
        widths = {id: (old["high"] - old["low"], new["high"] - new["low"]) for id, old, new in figures(wide, narrow)}
        assert widths[unit][1] < widths[unit][0], (name, unit)
        for row, answered_row in zip(wide["units"], narrow["units"], strict=True):
            bands: list[Any] = [row["band"], answered_row["band"], answered_row["band_best"], row["band_best"]]
            assert None in bands or bands == sorted(bands, key="NPLF".index), (name, row["id"], bands)


def test_removing_a_rating_never_raises_the_label() -> None:
    for name, rng, before in cases("remove"):
        after = copy.deepcopy(before)
        for _ in range(rng.randint(1, 3)):
            answer = pick(rng, after, rated=True)
            if answer:
                if rng.random() < 0.5:
                    answer["rating"] = "unsure"
                else:
                    after["answers"].remove(answer)
        assert label(aimscore.assess(after).to_dict()) <= label(aimscore.assess(before).to_dict()), name


def test_order_of_rows_does_not_matter() -> None:
    for name, rng, before in cases("shuffle"):
        after = copy.deepcopy(before)
        for key in ("answers", "applicability", "documents", "own_controls", "systems"):
            rng.shuffle(after.get(key, []))
        rng.shuffle(after.get("settings", {}).get("weights", []))
        assert aimscore.assess(after).to_json() == aimscore.assess(before).to_json(), name


def test_a_flag_moves_nothing() -> None:
    for name, rng, before in cases("flag"):
        after = copy.deepcopy(before)
        for answer in after.get("answers", []):
            answer["flagged"] = rng.random() < 0.5
        plain, flagged = aimscore.assess(before).to_dict(), aimscore.assess(after).to_dict()
        for answer in [*plain["assessment"]["answers"], *flagged["assessment"]["answers"]]:
            answer.pop("flagged", None)
        assert flagged == plain, name


def test_a_report_can_be_scored_again() -> None:
    for name, _, assessment in cases("again"):
        report = aimscore.assess(assessment)
        assert aimscore.assess(report.to_dict()["assessment"]).to_json() == report.to_json(), name


CATALOGUE_UNITS = [
    {"id": unit["id"], "items": {item["id"] for item in unit["items"] if item["basis"] == "requirement"}}
    for part in CATALOGUE["parts"]
    for group in part["groups"]
    for unit in group["units"]
]


def cases(name: str) -> Iterator[tuple[str, Random, dict]]:
    for seed in range(CASES):
        rng = Random(f"{name} {seed}")
        yield f"{name} {seed}", rng, random_assessment(rng, CATALOGUE)


def pick(rng: Random, assessment: dict, *, rated: bool) -> dict | None:
    """The answer of a random scored item of an included unit, made where there is none; None where no item is left."""
    excluded = {row["control_id"] for row in assessment.get("applicability", []) if not row["included"]}
    answers = {answer["item_id"]: answer for answer in assessment.setdefault("answers", [])}
    items = [id for unit in CATALOGUE_UNITS if unit["id"] not in excluded for id in sorted(unit["items"])]
    items = [id for id in items if (answers.get(id, {}).get("rating") in LEVELS) == rated]
    if not items:
        return None
    id = rng.choice(items)
    if id not in answers:
        assessment["answers"].append(answers.setdefault(id, {"item_id": id}))
    return answers[id]


def figures(before: Any, after: Any) -> Iterator[tuple[str, dict, dict]]:
    rows = [(id, before["headline"][id], after["headline"][id]) for id in before["headline"]]
    for key in ("groups", "units"):
        rows += [(old["id"], old["figure"], new["figure"]) for old, new in zip(before[key], after[key], strict=True)]
    return (row for row in rows if row[1])


def label(report: Any) -> int:
    return LABELS.index(report["readiness"]["label"])
