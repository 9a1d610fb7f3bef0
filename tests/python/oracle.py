"""An independent scorer, written from the rules (`design/scoring.md`, sections 1 to 9, 12 and 13), not from the engine.

It shares no code with the engine, computes in `fractions.Fraction`, and expects valid input. `score` gives the part
of a report that the rules determine; `contributions` gives each item's exact share of one figure.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import partial
from types import SimpleNamespace
from typing import Any

import oracle_applicability as applicability
import oracle_audit as audit
import oracle_support as support
from oracle_exact import CLASSES, band_of, natural, percent
from oracle_risks import Register

# Person-days of each effort, section 9.
DAYS = {"XS": 1, "S": 2, "M": 5, "L": 10, "XL": 20}
GRADES = ["potential_major", "potential_minor", "not_assessed", "improvement", "no_gap_stated"]
LAYERS = ("declared", "evidenced")
EVIDENCE_CAPS = {"none": "P", "said": "P", "document": "L"}


def score(catalogue: dict, policy: dict, assessment: dict, crosswalks: Iterable[dict] = ()) -> dict:
    case = _Case(catalogue, policy, assessment)
    crosswalks = list(crosswalks)
    statement = applicability.statement(catalogue, policy, assessment, crosswalks, case)
    rows = statement["rows"]
    findings = [finding for unit in case.units for finding in case.findings(unit, rows)]
    readiness = case.readiness(rows, findings)
    report = {
        "headline": {p["id"]: case.figure([u for u in case.units if u.part == p["id"]]) for p in catalogue["parts"]},
        "readiness": readiness,
        "groups": [
            {"id": g["id"], "part": p["id"], "figure": case.figure([u for u in case.units if u.group == g["id"]])}
            for p in catalogue["parts"]
            for g in p["groups"]
        ],
        "units": [case.unit_row(unit) for unit in case.units],
        "extremes": case.extremes(),
        "findings": findings,
        "gaps": case.gaps(rows, case.named(readiness, findings)),
        "statement_of_applicability": statement,
        "documents": audit.documents(assessment, case),
        "audit_stages": audit.stages(case),
        "risks": case.risks.register(),
        "crosswalks": [support.crosswalk(catalogue, data, case) for data in crosswalks],
        "steps": [support.step(data, case) for data in catalogue.get("steps", [])],
        "audit_programme": audit.programme(GRADES, assessment, findings, case),
        "notices": case.notices(rows),
    }
    return {**report, "management_review": audit.review(catalogue, report, case)}


def contributions(catalogue: dict, policy: dict, assessment: dict, id: str) -> dict[str, tuple[Fraction, ...]]:
    """What each scored item of a part, group or unit has gained, keeps open and has lost, in exact fractions of 1."""
    case = _Case(catalogue, policy, assessment)
    units = [unit for unit in case.units if id in (unit.part, unit.group, unit.id)]
    weight = {unit.id: 1 if unit.id == id and unit.counts else unit.weight for unit in units}
    total = sum(weight.values())
    shares: dict[str, tuple[Fraction, ...]] = {}
    for unit in units:
        for item in unit.scored:
            share = Fraction(weight[unit.id], total * len(unit.scored)) if total else Fraction(0)
            value, none = case.value(item, "declared"), Fraction(0)
            gained = share * Fraction(value or 0, case.top)
            shares[item["id"]] = (none, share, none) if value is None else (gained, none, share - gained)
    return shares


class _Case:
    """An assessment against its catalogue and policy."""

    def __init__(self, catalogue: dict, policy: dict, assessment: dict) -> None:
        settings = assessment.get("settings", {})
        weights = {w["unit_id"]: w["weight"] for w in settings.get("weights", [])}
        self.policy = policy
        self.layer = settings.get("evidence_rule", "declared")
        self.settings = settings
        self.groups = [group["id"] for part in catalogue["parts"] for group in part["groups"]]
        self.levels = [level["id"] for level in catalogue["scale"]]
        self.classes = [level["class"] for level in catalogue["scale"]]
        self.top = len(self.levels) - 1
        ranks = [CLASSES.index(name) for name in self.classes]
        self.at_most = {name: max(v for v, rank in enumerate(ranks) if rank <= CLASSES.index(name)) for name in CLASSES}
        values = {level: value for value, level in enumerate(self.levels)}
        answers = assessment.get("answers", [])
        self.ratings = {answer["item_id"]: values.get(answer.get("rating")) for answer in answers}
        self.evidence = {answer["item_id"]: answer.get("evidence_level", "none") for answer in answers}
        self.status = {d["document_id"]: d["status"] for d in assessment.get("documents", [])}
        self.decisions = {d["control_id"]: d for d in assessment.get("applicability", [])}
        self.documents = catalogue["documents"]
        self.mandatory = {d["id"] for d in self.documents if d["demand"] == "mandatory"}
        self.units = []
        for part in catalogue["parts"]:
            for group in part["groups"]:
                for unit in group["units"]:
                    scored = [item for item in unit["items"] if item["basis"] == "requirement"]
                    excluded = not self.decisions.get(unit["id"], {"included": True})["included"]
                    counts = bool(scored) and not excluded
                    self.units.append(
                        SimpleNamespace(
                            id=unit["id"],
                            group=group["id"],
                            part=part["id"],
                            excludable=part["excludable"],
                            items=unit["items"],
                            documents=[d["id"] for d in self.documents if d["unit"] == unit["id"]],
                            scored=scored,
                            excluded=excluded,
                            counts=counts,
                            weight=weights.get(unit["id"], 1) if counts else 0,
                            weight_if_in=weights.get(unit["id"], 1) if scored else 0,
                        )
                    )
        self.unit = {unit.id: unit for unit in self.units}
        self.weight = {
            p["id"]: sum(unit.weight for unit in self.units if unit.part == p["id"]) for p in catalogue["parts"]
        }
        self.naming: dict[str, list[tuple[Any, dict]]] = {}
        for unit in self.units:
            for item in unit.items:
                if "document" in item:
                    self.naming.setdefault(item["document"], []).append((unit, item))
            unit.values = {layer: [self.value(item, layer) for item in unit.scored] for layer in LAYERS}
        self.targets = {target["item_id"]: values[target["rating"]] for target in settings.get("targets", [])}
        self.efforts = {effort["gap_id"]: effort["effort"] for effort in settings.get("efforts", [])}
        self.before = {unit.id: self.first(unit.id) for unit in self.units}
        self.risks = Register(catalogue, policy, assessment, self)

    # Section 2: values

    def value(self, item: dict, layer: str, **closed: Any) -> int | None:
        """Value on a layer; `closed` replaces the stated rating, evidence or status of the document."""
        value = closed["rating"] if "rating" in closed else self.ratings.get(item["id"])
        if value is None:
            return None
        if item.get("document") in self.mandatory:
            status = closed.get("status", self.status.get(item["document"]))
            value = 0 if status == "missing" else min(value, self.at_most["P"]) if status == "draft" else value
        if layer == "evidenced":
            evidence = closed.get("evidence", self.evidence.get(item["id"], "none"))
            value = min(value, self.at_most[EVIDENCE_CAPS.get(evidence, "F")])
        return value

    # Sections 3 and 4: figures and bands

    def figure(self, units: list) -> dict | None:
        """Weighted mean; for one unit, its own figure."""
        total = sum(unit.weight for unit in units)
        if not total:
            return None
        rated = applicable = 0
        low = dict.fromkeys(LAYERS, Fraction(0))
        coverage = Fraction(0)
        for unit in units:
            if not unit.weight:
                continue
            n = len(unit.scored)
            for layer in low:
                values = [v for v in unit.values[layer] if v is not None]
                low[layer] += Fraction(unit.weight * sum(values), total * self.top * n)
            coverage += Fraction(unit.weight * len(values), total * n)
            rated += len(values)
            applicable += n

        def printed(layer: str) -> dict:
            return {
                "low": percent(low[layer]),
                "score": percent(low[layer] / coverage) if coverage else None,
                "high": percent(low[layer] + 1 - coverage),
            }

        counts = {"coverage": percent(coverage), "rated": rated, "applicable": applicable}
        return {**printed("declared"), **counts, "evidenced": printed("evidenced")}

    def extremes(self) -> dict[str, list[str]]:
        """Three groups at most on each side, by the ends of their figures on the layer in force."""
        ends: dict[str, tuple[Fraction, Fraction]] = {}
        for group in self.groups:
            units = [unit for unit in self.units if unit.group == group and unit.weight]
            total = sum(unit.weight for unit in units)
            if not total:
                continue
            low = high = Fraction(0)
            for unit in units:
                share = Fraction(unit.weight, total * len(unit.scored))
                values = unit.values[self.layer]
                low += share * Fraction(sum(value or 0 for value in values), self.top)
                high += share * Fraction(sum(self.top if value is None else value for value in values), self.top)
            ends[group] = low, high
        strong = sorted((group for group in ends if ends[group][0] > 0), key=lambda group: -ends[group][0])[:3]
        weak = (group for group in ends if ends[group][1] < 1 and group not in strong)
        return {"strongest": strong, "weakest": sorted(weak, key=lambda group: ends[group][1])[:3]}

    def band(self, values: list[int | None]) -> str:
        rules = self.policy["weakest_link"]
        reached = sum(v or 0 for v in values)
        whole = self.top * len(values)
        held = [band_of(Fraction(reached, whole))]
        if any(v is None or self.classes[v] == "N" for v in values):
            held.append(rules["not_or_unrated"])
        if any(v is not None and self.classes[v] == "P" for v in values):
            held.append(rules["partially"])
        return min(held, key=CLASSES.index)

    def unit_band(self, unit: Any, layer: str) -> str | None:
        return self.band(unit.values[layer]) if unit.counts else None

    def unit_row(self, unit: Any) -> dict:
        best = [self.top if v is None else v for v in unit.values[self.layer]]
        alone = SimpleNamespace(scored=unit.scored, values=unit.values, weight=int(unit.counts))
        return {
            "id": unit.id,
            "group": unit.group,
            "figure": self.figure([alone]),
            "band": self.unit_band(unit, self.layer),
            "band_best": self.band(best) if unit.counts else None,
            "excluded": unit.excluded,
        }

    # Section 5: findings

    def grade(self, unit: Any, item: dict, value: int | None) -> str:
        if value is None:
            return "not_assessed"
        name = self.classes[value]
        if name == "F":
            return "no_gap_stated"
        if name == "L" or item["basis"] == "practice":
            return "improvement"
        return item["hint"] if name == "N" and not unit.excludable else "potential_minor"

    def findings(self, unit: Any, rows: list[dict]) -> list[dict]:
        found = []

        def add(rule: str, of: str, grade: str, **fields: Any) -> None:
            row = {"id": f"{rule}.{of}", "rule": rule, "grade": grade, "unit_id": unit.id}
            found.append(row | {"item_ids": [], "document_id": None, "control_ids": [], "class": None} | fields)

        if not unit.excluded:
            for item in unit.items:
                value = self.value(item, self.layer)
                grade = self.grade(unit, item, value)
                if (item["basis"] == "practice" and grade != "improvement") or self.document_lowers(item):
                    continue
                name = None if value is None else self.classes[value]
                add("item", item["id"], grade, item_ids=[item["id"]], **{"class": name})
            systemic = self.policy.get("systemic")
            if systemic and systemic["part"] == unit.part:
                limit = self.at_most[systemic["at_most"]]
                weak = [
                    i["id"]
                    for i, v in zip(unit.scored, unit.values[self.layer], strict=True)
                    if v is not None and v <= limit
                ]
                if len(weak) >= systemic["items"]:
                    add("systemic", unit.id, systemic["grade"], item_ids=weak)
        missing = [d for d in self.documents if d["unit"] == unit.id and self.status.get(d["id"]) == "missing"]
        for document in missing:
            if document["demand"] == "mandatory":
                naming = [item["id"] for _, item in self.naming.get(document["id"], [])]
                add("document", document["id"], document["if_missing"], document_id=document["id"], item_ids=naming)
        for document in missing:
            if document["demand"] == "conditional" and not unit.excluded:
                add("control_document", document["id"], "potential_minor", document_id=document["id"])
        broken = [row["control_id"] for row in rows if row["issues"]]
        if broken and unit.id == self.policy["applicability"]["unit"]:
            add("applicability", unit.id, "potential_major", control_ids=broken)
        return found

    def document_lowers(self, item: dict) -> bool:
        """Whether a missing document lowers the item: then the finding on the document stands for it."""
        missing = item.get("document") in self.mandatory and self.status.get(item["document"]) == "missing"
        return missing and bool(self.ratings.get(item["id"]))

    # Section 6: readiness

    def readiness(self, rows: list[dict], findings: list[dict]) -> dict | None:
        labels = self.policy.get("labels")
        if not labels:
            return None
        reached = -1
        blockers: list[dict] = []
        while reached + 1 < len(labels) and not blockers:
            failing = [(c, self.failing(c, rows, findings)) for c in labels[reached + 1]["conditions"]]
            blockers = [{"condition": c, "ids": ids} for c, ids in failing if ids]
            reached += not blockers
        items = [item for unit in self.units if unit.counts for item in unit.scored]
        rated = [item for item in items if self.ratings.get(item["id"]) is not None]
        return {
            "label": labels[reached]["id"],
            "next": labels[reached + 1]["id"] if reached + 1 < len(labels) else None,
            "blockers": blockers,
            "applicable": len(items),
            "rated": len(rated),
            "evidenced": sum(map(self.stands_on_evidence, rated)),
        }

    def stands_on_evidence(self, item: dict) -> bool:
        shown = self.evidence.get(item["id"]) in ("document", "record", "independent")
        return shown and self.value(item, "declared") == self.value(item, "evidenced")

    def failing(self, condition: dict, rows: list[dict], findings: list[dict]) -> list[str]:
        """The ids on which a condition fails; none where it holds."""
        layer = condition.get("layer") or self.layer
        rule = condition["rule"]
        if rule == "documents_approved":
            stages = [condition["looked_at"]] if condition.get("looked_at") else ["stage_1", "stage_2"]
            looked_at = [d["id"] for d in self.documents if d["id"] in self.mandatory and d["looked_at"] in stages]
            return [id for id in looked_at if self.status.get(id) != "approved"]
        if rule == "no_finding":
            return [finding["id"] for finding in findings if finding["grade"] == condition["grade"]]
        if rule == "applicability_complete":
            return [row["control_id"] for row in rows if row["decision"] == "undecided"]
        if rule == "applicability_valid":
            return [row["control_id"] for row in rows if row["issues"]]
        meant = (condition.get("part"), *condition.get("groups", []), *condition.get("units", []))
        units = [u for u in self.units if u.counts and (u.part in meant or u.group in meant or u.id in meant)]
        if rule == "part_low_above":
            lows = [Fraction(sum(v or 0 for v in u.values[layer]), self.top * len(u.scored)) for u in units]
            return [] if 100 * sum(lows) > condition["percent"] * len(lows) else [condition["part"]]
        if rule == "units_at_least":
            return [
                u.id for u in units if CLASSES.index(self.band(u.values[layer])) < CLASSES.index(condition["class"])
            ]
        if rule == "items_rated":
            return [item["id"] for u in units for item in u.scored if self.ratings.get(item["id"]) is None]
        if rule == "items_at_least":
            items = [i for u in units for i in u.scored if condition.get("kind") in (None, i["kind"])]
            least = CLASSES.index(condition["class"])
            values = {i["id"]: self.value(i, layer) for i in items}
            return [id for id, v in values.items() if v is None or CLASSES.index(self.classes[v]) < least]
        raise ValueError(rule)

    # Section 9: gaps

    def named(self, readiness: dict | None, findings: list[dict]) -> set[str]:
        """What the blockers of the next label name, themselves or by a finding."""
        ids = {id for blocker in (readiness or {"blockers": []})["blockers"] for id in blocker["ids"]}
        for finding in findings:
            if finding["id"] in ids:
                ids |= {*finding["item_ids"], *finding["control_ids"], finding["document_id"]} - {None}
        return ids

    def first(self, unit: str) -> list[str]:
        """The units that come before one, at one remove or more."""
        waits = {row["unit"]: row.get("after", []) for row in self.policy.get("roadmap", {}).get("prerequisites", [])}
        before: set[str] = set()
        open = [unit]
        while open:
            new = set(waits.get(open.pop(), [])) - before
            before |= new
            open += new
        return sorted(before, key=natural)

    def gaps(self, rows: list[dict], named: set[str]) -> list[dict]:
        gaps = []

        def add(
            kind: str,
            of: str,
            grade: str,
            unit_id: str | None,
            now: str | None,
            target: str,
            effort: str,
            gain: Fraction = Fraction(0),
            relieves: Iterable[str] = (),
            evidence: str | None = None,
            practice: bool = False,
        ) -> None:
            id, relieved = f"{kind}.{of}", list(relieves)
            effort = self.efforts.get(id, effort)
            above = {unit_id, self.unit[unit_id].part} if unit_id and not practice else set()
            blocks = bool(named & {of, *above}) and kind != "risk"
            order = (not blocks, GRADES.index(grade), -len(relieved), -gain / DAYS[effort], natural(id))
            row = {
                "id": id,
                "kind": kind,
                "grade": grade,
                "unit_id": unit_id,
                "item_id": of if kind in ("item", "unknown", "evidence") else None,
                "document_id": of if kind == "document" else None,
                "risk_id": of if kind == "risk" else None,
                "current": now,
                "target": target,
                "evidence": evidence,
                "effort": effort,
                "blocks_next": blocks,
                "gain": percent(gain) if gain >= 0 else -percent(-gain),
                "relieves": relieved,
                "after": self.before[unit_id] if unit_id else [],
            }
            gaps.append((order, row))

        for unit in self.units:
            for item in unit.items if not unit.excluded else []:
                add_gap = partial(add, of=item["id"], unit_id=unit.id, effort=item["effort"])
                scored = item["basis"] == "requirement"
                rating, target = self.ratings.get(item["id"]), self.targets.get(item["id"], self.top)
                if rating is None or rating < target:
                    if rating is None and not scored:
                        continue
                    grade = self.grade(unit, item, rating) if scored else "improvement"
                    add_gap(
                        "item" if rating is not None else "unknown",
                        grade=grade,
                        now=None if rating is None else self.levels[rating],
                        target=self.levels[target],
                        gain=self.gain([(unit, item)], rating=target),
                        relieves=self.relieved([(unit, item)], rating=target),
                        evidence="record" if self.classes[target] == "F" else "document",
                        practice=not scored,
                    )
                elif scored and self.value(item, "declared") >= target > self.value(item, "evidenced"):
                    add_gap(
                        "evidence",
                        grade="improvement",
                        now=self.evidence.get(item["id"], "none"),
                        target="record",
                        gain=self.gain([(unit, item)], evidence="record"),
                        relieves=self.relieved([(unit, item)], evidence="record"),
                        evidence="record",
                    )
        for document in self.documents:
            status, home = self.status.get(document["id"]), self.unit[document["unit"]]
            grades: dict[str | None, str] = {}
            if document["demand"] == "mandatory":
                grades = {"missing": document["if_missing"], "draft": "potential_minor", None: "not_assessed"}
            elif document["demand"] == "conditional" and not home.excluded:
                grades = {"missing": "potential_minor", "draft": "improvement"}
            if status in grades:
                naming = [(unit, item) for unit, item in self.naming.get(document["id"], []) if unit.part == home.part]
                add(
                    "document",
                    document["id"],
                    grades[status],
                    home.id,
                    status,
                    "approved",
                    document["effort"],
                    self.gain(naming, status="approved"),
                    self.relieved(naming, status="approved"),
                )
        for row in rows:
            control, decision = row["control_id"], row["decision"]
            if decision == "undecided":
                add("applicability", control, "not_assessed", control, decision, "decided", "XS")
            elif row["issues"]:
                gain, relieves = Fraction(0), []
                if self.must_come_in(row):
                    gain, relieves = self.gain_of_including(control), self.risks.relieved(included=control)
                add("applicability", control, "potential_major", control, decision, "in_order", "XS", gain, relieves)
        for risk in self.risks.above:
            if self.risks.untreated(risk):
                treatment = risk.get("treatment")
                target = "accepted" if treatment == "retain" else "treated"
                add("risk", risk["id"], "potential_minor", None, treatment, target, "M")
        return [row for _, row in sorted(gaps, key=lambda gap: gap[0])]

    def must_come_in(self, row: dict) -> bool:
        """Whether a control is excluded against a rule that only including it satisfies."""
        rules = {"exclusion_conflict", "excluded_but_treats_risk", "excluded_but_in_place"}
        return row["decision"] == "excluded" and bool(rules & {issue["rule"] for issue in row["issues"]})

    def relieved(self, items: list[tuple[Any, dict]], **closed: Any) -> list[str]:
        """The risks that come within acceptance where only this is closed."""
        if not self.risks.above:
            return []
        values: dict[str, list[int | None]] = {}
        for unit, item in items:
            if item["basis"] == "requirement":
                counted = values.setdefault(unit.id, list(unit.values[self.layer]))
                counted[unit.scored.index(item)] = self.value(item, self.layer, **closed)
        return self.risks.relieved(values=values)

    def gain_of_including(self, control: str) -> Fraction:
        """What `low` of the part gains where an excluded control comes in."""
        home = self.unit[control]

        def low(unit: Any) -> Fraction:
            values = unit.values[self.layer]
            return Fraction(sum(value or 0 for value in values), self.top * len(values))

        inside = [(unit.weight, low(unit)) for unit in self.units if unit.part == home.part and unit.weight]
        coming = [(home.weight_if_in, low(home))] if home.weight_if_in else []

        def mean(parts: list[tuple[int, Fraction]]) -> Fraction:
            total = sum(weight for weight, _ in parts)
            return sum((weight * part for weight, part in parts), Fraction(0)) / total if total else Fraction(0)

        return mean(inside + coming) - mean(inside)

    def gain(self, items: list[tuple[Any, dict]], **closed: Any) -> Fraction:
        """What `low` of the part gains where only this is closed, on the layer in force."""
        gain = Fraction(0)
        for unit, item in items:
            if unit.weight and item["basis"] == "requirement":
                step = (self.value(item, self.layer, **closed) or 0) - (self.value(item, self.layer) or 0)
                gain += Fraction(unit.weight * step, self.weight[unit.part] * len(unit.scored) * self.top)
        return gain

    # What a reader of the figures must know

    def notices(self, rows: list[dict]) -> list[dict]:
        weights = [w["unit_id"] for w in self.settings.get("weights", []) if w["weight"] != 1]
        figures = {group: self.figure([u for u in self.units if u.group == group]) for group in self.groups}
        risks = self.risks.list
        told = {
            "undecided_controls": [row["control_id"] for row in rows if row["decision"] == "undecided"],
            "excluded_units": [row["control_id"] for row in rows if row["decision"] == "excluded"],
            "weights": sorted(weights, key=natural),
            "groups_without_figure": [group for group, figure in figures.items() if figure is None],
            "risks_not_assessed": [risk["id"] for risk in risks if self.risks.residual(risk, "worse") is None],
            "likelihood_not_estimable": [risk["id"] for risk in risks if risk.get("likelihood") == "not_estimable"],
        }
        return [{"code": code, "ids": ids} for code, ids in told.items() if ids]
