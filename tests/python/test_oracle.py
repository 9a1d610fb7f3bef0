"""The engine against the independent scorer, on random assessments: all that the rules determine is there and equal."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from fractions import Fraction
from itertools import zip_longest
from pathlib import Path
from random import Random
from typing import Any

import pytest

import aimscore
import oracle
from random_assessments import random_assessment
from random_catalogues import random_catalogue, random_crosswalk, random_policy

DATA = Path(__file__).resolve().parents[2] / "core/data"
CATALOGUE = json.loads((DATA / "iso-42001/catalogue.json").read_text("utf-8"))
POLICY = json.loads((DATA / "iso-42001/policy.json").read_text("utf-8"))
PLAIN_POLICY = json.loads((DATA / "policy-plain.json").read_text("utf-8"))
QUICK = bool(os.environ.get("AIMSCORE_QUICK"))
CROSSWALKS = [json.loads(path.read_text("utf-8")) for path in sorted((DATA / "iso-42001/crosswalks").glob("*.json"))]
# Sections that the rules determine to the last field, but for the hash of a crosswalk.
WHOLE = (
    *("gaps", "statement_of_applicability", "documents", "audit_stages", "risks", "crosswalks", "steps"),
    *("audit_programme", "management_review", "notices"),
)
IDS = ("id", "control_id", "rule", "code", "scenario_id", "ref", "document_id", "unit_id", "stage", "item_id")
ASSESSMENTS, SMALL_CATALOGUES = (200, 30) if QUICK else (1000, 300)
PARTS = 8


@pytest.mark.parametrize("part", range(PARTS))
def test_built_in_catalogue(part: int) -> None:
    for seed in range(part, ASSESSMENTS, PARTS):
        rng = Random(seed)
        assessment = random_assessment(rng, CATALOGUE)
        report = aimscore.assess(assessment).to_dict()
        hold(f"seed {seed}", oracle.score(CATALOGUE, POLICY, assessment, CROSSWALKS), report)
        if seed // PARTS % 4 == 0:
            id = rng.choice(figure_ids(CATALOGUE))
            wanted = oracle.contributions(CATALOGUE, POLICY, assessment, id)
            hold_contributions(f"seed {seed}, {id}", wanted, aimscore.explain(assessment, id))


def test_random_assessments_have_something_of_everything() -> None:
    seen: Counter[str] = Counter()
    for seed in range(ASSESSMENTS):
        seen.update(marks(aimscore.assess(random_assessment(Random(seed), CATALOGUE)).to_dict()))
    assert [mark for mark in MARKS if seen[mark] < ASSESSMENTS / 200] == [], f"hollow: {seen}"


def test_small_catalogues() -> None:
    for seed in range(SMALL_CATALOGUES):
        rng = Random(f"catalogue {seed}")
        data = random_catalogue(rng)
        policy = random_policy(rng, data) if rng.random() < 0.9 else None
        rules = policy or PLAIN_POLICY
        assessment = random_assessment(rng, data)
        links = [random_crosswalk(rng, data, f"links-{n}") for n in range(rng.randint(0, 2))]
        texts = [json.dumps(row) for row in links]
        catalogue = aimscore.Catalogue(json.dumps(data), policy and json.dumps(policy), crosswalks=texts)
        report = aimscore.assess(assessment, catalogue=catalogue).to_dict()
        hold(f"catalogue {seed}", oracle.score(data, rules, assessment, links), report)
        for id in figure_ids(data):
            wanted = oracle.contributions(data, rules, assessment, id)
            hold_contributions(f"catalogue {seed}, {id}", wanted, aimscore.explain(assessment, id, catalogue=catalogue))


VECTORS = [  # section 3 of the rules: ratings, low, high, coverage, band
    ("FFFFF", 100, 100, 100, "F"),
    ("FFFFN", 80, 80, 100, "P"),
    ("LLL", 66.7, 66.7, 100, "L"),
    ("PPP", 33.3, 33.3, 100, "P"),
    ("NN", 0, 0, 100, "N"),
    ("FLP", 66.7, 66.7, 100, "L"),
    ("FF?L", 66.7, 91.7, 75, "P"),
    ("FFFLLLP", 76.2, 76.2, 100, "L"),
]


@pytest.mark.parametrize(("ratings", "low", "high", "coverage", "band"), VECTORS)
def test_oracle_on_the_vectors_of_the_rules(ratings: str, low: float, high: float, coverage: float, band: str) -> None:
    fixed = {"basis": "requirement", "kind": "define", "hint": "potential_minor", "effort": "S"}
    items = [{"id": f"u-{n}", **fixed} for n in range(len(ratings))]
    part = {"id": "p", "excludable": False, "groups": [{"id": "g", "units": [{"id": "u", "items": items}]}]}
    catalogue = {"scale": CATALOGUE["scale"], "parts": [part], "documents": []}
    level = {row["class"]: row["id"] for row in CATALOGUE["scale"]} | {"?": "unsure"}
    answers = [{"item_id": f"u-{n}", "rating": level[rating]} for n, rating in enumerate(ratings)]
    unit = oracle.score(catalogue, PLAIN_POLICY, {"answers": answers})["units"][0]
    figure = unit["figure"]
    assert (figure["low"], figure["high"], figure["coverage"], unit["band"]) == (low, high, coverage, band)


def test_what_the_engine_does_not_give_is_a_difference() -> None:
    wanted = {"rows": [{"id": "1", "band": "F", "low": 100}]}
    assert list(diff(wanted, {"rows": [{"id": "1", "band": "F", "low": 100, "title": "More"}]})) == []
    assert list(diff(wanted, {"rows": [{"id": "1", "low": 100, "class": "F"}]})) == [
        "/rows[1]/band: not given by the engine"
    ]
    section = {"steps": [{"id": "1", "progress": None}]}
    assert list(diff(section, {"steps": [{"id": "1", "progress": None, "of": 2}]})) == [
        "/steps[1]/of: not given by the rules"
    ]


def test_a_field_that_is_dropped_is_a_difference() -> None:
    """Each field of each section that the rules determine to the last field, wherever it stands."""
    seen: set[str] = set()
    for seed in range(40):
        assessment = random_assessment(Random(seed), CATALOGUE)
        wanted = {key: oracle.score(CATALOGUE, POLICY, assessment, CROSSWALKS[:1])[key] for key in WHOLE}
        for path, row in fields(wanted):
            for key in [key for key in row if f"{path}/{key}" not in seen]:
                seen.add(f"{path}/{key}")
                value = row.pop(key)
                given = deepcopy(wanted)
                row[key] = value
                assert list(diff(wanted, given)), f"{path}/{key}"
    assert {"/risks/rows/residual/worse/level", "/risks/rows/issues", "/gaps/relieves", "/steps/progress"} <= seen


def fields(tree: Any, path: str = "") -> Iterator[tuple[str, dict]]:
    """Every object of a tree, with the keys that lead to it."""
    if isinstance(tree, dict):
        yield path, tree
        for key, value in tree.items():
            yield from fields(value, f"{path}/{key}")
    elif isinstance(tree, list):
        for value in tree:
            yield from fields(value, path)


# Fields of a row of the Statement of Applicability that carry what was stated.
STATED = ("justification", "drivers", "exclusion", "owner", "evidence", "review_on")
# Topics of a management review of which an assessment can know something.
KNOWABLE = ("nonconformities", "monitoring", "improvement", "risks")
# What the random assessments must reach, so that their agreement says something.
MARKS = [
    *(label["id"] for label in POLICY["labels"]),
    *(f"{key} {band}" for key in ("band", "band_best") for band in ["N", "P", "L", "F", None]),
    *(f"item {grade}" for grade in oracle.GRADES),
    "systemic potential_major",
    "document potential_major",
    "document potential_minor",
    "control_document potential_minor",
    "applicability potential_major",
    *(
        f"{kind} gap {gain}"
        for kind in ("item", "unknown", "evidence", "document")
        for gain in ("that gains", "for nothing")
    ),
    *(f"applicability gap {gain}" for gain in ("that gains", "for nothing")),
    "risk gap for nothing",
    *(f"{kind} gap that relieves" for kind in ("item", "unknown", "evidence", "applicability")),
    *(f"gap that {does}" for does in ("blocks", "does not block", "waits", "waits for nothing")),
    "justification_missing",
    "justification_stock_phrase",
    "exclusion_answers_missing",
    "exclusion_conflict",
    "excluded_but_in_place",
    "excluded_but_treats_risk",
    *(f"{key} {word}" for key in ("worse", "better") for word in ("none", "weak", "moderate", "strong")),
    *(f"above acceptance {above}" for above in (True, False, None)),
    *(f"risk with {key}" for key in ("held_by", "red_lines", "stated", "system_ids", "scenario_id", "supporting")),
    "risk with a range of levels",
    "lower consequence",
    "treatment_missing",
    "accepter_missing",
    "risks_not_assessed",
    "likelihood_not_estimable",
    "suggested scenario",
    *(f"suggestion {decision}" for decision in ("included", "excluded", None)),
    *(f"suggestion against {decision}" for decision in ("included", "excluded")),
    *(f"relevance {relevance}" for relevance in ("high", "medium", "low", None)),
    *(f"reason {kind}" for kind in ("risk", "scenario", "clause", "law", "role")),
    *(f"own control {status}" for status in ("planned", "partial", "implemented", None)),
    *(f"row with {key}" for key in STATED),
    *(f"document {status}" for status in ("missing", "draft", "approved", None)),
    *(f"{demand} document" for demand in ("mandatory", "conditional", "recommended")),
    *("control document that does not apply", "document with reference", "document with owner"),
    *(f"{stage} with {key}" for stage in ("stage_1", "stage_2") for key in ("missing", "weak")),
    *(f"audit by {grade}" for grade in ("potential_major", "potential_minor", "not_assessed", None)),
    *(f"audit with {key}" for key in ("risk_level", "risk_ids", "not_by", "evidence")),
    *(f"review of {topic} {known}" for topic in KNOWABLE for known in (True, False)),
    *(f"review with {key}" for key in ("finding_ids", "gap_ids", "risk_ids", "part_ids")),
]


def marks(report: Any) -> Iterator[str]:
    yield report["readiness"]["label"]
    yield from (f"{key} {unit[key]}" for unit in report["units"] for key in ("band", "band_best"))
    yield from (f"{finding['rule']} {finding['grade']}" for finding in report["findings"])
    yield from (f"{gap['kind']} gap {'that gains' if gap['gain'] else 'for nothing'}" for gap in report["gaps"])
    for gap in report["gaps"]:
        yield f"gap that {'blocks' if gap['blocks_next'] else 'does not block'}"
        yield f"gap that {'waits' if gap['after'] else 'waits for nothing'}"
        if gap["relieves"]:
            yield f"{gap['kind']} gap that relieves"
    yield from (issue["rule"] for row in report["statement_of_applicability"]["rows"] for issue in row["issues"])
    yield from (notice["code"] for notice in report["notices"])
    yield from ("suggested scenario" for _ in report["risks"]["suggested"])
    yield from marks_of_audits(report)
    for row in report["statement_of_applicability"]["rows"]:
        suggestion = row["suggestion"]
        yield f"suggestion {suggestion['decision']}"
        yield f"relevance {suggestion['relevance']}"
        yield from (f"reason {reason['kind']}" for reason in suggestion["reasons"])
        if {row["decision"], suggestion["decision"]} == {"included", "excluded"}:
            yield f"suggestion against {row['decision']}"
        yield from (f"row with {key}" for key in STATED if row[key])
    for own in report["statement_of_applicability"]["own_controls"]:
        yield f"own control {own['implementation_status']}"
    for risk in report["risks"]["rows"]:
        yield f"worse {risk['effectiveness']['effectiveness']}"
        yield f"better {risk['effectiveness_best']['effectiveness']}"
        yield f"above acceptance {risk['above_acceptance']}"
        yield from risk["issues"]
        keys = ("red_lines", "stated", "system_ids", "scenario_id", "supporting")
        yield from (f"risk with {key}" for key in keys if risk[key])
        if risk["effectiveness"]["held_by"]:
            yield "risk with held_by"
        computed = risk["computed"]
        if computed and computed["worse"]["level"] != computed["better"]["level"]:
            yield "risk with a range of levels"
        if computed and computed["better"]["consequence"] < risk["inherent"]["consequence"]:
            yield "lower consequence"


def marks_of_audits(report: Any) -> Iterator[str]:
    for document in report["documents"]:
        yield f"document {document['status']}"
        yield f"{document['demand']} document"
        yield from (f"document with {key}" for key in ("reference", "owner") if document[key])
        if document["demand"] == "conditional" and not document["applies"]:
            yield "control document that does not apply"
    for row in report["audit_stages"]:
        yield from (f"{row['stage']} with {key}" for key in ("missing", "weak") if row[key])
    for row in report["audit_programme"]:
        yield f"audit by {row['grade']}"
        yield from (f"audit with {key}" for key in ("risk_level", "risk_ids", "not_by", "evidence") if row[key])
    for row in report["management_review"]:
        yield f"review of {row['topic']} {row['known']}"
        yield from (f"review with {key}" for key in ("finding_ids", "gap_ids", "risk_ids", "part_ids") if row[key])


def figure_ids(catalogue: dict) -> list[str]:
    groups = [group for part in catalogue["parts"] for group in part["groups"]]
    units = [unit["id"] for group in groups for unit in group["units"]]
    return [part["id"] for part in catalogue["parts"]] + [group["id"] for group in groups] + units


def hold(name: str, wanted: dict, report: Any) -> None:
    differences = list(diff(wanted, report))
    if differences:
        pytest.fail("\n".join([f"{name}: rules and engine differ", *differences[:20]]), pytrace=False)


def hold_contributions(name: str, wanted: dict, explanation: Any) -> None:
    columns = ("gained", "open", "lost")
    given = {
        row["item_id"]: tuple(Fraction(row[key]) for key in columns) for row in explanation["items"] if row["scored"]
    }
    assert given == wanted, name
    exact = explanation["exact"]
    if exact is None:
        assert not any(map(any, given.values())), name
        return
    low, high = Fraction(exact["low"]), Fraction(exact["high"])
    assert [sum(row[column] for row in given.values()) for column in range(3)] == [low, high - low, 1 - high], name


def diff(wanted: Any, given: Any, path: str = "") -> Iterator[str]:
    """Where a tree differs from the rules, in what they determine; the rows of an array are told apart by their ids.

    Nothing may be missing; in the whole sections nothing may be more either.
    """
    if wanted == given:
        return
    if isinstance(wanted, dict) and isinstance(given, dict):
        yield from (f"{path}/{key}: not given by the engine" for key in wanted.keys() - given.keys())
        if path[1:].split("/")[0].split("[")[0] in WHOLE:
            more = given.keys() - wanted.keys() - ({"hash"} if path.startswith("/crosswalks") else set())
            yield from (f"{path}/{key}: not given by the rules" for key in more)
        for key in wanted.keys() & given.keys():
            yield from diff(wanted[key], given[key], f"{path}/{key}")
    elif isinstance(wanted, list) and isinstance(given, list):
        rows = [row for row in wanted + given if isinstance(row, dict)]
        key = next((key for key in IDS for row in rows if key in row), None)
        ids, given_ids = ([row.get(key) if key else row for row in rows] for rows in (wanted, given))
        if ids != given_ids:
            lacking, extra = [id for id in ids if id not in given_ids], [id for id in given_ids if id not in ids]
            first = next(n for n, (id, other) in enumerate(zip_longest(ids, given_ids)) if id != other)
            here = slice(first, first + 3)
            yield f"{path}: only by the rules {lacking}, only by the engine {extra}"
            yield f"{path}: from {first} by the rules {ids[here]}, by the engine {given_ids[here]}"
        elif key:
            for id, row, other in zip(ids, wanted, given, strict=True):
                yield from diff(row, other, f"{path}[{id}]")
    else:
        yield f"{path}: by the rules {wanted!r}, by the engine {given!r}"
