"""What NIST's JSON schemas do not say: every reference resolves, nothing stands twice, words are known.

Written from the reference of OSCAL. A package is a dict of documents by the name of their root.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

NS = "urn:aimscore:ns:oscal"
OSCAL = "http://csrc.nist.gov/ns/oscal"

# Arrays whose entries other objects name by uuid.
KINDS = ("parties", "components", "observations", "risks", "findings", "activities", "resources")

# A key that names something, and what.
BY_UUID = {
    "party-uuids": "parties",
    "component-uuid": "components",
    "subject-uuid": "components",
    "activity-uuid": "activities",
    "observation-uuid": "observations",
    "risk-uuid": "risks",
    "finding-uuid": "findings",
}

STATES = {
    "implementation-status": "implemented partial planned alternative not-applicable not-implemented not-assessed",
    "status": "operational under-development under-major-modification disposition other satisfied not-satisfied",
}

# Words by the path at which they stand; the last keys of it decide.
WORDS = {
    "parties/type": "person organization",
    "components/type": "this-system system software process-procedure",
    "include-subjects/type": "component",
    "assessment-subjects/type": "component",
    "subjects/type": "component",
    "actors/type": "tool party",
    "tasks/type": "milestone action",
    "target/type": "objective-id",
    "target-resource/type": "catalog profile",
    "source-resource/type": "catalog profile",
    "sources/type": "control",
    "targets/type": "control",
    "risks/status": "open investigating remediating deviation-requested deviation-approved closed",
    "status/reason": "pass fail other",
    "remediations/lifecycle": "recommendation planned completed",
    "observations/methods": "EXAMINE INTERVIEW TEST UNKNOWN",
    "observations/types": "control-objective",
    "maps/relationship": "equivalent-to equal-to subset-of superset-of intersects-with no-relationship",
    "confidence-score/category": "high medium low",
    "links/rel": "reference",
    "groups/class": "part group",
    "controls/class": "clause control",
    "system-ids/identifier-type": "http://ietf.org/rfc/rfc4122",
    "system-id/identifier-type": "http://ietf.org/rfc/rfc4122",
    "metadata/oscal-version": "1.1.2 1.2.1",
    "merge/as-is": "True",
    "uses-components/component-uuid": None,
}

# Properties that OSCAL defines: where they may stand, and their values where those are known.
PROPS = {
    "label": ("groups controls parts", None),
    "sort-id": ("groups controls", None),
    "method": ("parts activities", "INTERVIEW EXAMINE TEST"),
    "method-id": ("parts", None),
    "priority": ("risks", None),
    "accepted": ("risks", "yes"),
    "type": ("remediations", "avoid mitigate transfer accept share contingency none"),
    "state": ("facets", "initial adjusted"),
}

# Names of ours.
OURS = """
accepted-by above-acceptance ai-system applicable basis catalogue-hash class confidence control coverage crosswalk
crosswalk-version days document-id document-status driver effectiveness effort engine-version entry entry-title evidence
evidence-level finding-id flagged grade high item-id kind language low no-outside-duty-calls-for-it no-risk-calls-for-it
own-control placeholder policy-hash primary-control rated rating readiness red-line relation review-on risk-id role
scenario score soa-applicable soa-issue soa-justification stage status-on supporting-control tag trait
""".split()
FACETS = """
consequence-individuals consequence-organization consequence-rank consequence-society grid likelihood-not-estimable
likelihood-rank risk-at-best
""".split()

PARTS = "overview statement item guidance example assessment-method assessment-objects assessment-objective".split()

Path = tuple[Any, ...]


def walk(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    yield path, value
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from walk(inner, (*path, key))
    if isinstance(value, list):
        for place, inner in enumerate(value):
            yield from walk(inner, (*path, place))


def problems(package: dict[str, dict[str, Any]], name: str) -> list[str]:
    """What is wrong with one document of a package."""
    found: list[str] = []
    document = package[name]
    nodes = list(walk(document))
    known = {kind: ids(document, kind, "uuid") for kind in KINDS}
    elsewhere = ids(package.get("system-security-plan", {}), "components", "uuid")
    roles = ids(document, "roles", "id")
    catalog = package.get("catalog", {})
    controls, objectives = declared(json.dumps(catalog))
    # A catalog of somebody else has no objectives of ours: they stand in the plan, or in results that stand alone.
    objectives |= declared(json.dumps(package.get("assessment-plan", {})))[1] | declared(json.dumps(document))[1]
    head = document[name]["metadata"]
    resources = [f"#{uuid}" for uuid in known["resources"]]

    def need(fine: bool, path: Path, what: str) -> None:
        if not fine:
            found.append(f"{name} /{'/'.join(map(str, path))}: {what}")

    for path, value in nodes:
        keys = [key for key in path if isinstance(key, str)]
        key, above = (keys or [""])[-1], (keys or [""])[-2:-1]
        spot = "/".join(keys[-2:])
        if isinstance(value, list):
            continue
        if isinstance(value, dict):
            check_object(value, keys, path, need)
            continue
        if kind := BY_UUID.get(key):
            there = value in known[kind] or (kind == "components" and value in elsewhere)
            need(there, path, f"names none of the {kind}")
        if key == "actor-uuid":
            need(value in known["components"] | known["parties"], path, "names nobody")
        if key in ("role-id", "role-ids"):
            need(value in roles, path, "names no role")
        if key in ("control-id", "with-ids") or spot == "sources/id-ref":
            need(value in controls, path, "names no control")
        if key in ("objective-id", "target-id"):
            need(value in objectives, path, "names no objective")
        if key == "href" and "relevant-evidence" not in keys:
            fine = value in resources or any(value == f"{other}.json" for other in package)
            need(fine, path, "leads nowhere")
        if (words := WORDS.get(spot)) is not None:
            need(str(value) in words.split(" "), path, "is no word of the list")
        if key == "state" and above and above[0] in STATES:
            need(value in STATES[above[0]].split(), path, "is no state")
        if key in ("last-modified", "start", "end", "collected"):
            need(value == f"{day(package)}T00:00:00Z", path, "is another day")
    uuids = [value["uuid"] for _, value in nodes if isinstance(value, dict) and "uuid" in value]
    need(len(uuids) == len(set(uuids)), (), "a uuid stands twice")
    named = [
        value["id"]
        for _, value in nodes
        if isinstance(value, dict) and "id" in value and "identifier-type" not in value
    ]
    need(len(named) == len(set(named)), (), "an id stands twice")
    need(
        head["version"] == (version(catalog) if name in ("catalog", "mapping-collection") else day(package)),
        (),
        "version",
    )
    system = package.get("system-security-plan", {}).get("system-security-plan", {}).get("system-characteristics", {})
    plan = package.get("plan-of-action-and-milestones", {}).get("plan-of-action-and-milestones", {})
    systems = [*system.get("system-ids", []), *([plan["system-id"]] if "system-id" in plan else [])]
    need(len({system["id"] for system in systems}) <= 1, (), "two systems in one package")
    return found


def check_object(value: dict[str, Any], keys: list[str], path: Path, need: Any) -> None:
    above = keys[-2] if len(keys) > 1 else ""
    kind = keys[-1] if keys else ""
    if kind == "props":
        if "ns" in value:
            need(value["ns"] == NS and value["name"] in OURS, path, "no property of ours")
        else:
            where, values = PROPS.get(value["name"], ("", None))
            need(above in where.split(), path, "no property of OSCAL here")
            need(values is None or value["value"] in values.split(), path, "no value of this property")
            need(value["name"] != "priority" or value["value"].isdecimal(), path, "no priority")
    if kind == "facets":
        need(value["system"] in (NS, OSCAL), path, "another system")
        names = FACETS if value["system"] == NS else ["likelihood", "impact", "risk", "severity"]
        need(value["name"] in names, path, "no facet of this system")
    if kind == "parts":
        need(value["name"] in PARTS, path, "no part of OSCAL")
    if kind == "controls":
        need(any(part["name"] == "statement" for part in value.get("parts", [])), path, "no statement")
    if kind == "actors":
        need((value["type"] == "party") == ("role-id" in value), path, "a tool has no role, a party has one")
    if kind == "poam-items" and not any(prop["name"] == "placeholder" for prop in value["props"]):
        need(
            [len(value.get(key, [1])) for key in ("related-findings", "related-risks")] == [1, 1], path, "not one each"
        )


def ids(document: Any, kind: str, key: str) -> set[str]:
    entries = (value for path, value in walk(document) if path[-1:] == (kind,) and isinstance(value, list))
    return {entry[key] for list_ in entries for entry in list_ if isinstance(entry, dict) and key in entry}


@cache
def declared(text: str) -> tuple[set[str], set[str]]:
    """The ids of the controls and of the objectives of a document."""
    catalog = json.loads(text)
    objectives = {part["id"] for part in parts(catalog) if part.get("name") == "assessment-objective"}
    return ids(catalog, "controls", "id"), objectives


def parts(catalog: Any) -> list[dict[str, Any]]:
    lists = (value for path, value in walk(catalog) if path[-1:] == ("parts",))
    return [{"id": None, **part} for list_ in lists for part in list_]


def day(package: dict[str, Any]) -> str:
    """The day on which most documents say that they are made."""
    days = [document[name]["metadata"]["last-modified"][:10] for name, document in package.items()]
    return max(set(days), key=days.count)


def version(catalog: Any) -> str:
    return str(catalog["catalog"]["metadata"]["version"])
