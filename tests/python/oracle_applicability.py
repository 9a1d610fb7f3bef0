"""The Statement of Applicability, section 7 of the rules, for the independent scorer.

What speaks for a control is not in the rules: it follows the comments of the report and of the policy. Practice items
count in no rule (section 1), so how much a control matters to a role is what its scored items say.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from oracle_exact import natural

STATUS = {"N": "planned", "P": "partial", "L": "partial", "F": "implemented"}
ROLES = ("developer", "provider", "deployer")
RELEVANCE = ("low", "medium", "high")
LONGEST_ID = 64  # section 12


def statement(catalogue: dict, policy: dict, assessment: dict, crosswalks: Iterable[dict], case: Any) -> dict:
    speakers = Speakers(catalogue, policy, assessment, crosswalks, case)
    rows = [_row(unit, case) | {"suggestion": speakers.suggestion(unit)} for unit in case.units if unit.excludable]
    classes = dict(zip(case.levels, case.classes, strict=True))
    own = sorted(assessment.get("own_controls", []), key=lambda control: natural(control["id"]))
    return {
        "complete": all(row["decision"] != "undecided" for row in rows),
        "valid": not any(row["issues"] for row in rows),
        "rows": rows,
        "own_controls": [
            {
                "id": control["id"],
                "title": control["title"],
                "implementation_status": STATUS.get(classes.get(control.get("rating"), "")),
            }
            for control in own
        ],
    }


def _row(unit: Any, case: Any) -> dict:
    decision = case.decisions.get(unit.id)
    band = case.unit_band(unit, case.layer)
    rated = any(case.ratings.get(item["id"]) is not None for item in unit.scored)
    stated = decision or {}
    return {
        "control_id": unit.id,
        "decision": "undecided" if decision is None else "included" if decision["included"] else "excluded",
        **{key: stated.get(key) for key in ("justification", "exclusion", "owner", "review_on")},
        **{key: stated.get(key, []) for key in ("drivers", "evidence")},
        "implementation_status": STATUS[band] if band and rated else None,
        "issues": [
            {
                "rule": rule,
                "clauses": clauses,
                "risk_ids": case.risks.above_on(unit.id) if rule == "excluded_but_treats_risk" else [],
            }
            for rule, clauses in _issues(unit, decision, case)
        ],
    }


def _issues(unit: Any, decision: dict | None, case: Any) -> Iterator[tuple[str, list[str]]]:
    rules = case.policy.get("applicability")
    if decision is None or not rules:
        return
    justification = decision.get("justification", "")
    if not justification.strip():
        yield "justification_missing", []
    elif says_nothing(justification, [phrase for pack in rules["stock_phrases"] for phrase in pack["phrases"]]):
        yield "justification_stock_phrase", []
    if unit.excluded:
        if len(decision.get("exclusion", {})) < 2:
            yield "exclusion_answers_missing", []
        for conflict in rules["conflicts"]:
            if conflict["unit"] == unit.id:
                yield "exclusion_conflict", conflict["clauses"]
        if case.risks.above_on(unit.id):
            yield "excluded_but_treats_risk", []
        if unit.scored and case.band(unit.values["declared"]) != "N":
            yield "excluded_but_in_place", []


def says_nothing(text: str, phrases: Iterable[str]) -> bool:
    """A stock phrase: compared trimmed, case-folded, without end punctuation."""
    while text and (text[-1].isspace() or unicodedata.category(text[-1]).startswith("P")):
        text = text[:-1]
    return text.strip().casefold() in {phrase.casefold() for phrase in phrases}


class Speakers:
    """What speaks for each control, gathered from those who speak."""

    def __init__(self, catalogue: dict, policy: dict, assessment: dict, crosswalks: Iterable[dict], case: Any) -> None:
        stated = set(assessment.get("organization", {}).get("roles", []))
        stated.update(*(system.get("roles", []) for system in assessment.get("systems", [])))
        self.roles = [role for role in ROLES if role in stated]
        self.heard: dict[str, list[dict]] = {unit.id: [] for unit in case.units}
        for risk in case.risks.list:
            on = {id for kind in ("primary", "supporting") for id in case.risks.controls(risk, kind)}
            self.speak("risk", risk["id"], on)
        for scenario in map(case.risks.suggested, case.risks.scenarios.values()):
            if scenario:
                id = scenario["scenario_id"]
                self.speak("scenario", id, case.risks.scenarios[id].get("primary", []))
        rules = policy.get("applicability", {})
        for row in [*rules.get("conflicts", []), *rules.get("called_for", [])]:
            for clause in row["clauses"]:
                self.speak("clause", clause, [row["unit"]])
        laws = sorted((data for data in crosswalks if data["law"]), key=lambda data: natural(data["id"]))
        articles = [(data["id"], article) for data in laws for article in data["entries"]]
        for law, article in articles:
            if stated & set(article.get("addressees", [])):
                name = f"{law}.{article['id']}"
                units = {id for link in article.get("links", []) for id in link["units"]}
                self.speak("law", name if len(name) <= LONGEST_ID else article["id"], units)
        for role in self.roles:
            self.speak("role", role, [unit.id for unit in case.units if self.matters(unit, [role]) == "high"])

    def speak(self, kind: str, ref: str, controls: Iterable[str]) -> None:
        for control in controls:
            # The organization's own controls hear nothing.
            self.heard.get(control, []).append({"kind": kind, "ref": ref})

    @staticmethod
    def matters(unit: Any, roles: list[str]) -> str | None:
        """How much a unit matters to these roles, at most."""
        words = [item["roles"][role] for item in unit.scored if "roles" in item for role in roles]
        return max(words, key=RELEVANCE.index, default=None)

    def suggestion(self, unit: Any) -> dict:
        reasons, relevance = self.heard[unit.id], self.matters(unit, self.roles)
        unneeded = "excluded" if relevance == "low" else None
        return {"decision": "included" if reasons else unneeded, "relevance": relevance, "reasons": reasons}
