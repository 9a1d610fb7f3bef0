"""Valid assessments of any catalogue, drawn at random: believable, near-perfect, empty and hostile ones."""

from __future__ import annotations

from random import Random
from typing import Any, NamedTuple

from random_catalogues import random_grid

EVIDENCE_LEVELS = [None, "none", "said", "document", "record", "independent"]
STATUSES = [None, "missing", "draft", "approved"]
CHOICES = ["undecided", "included", "excluded"]
ROLES = ["developer", "provider", "deployer"]
STAGES = ["governance", "inception", "data", "deployment", "operation", "retirement"]
EFFORTS = ["XS", "S", "M", "L", "XL"]
SOUND = [
    "A risk in our register asks for it",
    "Our customers ask for it in contracts",
    "We buy no data, so nothing here can go wrong",
    "not applicable to us: we only use systems that others build",
]
HOLLOW = ["n/a", "  N/A. ", "Required by the standard!", "APPLIES", "tbd...", "none?"]
HOLLOW += ["Not Applicable ;", "ok.", "Best Practice", "yes\n", "\tto be defined:", "n/a)", "NONE。", "see above – "]
BLANK = [None, "", " ", "\u00a0\n\t"]
STRINGS = ["", "x", "Zoë Ångström", '"quoted" \\ back\nslash', "🦉 \u202eright to left"]
STRINGS += ["\u0000\u0007", "</script>", "1e400"]


class Profile(NamedTuple):
    """What kind of organization answers."""

    rating: tuple[float, float]  # parameters of a beta distribution from the lowest to the top level
    unrated: float
    evidence: tuple[int, ...]  # weights of EVIDENCE_LEVELS
    documents: tuple[int, ...]  # weights of STATUSES
    decisions: tuple[int, ...]  # weights of CHOICES
    sound: float  # share of decisions that are in order
    slips: int  # at most so many answers, documents or decisions are lost or spoiled afterwards


NOTHING = Profile((1, 1), 1, (1, 0, 0, 0, 0, 0), (1, 0, 0, 0), (1, 0, 0), 1, 0)
EMPTY = Profile((1, 1), 0.98, (9, 1, 0, 0, 0, 0), (40, 1, 1, 1), (40, 1, 1), 0.5, 0)
BEGUN = Profile((1, 2), 0.5, (4, 2, 3, 1, 0, 0), (3, 3, 2, 1), (4, 3, 1), 0.6, 0)
POOR = Profile((0.4, 2), 0.1, (4, 2, 3, 1, 1, 0), (1, 5, 2, 1), (1, 3, 1), 0.4, 0)
MIXED = Profile((1, 1), 0.2, (1, 1, 1, 1, 1, 1), (1, 1, 1, 1), (1, 1, 1), 0.5, 0)
GOOD = Profile((5, 1), 0.05, (1, 0, 2, 4, 4, 1), (1, 1, 3, 12), (1, 9, 2), 0.9, 0)
STAGE_1 = Profile((30, 1), 0, (1, 0, 1, 1, 9, 1), (0, 0, 0, 1), (2, 40, 2), 0.95, 6)
STAGE_2 = Profile((60, 1), 0, (1, 0, 1, 4, 9, 1), (0, 0, 0, 1), (0, 60, 1), 1, 1)
MATURE = Profile((1, 0), 0, (0, 0, 0, 0, 4, 1), (0, 0, 0, 1), (0, 40, 1), 1, 1)
PROFILES = [NOTHING, EMPTY, BEGUN, POOR, MIXED, GOOD, STAGE_1, STAGE_2, MATURE]


def random_assessment(rng: Random, catalogue: dict) -> dict:
    profile = rng.choices(PROFILES, [1, 1, 2, 2, 4, 3, 3, 3, 3])[0]
    levels = [level["id"] for level in catalogue["scale"]]
    decisions, answers = [], []
    for part in catalogue["parts"]:
        patchy = rng.random() < 0.3
        for unit in (unit for group in part["groups"] for unit in group["units"]):
            manner = rng.choice(PROFILES) if patchy and rng.random() < 0.3 else profile
            sound = rng.random() < manner.sound
            choice = rng.choices(CHOICES, manner.decisions)[0] if part["excludable"] else "included"
            if part["excludable"] and choice != "undecided":
                decisions.append(_decision(rng, unit["id"], choice == "included", sound))
            idle = choice == "excluded" and sound
            for item in unit["items"]:
                answers += _answer(rng, item["id"], manner, levels, idle)
    ids = [document["id"] for document in catalogue["documents"]]
    statuses = [rng.choices(STATUSES, profile.documents)[0] for _ in ids]
    documents = [{"document_id": id, "status": status} for id, status in zip(ids, statuses, strict=True) if status]
    _slip(rng, profile.slips, levels, answers, documents, decisions)
    for document in documents:
        _sprinkle(rng, document, "reference", "owner")
    assessment = {
        "format": "aimscore/assessment/1",
        "catalogue": {"id": catalogue["id"]},
        "as_of": _date(rng),
        "answers": answers,
        "documents": documents,
        "applicability": decisions,
        "own_controls": _own_controls(rng, catalogue, levels),
        "systems": _systems(rng, catalogue),
        "settings": _settings(rng, catalogue),
    }
    assessment["risks"] = _risks(rng, catalogue, assessment)
    _aims(rng, catalogue, assessment)
    if rng.random() < 0.3:
        for rows in (answers, documents, decisions, assessment["risks"], assessment["systems"]):
            rng.shuffle(rows)
    if rng.random() < 0.4:
        roles = rng.sample(ROLES, rng.choice([0, 1, 1, 2, 3]))
        assessment["organization"] = _sprinkle(rng, {"roles": roles}, "name")
        assessment["scope"] = _sprinkle(rng, {}, "statement", "boundaries", "exclusions")
    return {key: value for key, value in assessment.items() if value or rng.random() < 0.5}


def _answer(rng: Random, item_id: str, manner: Profile, levels: list[str], idle: bool) -> list[dict]:
    answer: dict[str, Any] = {"item_id": item_id}
    if rng.random() < manner.unrated or (idle and rng.random() < 0.7):
        kind = rng.choice(["absent", "absent", "unsure", "noted"])
        if kind == "absent":
            return []
        if kind == "unsure":
            answer["rating"] = "unsure"
    else:
        share = 0 if idle else 1 if manner.rating[1] == 0 else rng.betavariate(*manner.rating)
        answer["rating"] = levels[min(int(share * len(levels)), len(levels) - 1)]
    evidence = rng.choices(EVIDENCE_LEVELS, manner.evidence)[0]
    if evidence:
        answer["evidence_level"] = evidence
    if rng.random() < 0.05:
        answer["confidence"] = rng.choice(["high", "medium", "low"])
        answer["due_on"] = _date(rng)
        answer["evidence"] = rng.choices(STRINGS, k=rng.randint(0, 2))
        answer["flagged"] = rng.random() < 0.5
        _sprinkle(rng, answer, "note", "owner", "assessor")
    return [answer]


def _decision(rng: Random, control_id: str, included: bool, sound: bool) -> dict:
    decision: dict[str, Any] = {"control_id": control_id, "included": included}
    justification = rng.choice(SOUND if sound else SOUND + HOLLOW + BLANK * included)
    if justification is not None:
        decision["justification"] = justification
    if not included:
        answers = ("no_risk_calls_for_it", "no_outside_duty_calls_for_it")
        stated = [answer for answer in answers if sound or rng.random() < 0.7]
        if stated or rng.random() < 0.5:
            decision["exclusion"] = {answer: sound or rng.random() < 0.5 for answer in stated}
    if rng.random() < 0.1:
        kind = rng.choice(["risk", "clause", "law", "contract", "policy"])
        decision["drivers"] = [{"kind": kind, "ref": rng.choice(STRINGS[1:])}]
        decision["evidence"] = rng.choices(STRINGS, k=rng.randint(0, 2))
        decision["review_on"] = _date(rng)
        _sprinkle(rng, decision, "owner")
    return decision


def _slip(
    rng: Random, most: int, levels: list[str], answers: list[dict], documents: list[dict], decisions: list[dict]
) -> None:
    for _ in range(rng.randint(0, most)):
        rows = rng.choice([answers, documents, decisions])
        if not rows:
            continue
        row = rng.choice(rows)
        if rng.random() < 0.3:
            rows.remove(row)
        elif "item_id" in row:
            row["rating"] = rng.choice([*levels, "unsure"])
        elif "document_id" in row:
            row["status"] = rng.choice(["missing", "draft"])
        else:
            row["justification"] = rng.choice(HOLLOW)


def _settings(rng: Random, catalogue: dict) -> dict:
    settings: dict[str, Any] = {}
    if rng.random() < 0.5:
        settings["evidence_rule"] = rng.choice(["declared", "evidenced"])
    kind = rng.choice(["none", "none", "some", "all", "zeros"])
    groups = [group for part in catalogue["parts"] for group in part["groups"]]
    if kind == "zeros":
        groups = rng.sample(groups, rng.randint(1, len(groups)))
    ids = [unit["id"] for group in groups for unit in group["units"]]
    if kind == "some":
        ids = rng.sample(ids, rng.randint(1, min(5, len(ids))))
    if kind != "none":
        choices = [0] if kind == "zeros" else [0, 1, 2, 5, 97, rng.randint(0, 100)]
        settings["weights"] = [{"unit_id": id, "weight": rng.choice(choices)} for id in ids]
    _risk_settings(rng, catalogue, settings)
    return settings


def grid_in_force(catalogue: dict, settings: dict) -> dict | None:
    grids = catalogue.get("risks", {}).get("grids", []) + settings.get("grids", [])
    return next((grid for grid in grids if settings.get("grid") in (None, grid["id"])), None)


def _risk_settings(rng: Random, catalogue: dict, settings: dict) -> None:
    grids = [grid["id"] for grid in catalogue.get("risks", {}).get("grids", [])]
    if rng.random() < 0.3:
        settings["grids"] = [random_grid(rng, f"own.{n}") for n in range(rng.randint(1, 2))]
        grids += [grid["id"] for grid in settings["grids"]]
    if grids and rng.random() < 0.5:
        settings["grid"] = rng.choice(grids)
    grid = grid_in_force(catalogue, settings)
    if grid and rng.random() < 0.5:
        accepted = rng.randint(0, len(grid["levels"]))
        named = grid["levels"][: rng.randint(accepted, len(grid["levels"]))]
        settings["acceptance"] = [{"level": level, "acceptable": n < accepted} for n, level in enumerate(named)]
        for row in settings["acceptance"]:
            _sprinkle(rng, row, "accepted_by")
            if rng.random() < 0.3:
                row["review_within_weeks"] = rng.randint(1, 255)
    if rng.random() < 0.2:
        settings["red_lines"] = [{"id": f"line.{n}", "title": rng.choice(STRINGS[1:])} for n in range(2)]


def _systems(rng: Random, catalogue: dict) -> list[dict]:
    traits = catalogue.get("risks", {}).get("traits", [])
    systems = []
    for n in range(rng.choice([0, 0, 1, 2, 11])):
        system: dict[str, Any] = {"id": f"s.{n}", "name": rng.choice(STRINGS[1:])}
        if rng.random() < 0.5:
            system["roles"] = rng.sample(ROLES, rng.randint(0, 2))
        if traits and rng.random() < 0.8:
            system["traits"] = rng.sample(traits, rng.randint(0, min(3, len(traits))))
        if rng.random() < 0.2:
            system["life_cycle_stage"] = rng.choice(STAGES)
        systems.append(_sprinkle(rng, system, "purpose", "owner"))
    return systems


def _risks(rng: Random, catalogue: dict, assessment: dict) -> list[dict]:
    library, settings = catalogue.get("risks", {}), assessment["settings"]
    groups = [group for part in catalogue["parts"] if part["excludable"] for group in part["groups"]]
    controls = [unit["id"] for group in groups for unit in group["units"]]
    own = [row["id"] for row in assessment["own_controls"]]
    left_out = [row["control_id"] for row in assessment["applicability"] if not row["included"]]
    scenarios = [scenario["id"] for scenario in library.get("scenarios", [])]
    systems = [system["id"] for system in assessment["systems"]]
    tags = [tag for taxonomy in library.get("taxonomies", []) for tag in taxonomy["tags"]]
    lines = library.get("red_lines", []) + [line["id"] for line in settings.get("red_lines", [])]
    grid = grid_in_force(catalogue, settings)
    likelihoods, consequences = (len(grid[axis]) if grid else 10 for axis in ("likelihood", "consequence"))

    def some(ids: list[str], most: int) -> list[str]:
        return rng.sample(ids, rng.randint(0, min(most, len(ids))))

    def rank(most: int) -> int:
        return rng.choice([rng.randint(1, most), max(rng.randint(1, most), most - 2)])

    risks = []
    for n in range(rng.choice([0, 0, 1, 3, 12, 25])):
        risk: dict[str, Any] = {"id": f"risk-{n}"}
        if scenarios and rng.random() < 0.6:
            risk["scenario_id"] = rng.choice(scenarios)
        if "scenario_id" not in risk or rng.random() < 0.3:
            risk["title"] = rng.choice(STRINGS[1:])
        if rng.random() < (0.3 if "scenario_id" in risk else 0.9):
            primary = rng.sample(controls, min(rng.choice([0, 1, 1, 1, 2, 9]), len(controls)))
            if left_out and rng.random() < 0.2:
                primary = [rng.choice(left_out)]
            supporting = some([id for id in controls + own if id not in primary], 3)
            risk["control_ids"] = {"primary": primary, "supporting": supporting}
        if rng.random() < 0.9:
            risk["likelihood"] = "not_estimable" if rng.random() < 0.15 else rank(likelihoods)
        dimensions = [name for name in ("organization", "individuals", "society") if rng.random() < 0.5]
        if dimensions or rng.random() < 0.5:
            risk["consequence"] = {name: rank(consequences) for name in dimensions}
        if rng.random() < 0.1:
            risk["residual"] = {"likelihood": rank(likelihoods), "consequence": rank(consequences)}
        if rng.random() < 0.1:
            risk["red_lines"] = some(lines, 2)
        if rng.random() < 0.4:
            risk["system_ids"] = some(systems, 3)
        if rng.random() < 0.3:
            risk["tags"] = some(tags, 3)
        if rng.random() < 0.5:
            risk["treatment"] = rng.choice(["avoid", "modify", "share", "retain", "retain"])
        if rng.random() < 0.3:
            risk["accepted_by"] = rng.choice(["The board", "Zoë Ångström", *BLANK[1:]])
        risks.append(_sprinkle(rng, risk, "owner"))
    return risks


def _aims(rng: Random, catalogue: dict, assessment: dict) -> None:
    """Targets of items and efforts of gaps."""
    units = [unit for part in catalogue["parts"] for group in part["groups"] for unit in group["units"]]
    items = [item["id"] for unit in units for item in unit["items"]]
    levels, settings = [level["id"] for level in catalogue["scale"]], assessment["settings"]
    if rng.random() < 0.4:
        some = rng.sample(items, rng.randint(1, max(1, len(items) // 3)))
        settings["targets"] = [{"item_id": id, "rating": rng.choice(levels)} for id in some]
    if rng.random() < 0.4:
        gaps = [f"{kind}.{id}" for kind in ("item", "unknown", "evidence") for id in items]
        gaps += [f"document.{document['id']}" for document in catalogue["documents"]]
        gaps += [f"applicability.{decision['control_id']}" for decision in assessment["applicability"]]
        gaps += [f"risk.{risk['id']}" for risk in assessment["risks"]]
        some = rng.sample(gaps, rng.randint(1, max(1, len(gaps) // 3)))
        settings["efforts"] = [{"gap_id": id, "effort": rng.choice(EFFORTS)} for id in some]


def _own_controls(rng: Random, catalogue: dict, levels: list[str]) -> list[dict]:
    if rng.random() < 0.8:
        return []
    groups = [group for part in catalogue["parts"] for group in part["groups"]]
    taken = {unit["id"].split(".")[0] for group in groups for unit in group["units"]}
    prefix = next(prefix for prefix in ("OWN", "Our", "zz") if prefix not in taken)
    rows: list[dict] = [{"id": f"{prefix}.{n}", "title": rng.choice(STRINGS[1:])} for n in range(1, rng.randint(2, 5))]
    for row in rows:
        if rng.random() < 0.7:
            row["rating"] = rng.choice([*levels, "unsure"])
    return rows


def _sprinkle(rng: Random, row: dict, *keys: str) -> dict:
    row.update({key: rng.choice(STRINGS) for key in keys if rng.random() < 0.3})
    return row


def _date(rng: Random) -> str:
    return f"{rng.randint(1900, 2999)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
