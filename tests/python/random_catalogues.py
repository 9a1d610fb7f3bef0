"""Small catalogues with policies of their own, drawn at random."""

from __future__ import annotations

from random import Random
from typing import Any

CLASSES = "NPLF"
GRADES = ["potential_major", "potential_minor"]
EFFORTS = ["XS", "S", "M", "L", "XL"]
ROLES = ["developer", "provider", "deployer"]
RELEVANCE = ["high", "medium", "low"]
TOPICS = ["earlier_actions", "context", "needs", "nonconformities"]
TOPICS += ["monitoring", "audit_results", "improvement", "risks"]


def random_catalogue(rng: Random) -> dict:
    size = rng.randint(2, 11)
    classes = ["N", *sorted(rng.choices(CLASSES, k=size - 2), key=CLASSES.index), "F"]
    parts: list[dict] = []
    number = 0
    for p in range(rng.randint(1, 3)):
        groups = []
        for _ in range(rng.randint(1, 3)):
            number += rng.choice([1, 1, 9])
            units = [_unit(rng, f"{number}.{u}") for u in sorted(rng.sample(range(1, 13), rng.randint(1, 4)))]
            groups.append({"id": str(number), "units": units})
        parts.append(
            {"id": f"part-{p}", "excludable": p > 0 if rng.random() < 0.8 else rng.random() < 0.5, "groups": groups}
        )
    catalogue = {
        "format": "aimscore/catalogue/1",
        "id": "drawn",
        "edition": "1",
        "version": "1.0.0",
        "scale": [{"id": f"level-{value}", "class": name} for value, name in enumerate(classes)],
        "sources": [{"id": "drawn-source", "title": "drawn at random"}],
        "parts": parts,
    }
    catalogue |= {"documents": _documents(rng, parts)}
    if rng.random() < 0.8:
        catalogue |= {"risks": _risks(rng, parts), "steps": _steps(rng, parts)}
    items = [
        item["id"] for part in parts for group in part["groups"] for unit in group["units"] for item in unit["items"]
    ]
    inputs = rng.sample(items, rng.randint(0, min(8, len(items))))
    return catalogue | {"review_inputs": [{"item": item, "topic": rng.choice(TOPICS)} for item in inputs]}


def random_crosswalk(rng: Random, catalogue: dict, id: str) -> dict:
    units = [unit["id"] for part in catalogue["parts"] for group in part["groups"] for unit in group["units"]]
    words = {
        "relation": ["equivalent", "overlap", "related"],
        "confidence": ["high", "medium", "low"],
        "basis": ["published", "editorial"],
    }
    entries = []
    for n in range(rng.randint(0, 5)):
        long = "-" * 50 if rng.random() < 0.1 else ""  # with the id of the crosswalk, too long for an id
        entry: dict[str, Any] = {"id": f"entry-{n}{long}", "links": []}
        free = rng.sample(units, rng.randint(0, len(units)))
        while free and rng.random() < 0.8:
            taken = rng.randint(1, len(free))
            link = {"units": free[:taken], **{key: rng.choice(choices) for key, choices in words.items()}}
            entry["links"].append(link)
            free = free[taken:]
        if rng.random() < 0.3:
            entry |= {"group": "top", "high_risk_only": rng.random() < 0.5}
        if rng.random() < 0.6:
            entry["addressees"] = rng.sample(ROLES, rng.randint(0, 3))
        if rng.random() < 0.3:
            entry["dates"] = [{"on": "2026-08-02", "about": "applies"}]
        entries.append(entry)
    return {
        "format": "aimscore/crosswalk/1",
        "id": id,
        "version": "1.0.0",
        "catalogue": catalogue["id"],
        "status_on": "2026-11-23",
        "law": rng.random() < 0.5,
        "groups": [{"id": "top"}],
        "entries": entries,
    }


def random_grid(rng: Random, id: str) -> dict:
    """A grid that rises in both directions and uses every level."""
    rows, columns = rng.randint(2, 6), rng.randint(2, 6)
    manner = rng.choice([(1, 1), (columns, 1), (1, rows), (1, 2)])
    sums = [[manner[0] * row + manner[1] * column for column in range(columns)] for row in range(rows)]
    steps = sorted({value for row in sums for value in row})
    levels = rng.randint(2, min(6, len(steps)))
    rises = sorted(rng.sample(steps[1:], levels - 1))
    return {
        "id": id,
        "version": "1.0.0",
        "likelihood": [f"likely-{n}" for n in range(columns)],
        "consequence": [f"bad-{n}" for n in range(rows)],
        "levels": [f"level-{n}" for n in range(levels)],
        "rows": [[f"level-{sum(value >= rise for rise in rises)}" for value in row] for row in sums],
    }


def random_policy(rng: Random, catalogue: dict) -> dict:
    parts = [part["id"] for part in catalogue["parts"]]
    groups = [(part, group) for part in catalogue["parts"] for group in part["groups"]]
    units = [unit["id"] for _, group in groups for unit in group["units"]]
    asking = [unit["id"] for part, group in groups if not part["excludable"] for unit in group["units"]]
    excludable = [unit["id"] for part, group in groups if part["excludable"] for unit in group["units"]]
    policy: dict[str, Any] = {"format": "aimscore/policy/1", "id": "drawn-policy", "version": "1.0.0"}
    caps = ["P", "L"] if rng.random() < 0.5 else sorted(rng.choices(CLASSES, k=2), key=CLASSES.index)
    policy["weakest_link"] = {"why": "drawn", "not_or_unrated": caps[0], "partially": caps[1]}
    if rng.random() < 0.7:
        systemic = {"items": rng.randint(1, 4), "at_most": rng.choice("NPL"), "grade": rng.choice(GRADES)}
        policy["systemic"] = {"why": "drawn", "part": rng.choice(parts), **systemic}
    if asking and rng.random() < 0.8:
        conflicts = rng.sample(excludable, rng.randint(0, len(excludable)) if rng.random() < 0.7 else 0)
        policy["applicability"] = {
            "why": "drawn",
            "unit": rng.choice(asking),
            "conflicts": [{"unit": unit, "clauses": rng.sample(units, 1)} for unit in conflicts],
            "called_for": [
                {"unit": unit, "clauses": rng.sample(units, rng.randint(0, min(2, len(units))))}
                for unit in excludable
                if rng.random() < 0.2
            ],
            "stock_phrases": [{"language": "en", "phrases": ["n/a", "applies", "ok", "none"]}],
        }
    if rng.random() < 0.8:
        policy["risks"] = _risk_rules(rng, catalogue, excludable)
    if rng.random() < 0.8:
        policy["roadmap"] = _roadmap_rules(rng, units)
    if rng.random() < 0.8:
        ladder: list[list[dict]] = [[]]
        ladder += [[_condition(rng, catalogue) for _ in range(rng.randint(1, 4))] for _ in range(rng.randint(0, 3))]
        policy["labels"] = [{"id": f"label-{n}", "conditions": conditions} for n, conditions in enumerate(ladder)]
    return policy


def _unit(rng: Random, id: str) -> dict:
    practice = rng.choice([0, 0.2, 0.2, 1])
    items = [
        {
            "id": f"{id}-r{n}",
            "kind": rng.choice(["define", "operate", "evaluate"]),
            "basis": "practice" if rng.random() < practice else "requirement",
            "hint": rng.choice(GRADES),
            "effort": rng.choice(EFFORTS),
            "minutes": 1,
            **({"seconds": rng.choice([9, 12, 15, 3_600])} if rng.random() < 0.5 else {}),
        }
        for n in range(1, rng.choice([1, 2, 3, 4, 7, 12]) + 1)
    ]
    leaning = rng.choice(RELEVANCE)
    for item in items:
        if rng.random() < 0.7:
            item["roles"] = {role: rng.choice([leaning, leaning, rng.choice(RELEVANCE)]) for role in ROLES}
    return {"id": id, "items": items}


def _risk_rules(rng: Random, catalogue: dict, controls: list[str]) -> dict:
    def rising(most: int) -> list[int]:
        return sorted(rng.randint(0, most) for _ in CLASSES)

    steps = zip(rising(3), rising(2), strict=True)
    rules: dict[str, Any] = {
        "why": "drawn",
        "steps": [{"likelihood": likelihood, "consequence": consequence} for likelihood, consequence in steps],
        "cap_with_not": rng.choice(CLASSES),
        "harm_limiting": rng.sample(controls, rng.randint(0, len(controls))),
    }
    grids = catalogue.get("risks", {}).get("grids", [])
    if grids and rng.random() < 0.8:
        levels = max((grid["levels"] for grid in grids), key=len)
        accepted = rng.randint(0, len(levels))
        rules["acceptance"] = [{"level": level, "acceptable": n < accepted} for n, level in enumerate(levels)]
    return rules


def _roadmap_rules(rng: Random, units: list[str]) -> dict:
    """Units wait only for those that stand before them in a random order."""
    order = rng.sample(units, len(units))
    waiting = [(unit, rng.sample(order[:n], rng.randint(0, min(2, n)))) for n, unit in enumerate(order)]
    prerequisites = [{"unit": unit, "after": after} for unit, after in waiting if after]
    return {"why": "drawn", "capacity_days": rng.randint(1, 60), "prerequisites": prerequisites}


def _risks(rng: Random, parts: list[dict]) -> dict:
    groups = [(part, group) for part in parts for group in part["groups"]]
    units = [unit["id"] for _, group in groups for unit in group["units"]]
    controls = [unit["id"] for part, group in groups if part["excludable"] for unit in group["units"]]
    traits = [f"trait-{n}" for n in range(rng.randint(0, 4))]
    taxonomies = [{"id": f"list-{n}", "tags": [f"tag-{n}.{m}" for m in range(3)]} for n in range(rng.randint(0, 2))]
    tags = [tag for taxonomy in taxonomies for tag in taxonomy["tags"]]

    def some(ids: list[str], most: int) -> list[str]:
        return rng.sample(ids, rng.randint(0, min(most, len(ids))))

    scenarios = [
        {
            "id": f"scenario-{n}",
            "roles": some(ROLES, 2),
            "traits": some(traits, 2),
            "affects": some(["organization", "individuals", "society"], 3),
            "tags": some(tags, 2),
            "primary": some(controls, 3),
            "supporting": some(controls, 2),
            "clauses": some(units, 2),
        }
        for n in range(rng.randint(0, 12))
    ]
    return {
        "grids": [random_grid(rng, f"grid-{n}") for n in range(rng.choice([0, 1, 1, 2]))],
        "red_lines": [f"red-{n}" for n in range(rng.randint(0, 2))],
        "traits": traits,
        "taxonomies": taxonomies,
        "scenarios": scenarios,
    }


def _steps(rng: Random, parts: list[dict]) -> list[dict]:
    """Steps that may name a unit twice, by itself and by what holds it."""
    groups = [group for part in parts for group in part["groups"]]
    ids = {"parts": parts, "groups": groups, "units": [unit for group in groups for unit in group["units"]]}

    def named(rows: list[dict]) -> list[str]:
        return [row["id"] for row in rows if rng.random() < 0.3]

    return [{"id": f"step-{n}", **{key: named(rows) for key, rows in ids.items()}} for n in range(rng.randint(0, 4))]


def _documents(rng: Random, parts: list[dict]) -> list[dict]:
    """Mandatory ones where units stay in, named by items; conditional ones where they can be excluded."""
    documents = []
    for part in parts:
        for unit in (unit for group in part["groups"] for unit in group["units"]):
            for n in range(rng.choice([0, 0, 1, 2])):
                free = [item for item in unit["items"] if "document" not in item]
                asking = [item for item in free if item["basis"] == "requirement"]
                asked_for = "conditional" if part["excludable"] else "mandatory" if asking else "recommended"
                demand = rng.choice([asked_for, "recommended"])
                document = {"id": f"DOC-{unit['id']}-{n}", "unit": unit["id"], "demand": demand}
                document |= {"kind": rng.choice(["document", "record"]), "effort": rng.choice(EFFORTS)}
                if demand != "recommended":
                    document["looked_at"] = rng.choice(["stage_1", "stage_2"])
                if demand == "mandatory":
                    document["if_missing"] = rng.choice(GRADES)
                    for item in [rng.choice(asking), *rng.sample(free, rng.randint(0, len(free)))]:
                        item["document"] = document["id"]
                documents.append(document)
    return documents


def _condition(rng: Random, catalogue: dict) -> dict:
    parts = [part["id"] for part in catalogue["parts"]]
    groups = [group for part in catalogue["parts"] for group in part["groups"]]
    units = [unit["id"] for group in groups for unit in group["units"]]
    picks = {
        "part": rng.choice(parts),
        "groups": [group["id"] for group in groups if rng.random() < 0.6] or [groups[0]["id"]],
        "units": [unit for unit in units if rng.random() < 0.5] or [units[0]],
    }
    part = {"part": picks["part"]}
    pick = rng.choice(list(picks))
    layer = rng.choice([{}, {"layer": "declared"}, {"layer": "evidenced"}])
    name = {"class": rng.choice("PLF")}
    return rng.choice(
        [
            {"rule": "part_low_above", **part, "percent": rng.choice([0, 15, 50, 85, 99]), **layer},
            {"rule": "units_at_least", pick: picks[pick], **name, **layer},
            {"rule": "items_rated", **part},
            {
                "rule": "items_at_least",
                **part,
                **rng.choice([{}, {"kind": "define"}, {"kind": "evaluate"}]),
                **name,
                **layer,
            },
            {"rule": "documents_approved", **rng.choice([{}, {"looked_at": "stage_1"}, {"looked_at": "stage_2"}])},
            {"rule": "no_finding", "grade": rng.choice([*GRADES, "not_assessed", "improvement"])},
            {"rule": "applicability_complete"},
            {"rule": "applicability_valid"},
        ]
    )
