"""Valid assessments of any catalogue, drawn at random: believable, near-perfect, empty and hostile ones."""

from __future__ import annotations

from random import Random
from typing import Any, NamedTuple

EVIDENCE_LEVELS = [None, "none", "said", "document", "record", "independent"]
STATUSES = [None, "missing", "draft", "approved"]
CHOICES = ["undecided", "included", "excluded"]
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


EMPTY = Profile((1, 1), 0.98, (9, 1, 0, 0, 0, 0), (40, 1, 1, 1), (40, 1, 1), 0.5, 0)
BEGUN = Profile((1, 2), 0.5, (4, 2, 3, 1, 0, 0), (3, 3, 2, 1), (4, 3, 1), 0.6, 0)
POOR = Profile((0.4, 2), 0.1, (4, 2, 3, 1, 1, 0), (1, 5, 2, 1), (1, 3, 1), 0.4, 0)
MIXED = Profile((1, 1), 0.2, (1, 1, 1, 1, 1, 1), (1, 1, 1, 1), (1, 1, 1), 0.5, 0)
GOOD = Profile((5, 1), 0.05, (1, 0, 2, 4, 4, 1), (1, 1, 3, 12), (1, 9, 2), 0.9, 0)
STAGE_1 = Profile((30, 1), 0, (1, 0, 1, 1, 9, 1), (0, 0, 0, 1), (2, 40, 2), 0.95, 6)
STAGE_2 = Profile((60, 1), 0, (1, 0, 1, 4, 9, 1), (0, 0, 0, 1), (0, 60, 1), 1, 1)
MATURE = Profile((1, 0), 0, (0, 0, 0, 0, 4, 1), (0, 0, 0, 1), (0, 40, 1), 1, 1)
PROFILES = [EMPTY, BEGUN, POOR, MIXED, GOOD, STAGE_1, STAGE_2, MATURE]


def random_assessment(rng: Random, catalogue: dict) -> dict:
    profile = rng.choices(PROFILES, [1, 2, 2, 4, 3, 3, 3, 3])[0]
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
        "settings": _settings(rng, catalogue),
    }
    if rng.random() < 0.3:
        for rows in (answers, documents, decisions):
            rng.shuffle(rows)
    if rng.random() < 0.2:
        roles = rng.sample(["developer", "provider", "deployer"], rng.randint(0, 3))
        assessment["organization"] = _sprinkle(rng, {"roles": roles}, "name")
        assessment["scope"] = _sprinkle(rng, {}, "statement", "boundaries", "exclusions")
        assessment["systems"] = [{"id": f"s.{n}", "name": rng.choice(STRINGS[1:])} for n in range(rng.randint(0, 3))]
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
    return settings


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
