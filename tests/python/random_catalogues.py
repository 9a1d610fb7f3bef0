"""Small catalogues with policies of their own, drawn at random."""

from __future__ import annotations

from random import Random
from typing import Any

CLASSES = "NPLF"
GRADES = ["potential_major", "potential_minor"]
EFFORTS = ["XS", "S", "M", "L", "XL"]


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
    return catalogue | {"documents": _documents(rng, parts)}


def random_policy(rng: Random, catalogue: dict) -> dict:
    parts = [part["id"] for part in catalogue["parts"]]
    groups = [(part, group) for part in catalogue["parts"] for group in part["groups"]]
    units = [unit["id"] for _, group in groups for unit in group["units"]]
    asking = [unit["id"] for part, group in groups if not part["excludable"] for unit in group["units"]]
    policy: dict[str, Any] = {"format": "aimscore/policy/1", "id": "drawn-policy", "version": "1.0.0"}
    caps = ["P", "L"] if rng.random() < 0.5 else sorted(rng.choices(CLASSES, k=2), key=CLASSES.index)
    policy["weakest_link"] = {"why": "drawn", "not_or_unrated": caps[0], "partially": caps[1]}
    if rng.random() < 0.7:
        systemic = {"items": rng.randint(1, 4), "at_most": rng.choice("NPL"), "grade": rng.choice(GRADES)}
        policy["systemic"] = {"why": "drawn", "part": rng.choice(parts), **systemic}
    if asking and rng.random() < 0.8:
        excludable = [unit["id"] for part, group in groups if part["excludable"] for unit in group["units"]]
        conflicts = rng.sample(excludable, rng.randint(0, len(excludable)))
        policy["applicability"] = {
            "why": "drawn",
            "unit": rng.choice(asking),
            "conflicts": [{"unit": unit, "clauses": rng.sample(units, 1)} for unit in conflicts],
            "stock_phrases": [{"language": "en", "phrases": ["n/a", "applies", "ok", "none"]}],
        }
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
        }
        for n in range(1, rng.choice([1, 2, 3, 4, 7, 12]) + 1)
    ]
    return {"id": id, "items": items}


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
