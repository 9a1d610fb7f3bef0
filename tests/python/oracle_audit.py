"""Documents, audits and the management review, for the independent scorer.

They are not in the rules: each follows the comments of the report, on figures, findings and gaps that are.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from oracle_exact import CLASSES, natural

FIRST_ITEMS = 3  # how many items an audit begins with in a unit
ABOUT = {"define": "stage_1", "operate": "stage_2", "evaluate": "stage_2"}


def documents(assessment: dict, case: Any) -> list[dict]:
    stated = {row["document_id"]: row for row in assessment.get("documents", [])}
    return [
        {
            "document_id": document["id"],
            "unit_id": document["unit"],
            **{key: document[key] for key in ("demand", "kind")},
            "applies": _applies(document, case),
            "looked_at": document.get("looked_at"),
            **{key: stated.get(document["id"], {}).get(key) for key in ("status", "reference", "owner")},
        }
        for document in case.documents
    ]


def _applies(document: dict, case: Any) -> bool:
    excluded = case.unit[document["unit"]].excluded
    return {"mandatory": True, "conditional": not excluded, "recommended": False}[document["demand"]]


def stages(case: Any) -> list[dict]:
    rows = []
    for stage in ("stage_1", "stage_2"):
        looked_for = [d["id"] for d in case.documents if d.get("looked_at") == stage and _applies(d, case)]
        looked_at = {
            item["id"]: value
            for unit in case.units
            if not unit.excluded
            for item, value in zip(unit.scored, unit.values[case.layer], strict=True)
            if ABOUT[item["kind"]] == stage
        }
        strong = {id for id, value in looked_at.items() if value is not None and case.classes[value] in "LF"}
        rows.append(
            {
                "stage": stage,
                "document_ids": looked_for,
                "missing": [id for id in looked_for if case.status.get(id) != "approved"],
                "items": len(looked_at),
                "weak": [id for id in looked_at if id not in strong],
            }
        )
    return rows


def programme(grades: list[str], assessment: dict, findings: list[dict], case: Any) -> list[dict]:
    """The worst first: by risk, then by finding, then by band; without a risk or a finding last.

    The comments leave open where a unit without a band stands: here beside those at F, since nothing in it is weak.
    """
    levels = case.risks.grid["levels"] if case.risks.grid else []
    bad = grades[: grades.index("improvement")]
    rows = []
    for unit in case.units:
        if unit.excluded:
            continue
        risks = [
            risk
            for risk in case.risks.list
            if unit.id in case.risks.controls(risk, "primary")
            or unit.id in case.risks.scenario(risk).get("clauses", [])
        ]
        left = filter(None, (case.risks.residual(risk, "worse") for risk in risks))
        found = {finding["grade"] for finding in findings if finding["unit_id"] == unit.id}
        level = max(map(case.risks.level, left), key=levels.index, default=None)
        grade = next((grade for grade in bad if grade in found), None)
        band = case.unit_band(unit, case.layer)
        values = zip(unit.scored, unit.values[case.layer], strict=True)
        first = sorted(values, key=lambda pair: -1 if pair[1] is None else pair[1])[:FIRST_ITEMS]
        said = list(_said(assessment, unit))
        owners = [risk.get("owner", "") for risk in risks]
        row = {
            "unit_id": unit.id,
            "risk_level": level,
            "risk_ids": [risk["id"] for risk in risks],
            "grade": grade,
            "band": band,
            "not_by": _named([row.get(key, "") for row in said for key in ("owner", "assessor")] + owners),
            "item_ids": [item["id"] for item, _ in first],
            "evidence": _named([text for row in said for text in [*row.get("evidence", []), row.get("reference", "")]]),
        }
        order = (
            -levels.index(level) if level else 1,
            bad.index(grade) if grade else len(bad),
            CLASSES.index(band or "F"),
            natural(unit.id),
        )
        rows.append((order, row))
    return [row for _, row in sorted(rows, key=lambda pair: pair[0])]


def _said(assessment: dict, unit: Any) -> Iterator[dict]:
    """What is stated on a unit: on its items, on whether it applies, on the documents that it asks for."""
    answers = {answer["item_id"]: answer for answer in assessment.get("answers", [])}
    yield from (answers[item["id"]] for item in unit.items if item["id"] in answers)
    yield from (row for row in assessment.get("applicability", []) if row["control_id"] == unit.id)
    stated = {row["document_id"]: row for row in assessment.get("documents", [])}
    yield from (stated[id] for id in unit.documents if id in stated)


def _named(texts: list[str]) -> list[str]:
    """Each once; a blank text names nothing."""
    return list(dict.fromkeys(text for text in texts if text.strip()))


def review(catalogue: dict, report: dict, case: Any) -> list[dict]:
    """What the assessment knows of each input. Weights act on figures only (section 4), so they hide no rating."""
    rated = any(value is not None for unit in case.units if unit.counts for value in unit.values["declared"])
    figures = {part: figure for part, figure in report["headline"].items() if figure}
    risks = report["risks"]["rows"]
    grave = [row["id"] for row in report["findings"] if row["grade"] in ("potential_major", "potential_minor")]
    better = [row["id"] for row in report["gaps"] if row["grade"] == "improvement"]
    above = [row["id"] for row in risks if row["above_acceptance"]]
    brings: dict[str, tuple[bool, dict[str, list[str]]]] = {
        "nonconformities": (rated, {"finding_ids": grave}),
        "monitoring": (any(figure["rated"] for figure in figures.values()), {"part_ids": list(figures)}),
        "improvement": (rated, {"gap_ids": better}),
        "risks": (any(row["residual"] for row in risks), {"risk_ids": above}),
    }
    rows = []
    for data in catalogue.get("review_inputs", []):
        known, lists = brings.get(data["topic"], (False, {}))
        lists = {key: lists.get(key, []) for key in ("finding_ids", "gap_ids", "risk_ids", "part_ids")}
        # What is named is known, whether or not anything is rated; a figure without a rating says nothing.
        known = known or any(ids for key, ids in lists.items() if key != "part_ids")
        rows.append({"item_id": data["item"], "topic": data["topic"], "known": known, **lists})
    return rows
