"""Risks, section 8 of the rules, for the independent scorer."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, NamedTuple

from oracle_exact import CLASSES, band_of, natural, percent

EFFECTIVENESS = dict(zip(CLASSES, ("none", "weak", "moderate", "strong"), strict=True))
DIMENSIONS = ("organization", "individuals", "society")
ENDS = ("worse", "better")
STATED = ("scenario_id", "title", "likelihood", "treatment", "owner", "accepted_by")


class Point(NamedTuple):
    """A cell of the grid, by its ranks from 1."""

    consequence: int
    likelihood: int


class Register:
    """The risks of an assessment. `case` is the assessment as `oracle` reads it: units, values, bands, layer."""

    def __init__(self, catalogue: dict, policy: dict, assessment: dict, case: Any) -> None:
        settings, library = assessment.get("settings", {}), catalogue.get("risks", {})
        grids = library.get("grids", []) + settings.get("grids", [])
        named = settings.get("grid")
        self.case = case
        self.rules = policy.get("risks", {})
        self.grid = next((grid for grid in grids if named in (None, grid["id"])), None)
        self.acceptance = settings.get("acceptance") or self.rules.get("acceptance", [])
        self.scenarios = {scenario["id"]: scenario for scenario in library.get("scenarios", [])}
        self.taxonomies = library.get("taxonomies", [])
        self.list = sorted(assessment.get("risks", []), key=lambda risk: natural(risk["id"]))
        self.roles = assessment.get("organization", {}).get("roles", [])
        self.systems = sorted(assessment.get("systems", []), key=lambda system: natural(system["id"]))
        self.above = [risk for risk in self.list if self.above_acceptance(risk)]

    # What a risk says

    def scenario(self, risk: dict) -> dict:
        return self.scenarios.get(risk.get("scenario_id", ""), {})

    def controls(self, risk: dict, kind: str) -> list[str]:
        """Its own controls, else those of its scenario."""
        if "control_ids" in risk:
            return sorted(risk["control_ids"].get(kind, []), key=natural)
        return self.scenario(risk).get(kind, [])

    def untreated(self, risk: dict) -> str | None:
        """The rule that a risk above acceptance breaks."""
        if "treatment" not in risk:
            return "treatment_missing"
        if risk["treatment"] == "retain" and not risk.get("accepted_by", "").strip():
            return "accepter_missing"
        return None

    # Levels

    def level(self, point: Point) -> str:
        assert self.grid
        return self.grid["rows"][point.consequence - 1][point.likelihood - 1]

    def inherent(self, risk: dict) -> Point | None:
        likelihood, ranks = risk.get("likelihood"), risk.get("consequence", {}).values()
        if self.grid is None or likelihood is None or not ranks:
            return None
        if likelihood == "not_estimable":
            likelihood = (len(self.grid["likelihood"]) + 2) // 2  # ceil((k + 1) / 2)
        return Point(max(ranks), likelihood)

    def hold(
        self, risk: dict, end: str, values: Mapping[str, list[int | None]] | None = None, included: str | None = None
    ) -> tuple[str, Fraction | None, list[str]]:
        """Band, mean and what holds it down. `values` of units, and a control `included`, count in place of what is."""
        shares, weak = [], []
        for id in self.controls(risk, "primary"):
            unit = self.case.unit[id]
            if not unit.scored:
                continue
            if unit.excluded and id != included:
                shares.append(Fraction(0))
                weak.append(id)
                continue
            counted = (values or {}).get(id, unit.values[self.case.layer])
            if end == "better":
                counted = [self.case.top if value is None else value for value in counted]
            shares.append(Fraction(sum(value or 0 for value in counted), self.case.top * len(counted)))
            if self.case.band(counted) == "N":
                weak.append(id)
        if not shares:
            return "N", None, []
        mean = sum(shares, Fraction(0)) / len(shares)
        of_mean = band_of(mean)
        cap = self.rules.get("cap_with_not", "F") if weak else "F"
        held = CLASSES.index(cap) < CLASSES.index(of_mean)
        return (cap, mean, weak) if held else (of_mean, mean, [])

    def computed(self, risk: dict, end: str, **changed: Any) -> Point | None:
        inherent = self.inherent(risk)
        if inherent is None or not self.rules:
            return inherent
        step = self.rules["steps"][CLASSES.index(self.hold(risk, end, **changed)[0])]
        limits_harm = any(id in self.rules.get("harm_limiting", []) for id in self.controls(risk, "primary"))
        consequence = inherent.consequence - (step["consequence"] if limits_harm else 0)
        return Point(max(1, consequence), max(1, inherent.likelihood - step["likelihood"]))

    def stated(self, risk: dict) -> Point | None:
        """What a person holds to be left."""
        return Point(**risk["residual"]) if self.grid and "residual" in risk else None

    def residual(self, risk: dict, end: str, **changed: Any) -> Point | None:
        return self.stated(risk) or self.computed(risk, end, **changed)

    def above_acceptance(self, risk: dict, **changed: Any) -> bool | None:
        if risk.get("red_lines"):
            return True
        worse = self.residual(risk, "worse", **changed)
        if worse is None or not self.acceptance:
            return None
        return self.level(worse) not in [entry["level"] for entry in self.acceptance if entry["acceptable"]]

    def relieved(self, **changed: Any) -> list[str]:
        """The risks that come within acceptance by a change."""
        return [risk["id"] for risk in self.above if self.above_acceptance(risk, **changed) is False]

    def above_on(self, control: str) -> list[str]:
        return [risk["id"] for risk in self.above if control in self.controls(risk, "primary")]

    # The register as it stands in a report

    def register(self) -> dict:
        rows = [self.row(risk) for risk in self.list]
        shown = ("id", "version", "likelihood", "consequence", "levels")
        return {
            "grid": self.grid and {key: self.grid[key] for key in shown},
            "acceptance": self.acceptance,
            "rows": rows,
            "matrix": self.matrix(rows),
            "suggested": [row for row in map(self.suggested, self.scenarios.values()) if row],
            "taxonomies": [
                {
                    "id": taxonomy["id"],
                    "tags": [
                        {"id": tag, "risk_ids": [row["id"] for row in rows if tag in row["tags"]]}
                        for tag in taxonomy["tags"]
                    ],
                }
                for taxonomy in self.taxonomies
            ],
        }

    def row(self, risk: dict) -> dict:
        def rated(point: Point | None) -> dict | None:
            return point and {**point._asdict(), "level": self.level(point)}

        def span(points: list[Point | None]) -> dict | None:
            return dict(zip(ENDS, map(rated, points), strict=True)) if None not in points else None

        def effect(end: str) -> dict:
            band, mean, weak = self.hold(risk, end)
            return {
                "effectiveness": EFFECTIVENESS[band],
                "mean": None if mean is None else percent(mean),
                "held_by": weak,
            }

        above, broken = self.above_acceptance(risk), self.untreated(risk)
        return {
            "id": risk["id"],
            **{key: risk.get(key) for key in STATED},
            "system_ids": sorted(risk.get("system_ids", []), key=natural),
            "primary": self.controls(risk, "primary"),
            "supporting": self.controls(risk, "supporting"),
            "tags": sorted({*risk.get("tags", []), *self.scenario(risk).get("tags", [])}, key=natural),
            "consequence": risk.get("consequence", {}),
            "inherent": rated(self.inherent(risk)),
            "effectiveness": effect("worse"),
            "effectiveness_best": effect("better"),
            "computed": span([self.computed(risk, end) for end in ENDS]),
            "stated": rated(self.stated(risk)),
            "residual": span([self.residual(risk, end) for end in ENDS]),
            "above_acceptance": above,
            "red_lines": risk.get("red_lines", []),
            "issues": [broken] if above and broken else [],
        }

    def matrix(self, rows: list[dict]) -> list[dict]:
        if not self.grid:
            return []

        def there(cell: Point, point: dict | None) -> bool:
            return point is not None and Point(point["consequence"], point["likelihood"]) == cell

        return [
            {
                **cell._asdict(),
                "level": self.level(cell),
                "before": [row["id"] for row in rows if there(cell, row["inherent"])],
                "after": [row["id"] for row in rows if there(cell, (row["residual"] or {"worse": None})["worse"])],
            }
            for cell in (
                Point(consequence + 1, likelihood + 1)
                for consequence in range(len(self.grid["consequence"]))
                for likelihood in range(len(self.grid["likelihood"]))
            )
        ]

    def suggested(self, scenario: dict) -> dict | None:
        """Not in the rules: as the comments of the report say, a scenario that fits and is not in the register yet."""
        risks = [risk for risk in self.list if risk.get("scenario_id") == scenario["id"]]
        taken = {id for risk in risks for id in risk.get("system_ids", [])}
        stated = {*self.roles, *(role for system in self.systems for role in system.get("roles", []))}
        traits, roles = scenario.get("traits", []), scenario.get("roles", [])

        def in_role(own: list[str]) -> bool:
            return not own or not roles or any(role in roles for role in own)

        if any(not risk.get("system_ids") for risk in risks) or not (stated or self.systems):
            return None
        open = [
            system
            for system in self.systems
            if system["id"] not in taken
            and (not traits or any(name in traits for name in system.get("traits", [])))
            and in_role(system.get("roles") or self.roles)
        ]
        if not open and (self.systems or traits or not in_role(self.roles)):
            return None
        borne = {name for system in open for name in system.get("traits", [])}
        return {
            "scenario_id": scenario["id"],
            "system_ids": [system["id"] for system in open],
            "roles": [role for role in roles if role in stated],
            "traits": [name for name in traits if name in borne],
        }
