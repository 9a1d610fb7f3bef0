"""What has another shape than the contract is refused by the schemas as by the engine: each place of a document is
spoiled in each way, and both must say the same of it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import aimscore as ac

ROOT = Path(__file__).resolve().parents[2]
KINDS = ["assessment", "catalogue", "policy", "texts"]
VALIDATORS = {
    kind: Draft202012Validator(json.loads((ROOT / f"tests/schemas/{kind}.schema.json").read_text("utf-8")))
    for kind in KINDS
}
SHAPE = {"wrong_type", "missing_key", "unknown_key", "unknown_value", "unsupported_format", "justification_missing"}
SHAPE |= {"invalid_date", "invalid_id", "invalid_version", "out_of_range", "wrong_count"}
STRANGER: dict[type, object] = {str: 5, int: "5", bool: "yes", list: {}, dict: []}
# What no schema says: the levels of the catalogue's scale; keys that must be there where another has a certain value;
# the format of a pack, which stands in one of its files; and the label of a word that the engine has itself.
NOT_SAID = {
    ("assessment", "unknown word"): {"rating"},
    ("assessment", "missing key"): {"justification"},
    ("catalogue", "missing key"): {"looked_at", "if_missing"},
    ("policy", "missing key"): {"part", "groups", "units", "percent", "class", "grade"},
    ("texts", "unknown word"): {"format"},
    ("texts", "missing key"): {"format", "label"},
}

ASSESSMENT = {
    "format": "aimscore/assessment/1",
    "catalogue": {"id": "iso-42001", "edition": "2023", "version": "1.0.0"},
    "as_of": "2026-11-23",
    "organization": {"name": "Example", "roles": ["deployer"]},
    "scope": {"statement": "All.", "boundaries": "One office.", "exclusions": "None."},
    "systems": [
        {"id": "desk", "name": "Desk", "purpose": "Mail.", "roles": ["provider"]}
        | {"life_cycle_stage": "operation", "owner": "Sales"}
    ],
    "answers": [
        {"item_id": "4.1-r1", "rating": "fully", "evidence_level": "record", "confidence": "high", "note": "Since May."}
        | {"evidence": ["list.xlsx"], "owner": "Sales", "due_on": "2027-01-31", "assessor": "Quality", "flagged": True}
    ],
    "applicability": [
        {"control_id": "A.10.3", "included": False, "justification": "We buy nothing.", "owner": "Sales"}
        | {"exclusion": {"no_risk_calls_for_it": True, "no_outside_duty_calls_for_it": True}}
        | {"drivers": [{"kind": "law", "ref": "None."}], "evidence": ["minutes.pdf"], "review_on": "2027-11-23"}
    ],
    "own_controls": [{"id": "OWN.1", "title": "Ours.", "rating": "fully"}],
    "documents": [{"document_id": "DOC-4.3", "status": "draft", "reference": "scope.pdf", "owner": "Sales"}],
    "risks": [
        {"id": "R1", "scenario_id": "AIR-01", "title": "Unfair", "system_ids": ["desk"], "tags": ["C.2.5"]}
        | {"control_ids": {"primary": ["A.5.4"], "supporting": ["OWN.1"]}, "red_lines": ["RL-1"], "treatment": "retain"}
        | {"likelihood": 3, "consequence": {"organization": 2, "individuals": 3, "society": 1}}
        | {"residual": {"likelihood": 1, "consequence": 2}, "owner": "Sales", "accepted_by": "Board"}
    ],
    "settings": {"evidence_rule": "evidenced", "weights": [{"unit_id": "4.1", "weight": 2}]}
    | {"targets": [{"item_id": "4.1-r1", "rating": "largely"}], "efforts": [{"gap_id": "item.4.1-r1", "effort": "S"}]}
    | {"capacity_days": 10, "grid": "5x5", "red_lines": [{"id": "OWN-1", "title": "Not without consent."}]}
    | {"acceptance": [{"level": "low", "acceptable": True, "accepted_by": "Board", "review_within_weeks": 4}]}
    | {
        "grids": [
            {"id": "own", "version": "1.0.0", "likelihood": ["a", "b"], "consequence": ["a", "b"]}
            | {"levels": ["low", "high"], "rows": [["low", "low"], ["low", "high"]]}
        ]
    },
}


def small_catalogue() -> Any:
    """A few units of the real one, with all that a catalogue can say."""
    kept = {"4.1", "4.3", "A.4.2"}
    data: Any = ac.catalogue()
    for part in data["parts"]:
        for group in part["groups"]:
            group["units"] = [unit for unit in group["units"] if unit["id"] in kept]
        part["groups"] = [group for group in part["groups"] if group["units"]]
    data["documents"] = [row for row in data["documents"] if {row["unit"], *row.get("also", [])} <= kept]
    data["steps"] = [{"id": "all", "parts": ["controls"], "groups": ["4"], "units": ["4.1"]}, {"id": "outside"}]
    data["review_inputs"] = [{"item": "4.1-r1", "topic": "context"}]
    risks = data["risks"]
    risks["grids"] = risks["grids"][-1:]
    risks["taxonomies"] = risks["taxonomies"][:1]
    controls = {"primary": ["A.4.2"], "supporting": ["A.4.2"], "clauses": ["4.1"]}
    tags = risks["taxonomies"][0]["tags"][:1]
    rating = {"default": {"likelihood": 1, "consequence": 2}}
    risks["scenarios"] = [{**risks["scenarios"][0], **controls, **rating, "tags": tags}]
    return data


def small_texts(catalogue: str) -> Any:
    data: Any = ac.Catalogue.iso_42001().texts()
    for section in ("parts", "groups", "objectives", "units", "items", "documents", "scenarios"):
        data[section] = {id: text for id, text in data[section].items() if f'"{id}"' in catalogue}
    for section in ("grids", "taxonomies"):
        data[section] = {id: text for id, text in data[section].items() if f'"id": "{id}"' in catalogue}
    del data["crosswalks"]
    data["glossary"] = dict(list(data["glossary"].items())[:9])
    return data


CATALOGUE = json.dumps(small_catalogue())
DOCUMENTS: dict[str, Any] = {
    "assessment": ASSESSMENT,
    "catalogue": json.loads(CATALOGUE),
    "policy": json.loads((ROOT / "core/data/iso-42001/policy.json").read_text("utf-8")),
    "texts": small_texts(CATALOGUE),
}


def codes(kind: str, document: Any) -> set[str]:
    """What the engine says of a document."""
    text = json.dumps(document)
    try:
        match kind:
            case "assessment":
                ac.assess_json(text)
            case "catalogue":
                ac.Catalogue(text)
            case "policy":
                ac.Catalogue(policy=text)
            case "texts":
                ac.Catalogue(CATALOGUE, texts=[text])
    except ac.AssessmentError as error:
        return {issue["code"] for issue in error.issues}
    return set()


def places(kind: str, holder: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[Any, Any, tuple[str, ...]]]:
    """Every place below: what holds it, its key there, and its path, with `*` for what is no word of the contract."""
    is_map = kind == "texts" and (len(path) == 2 or (len(path) == 3 and path[1] in ("levels", "words")))
    for key in list(holder) if isinstance(holder, dict) else range(len(holder)):
        below = (*path, "*" if is_map or isinstance(holder, list) else key)
        yield holder, key, below
        if isinstance(holder[key], dict | list):
            yield from places(kind, holder[key], below)


def spoiled(kind: str) -> Iterator[tuple[str, tuple[str, ...], Any]]:
    """The document with one place spoiled: how, where and what came of it; places of one form are taken once."""
    root = [json.loads(json.dumps(DOCUMENTS[kind]))]
    seen = set()
    for holder, key, path in list(places(kind, root)):
        value = holder[key]
        form = (path, *(frozenset(node) for node in (holder, value) if isinstance(node, dict)))
        if form in seen:
            continue
        seen.add(form)
        ways = {"null": None, "wrong type": STRANGER[type(value)]}
        if isinstance(value, dict):
            ways["unknown key"] = {**value, "colour": "red"}
        if isinstance(value, str):
            ways["unknown word"] = "nonsense"
        for way, other in ways.items():
            holder[key] = other
            yield way, path, root[0]
        if isinstance(holder, dict):
            del holder[key]
            yield "missing key", path, root[0]
        holder[key] = value


@pytest.mark.parametrize("kind", KINDS)
def test_schema_and_engine_agree(kind: str) -> None:
    assert codes(kind, DOCUMENTS[kind]) == set()
    assert VALIDATORS[kind].is_valid(DOCUMENTS[kind])
    refused: Counter[str] = Counter()
    for way, path, document in spoiled(kind):
        by_engine, by_schema = codes(kind, document) & SHAPE, not VALIDATORS[kind].is_valid(document)
        refused[way] += by_schema
        # No schema says that a cell of a grid is one of its levels.
        cell = way == "unknown word" and "grids" in path
        if not cell and path[-1] not in NOT_SAID.get((kind, way), set()):
            assert bool(by_engine) == by_schema, (way, path, by_engine)
        if way in ("null", "wrong type") or (way == "unknown key" and kind != "texts"):
            assert by_schema, (way, path)
    assert all(refused[way] > 10 for way in ("null", "wrong type", "unknown key", "missing key")), refused
    assert refused["unknown word"] > 10 or kind == "texts", refused
