"""What goes in and comes out has the shape that the schemas say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema_rs import Draft202012Validator, meta

import aimscore as ac
from aimscore import _native
from parity import name, runs

TESTS = Path(__file__).resolve().parents[1]
SCHEMAS = {
    path.name.removesuffix(".schema.json"): json.loads(path.read_text("utf-8"))
    for path in sorted((TESTS / "schemas").glob("*.schema.json"))
}
VALIDATORS = {name: Draft202012Validator(schema, validate_formats=True) for name, schema in SCHEMAS.items()}
TEXTS = ("chart", "format", "oscal", "to_code", "answers_csv", "answers_from_csv", "table", "workbook")
"""Operations whose result has no schema: pictures, text and tables."""
RUNS = [run for run in runs() if not run["ok"] or not any(map(run.get, TEXTS))]


def complaints(schema: str, document: object) -> list[str]:
    return [f"{error.instance_path}: {error.message}" for error in VALIDATORS[schema].iter_errors(document)]


def outcome(run: dict[str, Any]) -> str:
    if not run["ok"]:
        return "issues"
    if run["explain"] is not None:
        return "explanation"
    if run["roadmap"]:
        return "roadmap"
    if run["uncertainty"] is not None:
        return "uncertainty"
    if run["from_code"] or run["from_workbook"]:
        return "assessment"
    if run["after"] is not None or run["what_if"] is not None:
        return "comparison"
    return "report" if run["patches"] is None else "changes"


@pytest.mark.parametrize("schema", SCHEMAS.values(), ids=list(SCHEMAS))
def test_schema(schema: dict[str, Any]) -> None:
    meta.validate(schema)


@pytest.mark.parametrize("path", sorted((TESTS / "samples").glob("*.json")), ids=lambda path: path.stem)
def test_sample(path: Path) -> None:
    assert complaints("assessment", json.loads(path.read_text("utf-8"))) == []


@pytest.mark.parametrize(
    "run", [run for run in RUNS if run["ok"] and not (run["from_code"] or run["from_workbook"])], ids=name
)
def test_valid_input(run: dict[str, Any]) -> None:
    assert complaints("assessment", json.loads(run["input"])) == []


@pytest.mark.parametrize("run", RUNS, ids=name)
def test_outcome(run: dict[str, Any]) -> None:
    assert complaints(outcome(run), json.loads(run["output"])) == []


@pytest.mark.parametrize("run", [run for run in RUNS if run["catalogue"] or run["policy"]], ids=name)
def test_own_catalogue(run: dict[str, Any]) -> None:
    """A catalogue or policy that the engine takes has the shape of the schema."""
    try:
        _native.Engine(*(text and text.encode() for text in (run["catalogue"], run["policy"])))
    except ValueError:
        assert not run["ok"]
    else:
        assert run["catalogue"] is None or complaints("catalogue", json.loads(run["catalogue"])) == []
        assert run["policy"] is None or complaints("policy", json.loads(run["policy"])) == []


def test_every_schema_meets_a_document() -> None:
    catalogue = ac.Catalogue.iso_42001()
    policy = json.loads((TESTS.parent / "core/data/iso-42001/policy.json").read_text("utf-8"))
    assert complaints("catalogue", catalogue.to_dict()) == []
    assert complaints("texts", catalogue.texts()) == []
    assert complaints("policy", {key: value for key, value in policy.items() if key != "$schema"}) == []
    crosswalks = sorted((TESTS.parent / "core/data/iso-42001/crosswalks").glob("*.json"))
    assert [complaints("crosswalk", json.loads(path.read_text("utf-8"))) for path in crosswalks] == [[]] * 4
    assert set(SCHEMAS) == {"assessment", "catalogue", "crosswalk", "policy", "texts", *map(outcome, RUNS)}
