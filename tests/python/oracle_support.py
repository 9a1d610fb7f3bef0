"""Figures of crosswalks and implementation steps, section 13 of the rules, for the independent scorer."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from oracle_exact import percent


def crosswalk(catalogue: dict, data: dict, case: Any) -> dict:
    linked = {id for entry in data["entries"] for link in entry.get("links", []) for id in link["units"]}
    return {
        **{key: data[key] for key in ("id", "version", "status_on", "law")},
        "entries": [_entry(catalogue, entry, case) for entry in data["entries"]],
        "unlinked": [unit.id for unit in case.units if unit.id not in linked],
    }


def _entry(catalogue: dict, entry: dict, case: Any) -> dict:
    ids = [id for link in entry.get("links", []) for id in link["units"]]
    units = [unit for unit in case.units if unit.id in ids and unit.counts]
    figures = {
        part["id"]: _figure([unit for unit in units if unit.part == part["id"]], case) for part in catalogue["parts"]
    }
    return {
        "id": entry["id"],
        **{key: entry.get(key) for key in ("group", "high_risk_only", "support")},
        **{key: entry.get(key, []) for key in ("addressees", "dates", "links")},
        "figures": [{"id": id, "figure": figure} for id, figure in figures.items()],
    }


def _figure(units: list[Any], case: Any) -> dict | None:
    """Plain means over units, on the declared layer."""
    if not units:
        return None
    low = high = coverage = Fraction(0)
    rated = applicable = 0
    for unit in units:
        values = [value for value in unit.values["declared"] if value is not None]
        n = len(unit.scored)
        low += Fraction(sum(values), case.top * n)
        high += Fraction(sum(values) + case.top * (n - len(values)), case.top * n)
        coverage += Fraction(len(values), n)
        rated += len(values)
        applicable += n
    means = {"low": low, "high": high, "coverage": coverage}
    counts = {"rated": rated, "applicable": applicable}
    return {key: percent(total / len(units)) for key, total in means.items()} | counts


def step(data: dict, case: Any) -> dict:
    named = {*data.get("parts", []), *data.get("groups", []), *data.get("units", [])}
    units = [unit for unit in case.units if named & {unit.part, unit.group, unit.id} and unit.counts]
    values = [value for unit in units for value in unit.values["declared"]]
    rated = sum(value is not None for value in values)
    progress = {
        "largely": sum(case.unit_band(unit, case.layer) in ("L", "F") for unit in units),
        "units": len(units),
        "rated": rated,
        "applicable": len(values),
        "coverage": percent(Fraction(rated, len(values) or 1)),
    }
    return {"id": data["id"], "progress": progress if units else None}
