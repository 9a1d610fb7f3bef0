"""The readiness labels of the real catalogue: the ladder of the rules (`design/scoring.md`, section 6), said once more
and apart from the policy, then climbed; and each of its conditions, broken alone, is what blocks the next label."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import aimscore as ac

ROOT = Path(__file__).resolve().parents[2]
POLICY = json.loads((ROOT / "core/data/iso-42001/policy.json").read_text("utf-8"))
CATALOGUE = json.loads((ROOT / "core/data/iso-42001/catalogue.json").read_text("utf-8"))

GATES = "4.1 4.2 4.3 5.2 5.3 6.1.1 6.1.2 6.1.3 6.1.4 6.2 9.2.1 9.2.2 9.3.1 9.3.2 9.3.3".split()
OTHERS = "4.4 5.1 6.3 7.1 7.2 7.3 7.4 7.5.1 7.5.2 7.5.3".split()
RUNNING = "8.1 8.2 8.3 8.4 9.1 10.1 10.2".split()  # of clauses 8, 9 and 10, gates left out
STAGE_1 = """DOC-4.3 DOC-4.4 DOC-5.2 DOC-6.1.1 DOC-6.1.2 DOC-6.1.3-CTL DOC-6.1.3-PROC DOC-6.1.3-RTP DOC-6.1.3-SOA
    DOC-6.1.4 DOC-6.2 DOC-7.5.1 DOC-9.2.2 DOC-9.3.3""".split()
STAGE_2 = "DOC-7.2 DOC-8.1 DOC-8.2 DOC-8.3 DOC-8.4 DOC-9.1 DOC-10.2-CA DOC-10.2-NC".split()

CLAUSES, CONTROLS, BACKED = {"part": "management_system"}, {"part": "controls"}, {"layer": "evidenced"}
LADDER: dict[str, dict[str, dict[str, Any]]] = {
    "not_started": {},
    "foundations": {"above 15 %": {"rule": "part_low_above", **CLAUSES, "percent": 15}},
    "stage_1_candidate": {
        "gates at L": {"rule": "units_at_least", "units": GATES, "class": "L"},
        "stage 1 documents": {"rule": "documents_approved", "looked_at": "stage_1"},
    },
    "stage_2_candidate": {
        "items rated": {"rule": "items_rated", **CLAUSES},
        "clauses at P": {"rule": "units_at_least", **CLAUSES, "class": "P"},
        "clauses 8 to 10 at L": {"rule": "units_at_least", "groups": ["8", "9", "10"], "class": "L"},
        "no major": {"rule": "no_finding", "grade": "potential_major"},
        "all documents": {"rule": "documents_approved"},
        "statement complete": {"rule": "applicability_complete"},
        "statement valid": {"rule": "applicability_valid"},
        "controls at P": {"rule": "units_at_least", **CONTROLS, "class": "P"},
        "checks rated": {"rule": "items_rated", **CONTROLS},
    },
    "sustaining": {
        "clauses at L": {"rule": "units_at_least", **CLAUSES, "class": "L", **BACKED},
        "evaluate at F": {"rule": "items_at_least", **CLAUSES, "kind": "evaluate", "class": "F", **BACKED},
        "controls at L": {"rule": "units_at_least", **CONTROLS, "class": "L", **BACKED},
    },
}

ALL_UNITS = [unit for part in CATALOGUE["parts"] for group in part["groups"] for unit in group["units"]]
UNITS = {unit["id"]: [item for item in unit["items"] if item["basis"] == "requirement"] for unit in ALL_UNITS}
CONTROL_IDS = [unit for unit in UNITS if unit.startswith("A.")]
ITEMS = [(unit, item["id"]) for unit in UNITS if unit not in CONTROL_IDS for item in UNITS[unit]]
CHECKS = [(unit, item["id"]) for unit in CONTROL_IDS for item in UNITS[unit]]
EVALUATE = [(unit, item["id"]) for unit in dict(ITEMS) for item in UNITS[unit] if item["kind"] == "evaluate"]


class Organization:
    """All in place, shown by records, every document approved, every control included for a reason."""

    def __init__(self) -> None:
        items = [item for items in UNITS.values() for item in items]
        self.answers = {item["id"]: {"rating": "fully", "evidence_level": "record"} for item in items}
        self.documents = dict.fromkeys(STAGE_1 + STAGE_2, "approved")
        why = "A risk in our register asks for it."
        self.decisions: dict[str, dict] = {id: {"included": True, "justification": why} for id in CONTROL_IDS}
        self.settings: dict = {}

    def rate(self, items: Iterable[str], rating: str) -> None:
        for id in items:
            self.answers[id]["rating"] = rating

    def put_at_p(self, unit: str) -> None:
        """Band P, and no potential major: its only item is at P, or one that is not grave is at N."""
        minor = scored(unit) if unit in CONTROL_IDS else hinted(unit, "potential_minor")
        self.rate(minor[:1], "partially" if len(scored(unit)) == 1 else "not")

    def show(self, items: Iterable[str], evidence_level: str) -> None:
        for id in items:
            self.answers[id]["evidence_level"] = evidence_level

    def report(self) -> Any:
        return ac.assess(
            {
                "format": "aimscore/assessment/1",
                "catalogue": {"id": "iso-42001"},
                "as_of": "2026-11-23",
                "answers": [{"item_id": id, **row} for id, row in self.answers.items()],
                "documents": [{"document_id": id, "status": status} for id, status in self.documents.items()],
                "applicability": [{"control_id": id, **row} for id, row in self.decisions.items()],
                "settings": self.settings,
            }
        )

    def stands_at(self, label: str, blockers: dict[str, list[str]] | None = None) -> None:
        """Has the label, and these conditions of the next one fail on these ids."""
        readiness = self.report().readiness
        following = dict(zip(LADDER, [*list(LADDER)[1:], None], strict=True))[label]
        assert (readiness["label"], readiness["next"]) == (label, following)
        failing = [{"condition": LADDER[following][name], "ids": ids} for name, ids in (blockers or {}).items()]
        assert readiness["blockers"] == failing


@pytest.fixture
def org() -> Organization:
    return Organization()


def scored(unit: str) -> list[str]:
    return [item["id"] for item in UNITS[unit]]


def hinted(unit: str, grade: str) -> list[str]:
    return [item["id"] for item in UNITS[unit] if item["hint"] == grade]


# The policy


def test_policy_is_the_ladder() -> None:
    labels = [{"id": id, "conditions": list(conditions.values())} for id, conditions in LADDER.items()]
    assert POLICY["labels"] == labels


def test_policy_is_otherwise_as_the_rules_say() -> None:
    rooms = {"weakest_link", "systemic", "applicability", "risks", "roadmap", "labels"}
    assert set(POLICY) == {"format", "id", "version", *rooms}
    assert (POLICY["id"], POLICY["version"]) == ("aimscore-policy-1", "1.0.0")
    rules = {name: dict(POLICY[name]) for name in rooms - {"labels"}}
    assert all(rule.pop("why").strip() for rule in rules.values())
    assert rules["weakest_link"] == {"not_or_unrated": "P", "partially": "L"}
    assert rules["systemic"] == {**CLAUSES, "items": 3, "at_most": "P", "grade": "potential_major"}
    phrases = {row["language"]: set(row["phrases"]) for row in rules["applicability"].pop("stock_phrases")}
    assert {"n/a", "applies", "required by the standard"} <= phrases["en"]
    assert set(phrases) == set(ac.Catalogue.languages())
    assert all(row == {phrase.strip().lower() for phrase in row} for row in phrases.values())
    clauses = {"A.2.2": ["5.2"], "A.3.2": ["5.3"], "A.4.6": ["7.2"]}
    clauses |= {control: ["6.1.4", "8.4"] for control in CONTROL_IDS if control.startswith("A.5.")}
    conflicts = [{"unit": unit, "clauses": ids} for unit, ids in clauses.items()]
    called_for = rules["applicability"].pop("called_for")
    assert {"unit": "A.2.4", "clauses": ["5.2", "9.3.2"]} in called_for
    assert rules["applicability"] == {"unit": "6.1.3", "conflicts": conflicts}
    steps = [(row["likelihood"], row["consequence"]) for row in rules["risks"]["steps"]]
    assert (steps, rules["risks"]["cap_with_not"]) == ([(0, 0), (0, 0), (1, 0), (2, 1)], "L")
    limiting = ["A.6.2.6", "A.8.3", "A.8.4", "A.9.2", "A.9.3", "A.9.4", "A.10.2"]
    assert rules["risks"]["harm_limiting"] == limiting
    acceptable = [row["level"] for row in rules["risks"]["acceptance"] if row["acceptable"]]
    assert acceptable == ["low", "medium"]


def test_work_comes_in_the_order_that_the_rules_say() -> None:
    """Scope before criteria before assessment before treatment before operation before audit before review."""
    direct = {row["unit"]: row["after"] for row in POLICY["roadmap"]["prerequisites"]}

    def before(unit: str) -> set[str]:
        return {other for near in direct.get(unit, []) for other in {near, *before(near)}}

    for earlier, later in pairwise(["4.3", "6.1.1", "6.1.2", "6.1.3", "8.1", "9.2.1", "9.3.1"]):
        assert earlier in before(later)


def test_what_the_ladder_speaks_of() -> None:
    assert (len(GATES), len(STAGE_1 + STAGE_2)) == (15, 22)
    assert sorted(GATES + OTHERS + RUNNING + CONTROL_IDS) == sorted(UNITS)
    mandatory = [document for document in CATALOGUE["documents"] if document["demand"] == "mandatory"]
    assert {row["id"]: row["looked_at"] for row in mandatory} == {
        **dict.fromkeys(STAGE_1, "stage_1"),
        **dict.fromkeys(STAGE_2, "stage_2"),
    }


# The top


def test_sustaining(org: Organization) -> None:
    org.stands_at("sustaining")


def test_readiness_ignores_weights(org: Organization) -> None:
    org.settings = {"weights": [{"unit_id": unit, "weight": 0} for unit in UNITS]}
    org.stands_at("sustaining")
    org.answers = {id: {"rating": "fully"} for id in scored("4.1")}
    org.settings = {"weights": [{"unit_id": "4.1", "weight": 100}]}
    org.stands_at("not_started", {"above 15 %": ["management_system"]})


def test_practice_counts_in_no_condition(org: Organization) -> None:
    practice = [item["id"] for unit in ALL_UNITS for item in unit["items"] if item["basis"] == "practice"]
    assert practice
    org.answers |= {id: {"rating": "not"} for id in practice}
    org.stands_at("sustaining")


# Foundations


def test_15_percent_is_not_above(org: Organization) -> None:
    """Of 32 units four are in place, and four of the five items of another: exactly 15 %. The least more is above."""
    assert len(scored("4.4")) == 5
    full = [*scored("7.1"), *scored("7.3"), *scored("7.4"), *scored("7.5.3"), *scored("4.4")[:4]]
    org.answers = {id: {"rating": "fully"} for id in full}
    org.stands_at("not_started", {"above 15 %": ["management_system"]})
    widest = max(OTHERS + GATES, key=lambda unit: len(scored(unit)))
    org.answers[scored(widest)[0]] = {"rating": "partially"}
    readiness = org.report().readiness
    assert (readiness["label"], readiness["next"]) == ("foundations", "stage_1_candidate")


# Stage 1


@pytest.mark.parametrize("unit", GATES)
def test_a_gate_below_l(org: Organization, unit: str) -> None:
    org.rate(scored(unit)[:1], "not")
    org.stands_at("foundations", {"gates at L": [unit]})


@pytest.mark.parametrize("document", STAGE_1)
def test_a_stage_1_document_not_stated(org: Organization, document: str) -> None:
    del org.documents[document]
    org.stands_at("foundations", {"stage 1 documents": [document]})


@pytest.mark.parametrize("status", ["missing", "draft"])
@pytest.mark.parametrize("document", STAGE_1)
def test_a_stage_1_document_not_approved(org: Organization, document: str, status: str) -> None:
    """A missing one also holds its items at 0, and so its unit, where that is a gate, below L."""
    org.documents[document] = status
    [unit] = [row["unit"] for row in CATALOGUE["documents"] if row["id"] == document]
    held = status == "missing" and unit in GATES
    org.stands_at("foundations", {**({"gates at L": [unit]} if held else {}), "stage 1 documents": [document]})


# Stage 2


@pytest.mark.parametrize(("unit", "item"), ITEMS)
def test_a_clause_item_unrated(org: Organization, unit: str, item: str) -> None:
    """An unrated item also holds its unit at P, and at N where it is the only one."""
    org.answers[item]["rating"] = "unsure"
    if unit in GATES:
        org.stands_at("foundations", {"gates at L": [unit]})
        return
    blockers = {"items rated": [item]}
    blockers |= {"clauses at P": [unit]} if len(scored(unit)) == 1 else {}
    blockers |= {"clauses 8 to 10 at L": [unit]} if unit in RUNNING else {}
    org.stands_at("stage_1_candidate", blockers)


@pytest.mark.parametrize("unit", ["6.3", "7.1", "7.4", "7.5.1"])
def test_a_clause_at_n(org: Organization, unit: str) -> None:
    """The units with so few items, none of them grave, that no major comes of it."""
    org.rate(scored(unit), "not")
    org.stands_at("stage_1_candidate", {"clauses at P": [unit]})


@pytest.mark.parametrize("unit", RUNNING)
def test_a_running_clause_at_p(org: Organization, unit: str) -> None:
    org.put_at_p(unit)
    org.stands_at("stage_1_candidate", {"clauses 8 to 10 at L": [unit]})


@pytest.mark.parametrize("item", [id for unit in OTHERS for id in hinted(unit, "potential_major")])
def test_a_potential_major(org: Organization, item: str) -> None:
    org.rate([item], "not")
    org.stands_at("stage_1_candidate", {"no major": [f"item.{item}"]})


@pytest.mark.parametrize("unit", [unit for unit in OTHERS + RUNNING if len(scored(unit)) > 3])
def test_a_systemic_major(org: Organization, unit: str) -> None:
    """Three items at P make a major, two don't; the band stays at L."""
    *two, third = [id for id in scored(unit) if (unit, id) not in EVALUATE][:3]
    org.rate(two, "partially")
    org.stands_at("sustaining")
    org.rate([third], "partially")
    org.stands_at("stage_1_candidate", {"no major": [f"systemic.{unit}"]})


@pytest.mark.parametrize("document", STAGE_2)
@pytest.mark.parametrize("status", [None, "draft"])
def test_a_stage_2_document_not_approved(org: Organization, document: str, status: str | None) -> None:
    del org.documents[document]
    if status:
        org.documents[document] = status
    org.stands_at("stage_1_candidate", {"all documents": [document]})


@pytest.mark.parametrize("control", CONTROL_IDS)
def test_statement_incomplete(org: Organization, control: str) -> None:
    del org.decisions[control]
    org.stands_at("stage_1_candidate", {"statement complete": [control]})


@pytest.mark.parametrize("control", CONTROL_IDS)
def test_statement_invalid(org: Organization, control: str) -> None:
    """A broken rule is a major on 6.1.3 as well."""
    org.decisions[control]["justification"] = "Required by the standard."
    org.stands_at("stage_1_candidate", {"no major": ["applicability.6.1.3"], "statement valid": [control]})


@pytest.mark.parametrize("control", CONTROL_IDS)
def test_a_control_at_n(org: Organization, control: str) -> None:
    org.rate(scored(control), "not")
    org.stands_at("stage_1_candidate", {"controls at P": [control]})


@pytest.mark.parametrize("control", ["A.2.3", "A.7.3", "A.10.3"])
def test_an_excluded_control_holds_nothing_back(org: Organization, control: str) -> None:
    both = {"no_risk_calls_for_it": True, "no_outside_duty_calls_for_it": True}
    org.decisions[control] = {"included": False, "justification": "We do nothing of the kind.", "exclusion": both}
    org.rate(scored(control), "not")
    org.stands_at("sustaining")


@pytest.mark.parametrize(("control", "check"), CHECKS)
def test_a_check_unrated(org: Organization, control: str, check: str) -> None:
    del org.answers[check]
    org.stands_at("stage_1_candidate", {"checks rated": [check]})


# Sustaining


@pytest.mark.parametrize("unit", OTHERS)
def test_a_clause_at_p(org: Organization, unit: str) -> None:
    org.put_at_p(unit)
    org.stands_at("stage_2_candidate", {"clauses at L": [unit]})


@pytest.mark.parametrize(("unit", "item"), EVALUATE)
def test_an_evaluate_item_at_l(org: Organization, unit: str, item: str) -> None:
    org.rate([item], "largely")
    org.stands_at("stage_2_candidate", {"evaluate at F": [item]})


@pytest.mark.parametrize("control", CONTROL_IDS)
def test_a_control_at_p(org: Organization, control: str) -> None:
    org.put_at_p(control)
    org.stands_at("stage_2_candidate", {"controls at L": [control]})


@pytest.mark.parametrize("unit", [*GATES, *OTHERS, *RUNNING])
def test_a_clause_at_p_by_its_evidence(org: Organization, unit: str) -> None:
    org.show(scored(unit), "said")
    evaluate = [id for of, id in EVALUATE if of == unit]
    org.stands_at("stage_2_candidate", {"clauses at L": [unit], **({"evaluate at F": evaluate} if evaluate else {})})


@pytest.mark.parametrize(("unit", "item"), EVALUATE)
def test_an_evaluate_item_at_l_by_its_evidence(org: Organization, unit: str, item: str) -> None:
    org.show([item], "document")
    org.stands_at("stage_2_candidate", {"evaluate at F": [item]})


@pytest.mark.parametrize("control", CONTROL_IDS)
def test_a_control_at_p_by_its_evidence(org: Organization, control: str) -> None:
    org.show(scored(control), "said")
    org.stands_at("stage_2_candidate", {"controls at L": [control]})


# The samples


def test_samples() -> None:
    def readiness(name: str) -> Any:
        return ac.Assessment.load(ROOT / f"tests/samples/{name}.json").assess().readiness

    assert readiness("deployer-started")["label"] == "not_started"
    assert readiness("provider-mature")["label"] == "stage_2_candidate"
    midway = readiness("developer-midway")
    gates, documents = LADDER["stage_1_candidate"].values()
    assert midway["label"] == "foundations"
    assert midway["blockers"] == [
        {"condition": gates, "ids": ["6.1.3", "9.2.1", "9.3.2"]},
        {"condition": documents, "ids": ["DOC-6.1.3-SOA"]},
    ]
