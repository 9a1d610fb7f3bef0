"""Where the independent scorer and the engine differ, each with its smallest example.

A test here is expected to fail. One that passes says that the difference is gone: it goes, with what `test_oracle` lets
through on its account.
"""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

import aimscore

# Something that a review names and the engine does not hold known.
DISPUTED = re.compile(r"/management_review\[[^]]*\]/known: by the rules True, by the engine False")

NAMED = {
    "a missing document": {"documents": [{"document_id": "DOC-4.3", "status": "missing"}]},
    "a draft of a control": {"documents": [{"document_id": "DOC-A.2.2", "status": "draft"}]},
    "a risk across a red line": {"risks": [{"id": "R1", "title": "Spying", "red_lines": ["RL-1"]}]},
    "an answer on practice": {"answers": [{"item_id": "4.1-r6", "rating": "not"}]},
    "the only answer, in a unit of weight 0": {
        "answers": [{"item_id": "4.1-r1", "rating": "not"}],
        "settings": {"weights": [{"unit_id": "4.1", "weight": 0}]},
    },
}


def settle(report: Any) -> Any:
    """Without the blank texts that the engine gives as evidence to ask for."""
    for row in report["audit_programme"]:
        row["evidence"] = [text for text in row["evidence"] if text.strip()]
    return report


@pytest.mark.xfail(strict=True, reason="the engine asks for rated figures or residual levels alone")
@pytest.mark.parametrize("name", NAMED)
def test_what_a_review_names_is_known(name: str) -> None:
    """`known`: whether the assessment knows anything of the input. Weights act on figures only (section 4)."""
    rows = [row for row in assess(**NAMED[name])["management_review"] if not row["known"]]
    assert [row["topic"] for row in rows if row["finding_ids"] or row["gap_ids"] or row["risk_ids"]] == []


@pytest.mark.xfail(strict=True, reason="the engine passes over blank names only")
def test_a_blank_text_is_no_evidence_to_ask_for() -> None:
    report = assess(answers=[{"item_id": "4.1-r1", "owner": " ", "evidence": [" "]}])
    rows = {row["unit_id"]: row for row in report["audit_programme"]}
    assert (rows["4.1"]["not_by"], rows["4.1"]["evidence"]) == ([], [])


@pytest.mark.xfail(strict=True, reason="the engine takes the relevance of practice items too")
def test_practice_counts_in_no_suggestion() -> None:
    """Practice items count in no rule (section 1). In the built-in catalogue it makes no difference."""

    def item(id: str, basis: str, relevance: str) -> dict:
        fixed = {"kind": "define", "hint": "potential_minor", "effort": "S", "minutes": 1}
        roles = dict.fromkeys(("developer", "provider", "deployer"), relevance)
        return {"id": id, "basis": basis, "roles": roles, **fixed}

    unit = {"id": "1.1", "items": [item("1.1-c1", "requirement", "low"), item("1.1-c2", "practice", "high")]}
    part = {"id": "controls", "excludable": True, "groups": [{"id": "1", "units": [unit]}]}
    catalogue = {"format": "aimscore/catalogue/1", "id": "small", "edition": "1", "version": "1.0.0", "parts": [part]}
    catalogue["scale"] = [{"id": "no", "class": "N"}, {"id": "yes", "class": "F"}]
    stated = _assessment("small", organization={"roles": ["deployer"]})
    report = aimscore.assess(stated, catalogue=aimscore.Catalogue(json.dumps(catalogue))).to_dict()
    suggestion = report["statement_of_applicability"]["rows"][0]["suggestion"]
    assert suggestion == {"decision": "excluded", "relevance": "low", "reasons": []}


def assess(**stated: Any) -> Any:
    return aimscore.assess(_assessment("iso-42001", **stated)).to_dict()


def _assessment(catalogue: str, **stated: Any) -> dict:
    return {"format": "aimscore/assessment/1", "catalogue": {"id": catalogue}, "as_of": "2026-11-23", **stated}
