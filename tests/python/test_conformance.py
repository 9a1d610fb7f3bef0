"""Python gives the bytes that Rust gives: over text for every run, over dicts where the input can be a dict."""

from __future__ import annotations

import inspect
import json
import math
from contextlib import suppress
from typing import Any

import pytest

import aimscore as ac
from aimscore import _native
from parity import canonical, name, runs

RUNS = runs()


def strict(text: str) -> Any:
    """The value of a text that dicts can hold without loss; None for any other."""

    def pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        if len(dict(pairs)) < len(pairs):
            raise ValueError("a key twice")
        return dict(pairs)

    def number(text: str) -> float:
        if not math.isfinite(float(text)):
            raise ValueError("not a number")
        return float(text)

    try:
        value = json.loads(text, object_pairs_hook=pairs, parse_float=number, parse_constant=number)
        canonical(value).encode()
    except (ValueError, RecursionError):
        return None
    return value


def is_no_json(run: dict[str, Any]) -> bool:
    return bool(run["from_code"] or run["answers_from_csv"] or run["from_workbook"])


def is_dict(run: dict[str, Any]) -> bool:
    texts = [run[key] for key in ("catalogue", "policy", "after", "what_if", "uncertainty")] + (run["patches"] or [])
    texts += [] if is_no_json(run) else [run["input"]]
    values = [strict(text) for text in texts if text is not None]
    return all(isinstance(value, dict) for value in values) and are_arguments(run["uncertainty"])


def are_arguments(options: str | None) -> bool:
    """Whether Python has an argument for each option: what is none is a TypeError, before the engine hears of it."""
    return options is None or set(json.loads(options)) <= set(inspect.signature(ac.uncertainty).parameters)


def over_text(run: dict[str, Any]) -> str:
    frame = (text and text.encode() for text in (run["catalogue"], run["policy"]))
    engine = _native.Engine(*frame, language=run["language"])
    if run["chart"] is not None:
        return engine.chart(run["input"].encode(), run["chart"])
    if run["part"] is not None:
        return engine.render_part(run["input"].encode(), run["part"], run["format"])
    if run["format"] is not None:
        return engine.render(run["input"].encode(), run["format"])
    if run["table"] is not None:
        return engine.table_csv(run["input"].encode(), run["table"])
    if run["workbook"]:
        return engine.workbook(run["input"].encode()).hex()
    if run["from_workbook"]:
        return engine.from_workbook(bytes.fromhex(run["input"]))
    if run["oscal"] is not None:
        document, version = run["oscal"]
        return engine.oscal(run["input"].encode(), document, version, *alone(version))
    if run["explain"] is not None:
        return engine.explain(run["input"].encode(), run["explain"])
    if run["roadmap"]:
        return engine.roadmap(run["input"].encode())
    if run["uncertainty"] is not None:
        return engine.uncertainty(run["input"].encode(), run["uncertainty"].encode())
    if run["after"] is not None:
        return engine.compare(run["input"].encode(), run["after"].encode())
    if run["what_if"] is not None:
        return engine.what_if(run["input"].encode(), run["what_if"].encode())
    if run["to_code"]:
        return canonical(engine.to_code(run["input"].encode()))
    if run["from_code"]:
        return engine.from_code(run["input"])
    if run["answers_csv"]:
        return canonical(engine.answers_csv(run["input"].encode()))
    if run["answers_from_csv"]:
        return engine.answers_from_csv(run["input"].encode())
    if run["patches"] is None:
        return engine.assess(run["input"].encode())
    session = _native.Session(engine, run["input"].encode())
    return last(lambda patch: session.set(patch.encode()), run["patches"])


def over_dicts(run: dict[str, Any]) -> str:
    own, policy = (text and json.loads(text) for text in (run["catalogue"], run["policy"]))
    catalogue = None
    if own or policy:
        catalogue = ac.Catalogue(own and canonical(own), policy and canonical(policy))
    if run["from_code"]:
        return canonical(ac.Assessment.from_code(run["input"], catalogue).to_dict())
    if run["answers_from_csv"]:
        return canonical(ac.answers_from_csv(run["input"], catalogue))
    if run["from_workbook"]:
        language = ac.Catalogue.iso_42001(run["language"])
        return canonical(ac.Assessment.from_xlsx(bytes.fromhex(run["input"]), language).to_dict())
    given = json.loads(run["input"])
    if run["answers_csv"]:
        return canonical(ac.Assessment.from_dict(given, ac.Catalogue.iso_42001(run["language"])).answers_csv())
    if run["to_code"]:
        return canonical(ac.Assessment.from_dict(given, catalogue).to_code())
    if run["chart"] is not None:
        return ac.assess(given, ac.Catalogue.iso_42001(run["language"])).chart(run["chart"]).svg
    if run["part"] is not None:
        return ac.assess(given, ac.Catalogue.iso_42001(run["language"])).to_html(part=run["part"])
    if run["format"] is not None:
        report = ac.assess(given, ac.Catalogue.iso_42001(run["language"]))
        return {"text": report.summary, "html": report.to_html, "markdown": report.to_markdown}[run["format"]]()
    if run["table"] is not None:
        return ac.assess(given, ac.Catalogue.iso_42001(run["language"])).to_csv(run["table"])
    if run["workbook"]:
        return ac.assess(given, ac.Catalogue.iso_42001(run["language"])).to_xlsx().hex()
    if run["oscal"] is not None:
        document, version = run["oscal"]
        stand_alone, system = alone(version)
        report = ac.assess(given, ac.Catalogue.iso_42001(run["language"]))
        return report.to_oscal(document, version=version, stand_alone=stand_alone, system=system)
    if run["explain"] is not None:
        return canonical(ac.explain(given, run["explain"], catalogue))
    if run["roadmap"]:
        return canonical(ac.roadmap(given, catalogue))
    if run["uncertainty"] is not None:
        return canonical(ac.uncertainty(given, catalogue, **json.loads(run["uncertainty"])))
    if run["after"] is not None:
        return canonical(ac.compare(given, json.loads(run["after"]), catalogue))
    if run["what_if"] is not None:
        return canonical(ac.what_if(given, json.loads(run["what_if"]), catalogue))
    if run["patches"] is None:
        report = ac.assess(given, catalogue)
        assert canonical(report.to_dict()) == report.to_json()
        return report.to_json()
    session = ac.Session(given, catalogue)
    return last(lambda patch: canonical(session.set(json.loads(patch))), run["patches"])


def alone(version: str) -> tuple[bool, str | None]:
    """The options of a document of OSCAL: that of the older version stands alone, and is of another system."""
    return (True, "second system") if version == "1.1.2" else (False, None)


def last(apply: Any, patches: list[str]) -> str:
    """The last result; a patch that is refused changes nothing and stops nothing."""
    for patch in patches[:-1]:
        with suppress(ValueError):
            apply(patch)
    return str(apply(patches[-1]))


@pytest.mark.parametrize("run", RUNS, ids=name)
def test_text(run: dict[str, Any]) -> None:
    try:
        outcome = (True, over_text(run))
    except ValueError as refusal:
        outcome = (False, str(refusal))
    assert outcome == (run["ok"], run["output"])


@pytest.mark.parametrize("run", list(filter(is_dict, RUNS)), ids=name)
def test_dict(run: dict[str, Any]) -> None:
    try:
        outcome = (True, over_dicts(run))
    except ac.AssessmentError as error:
        outcome = (False, canonical({"format": "aimscore/issues/1", "issues": error.issues, "more": error.more}))
    assert outcome == (run["ok"], run["output"])


@pytest.mark.parametrize("run", [run for run in RUNS if is_dict(run) and not is_no_json(run)], ids=name)
def test_a_loaded_document_is_kept(run: dict[str, Any]) -> None:
    assert ac.Assessment.from_json(run["input"]).to_dict() == json.loads(run["input"])


def test_valid_input_is_run_both_ways() -> None:
    assert [run["name"] for run in RUNS if run["ok"] and not is_dict(run)] == []
