"""Share codes hold what they promise, read by a second hand, for any catalogue; damage is noticed."""

from __future__ import annotations

import json
import os
from pathlib import Path
from random import Random
from typing import Any

import pytest

import aimscore as ac
import oracle_share
from random_assessments import random_assessment
from random_catalogues import random_catalogue

DATA = Path(__file__).resolve().parents[2] / "core/data/iso-42001"
CATALOGUE = json.loads((DATA / "catalogue.json").read_text("utf-8"))
ASSESSMENTS, SMALL_CATALOGUES = (100, 100) if os.environ.get("AIMSCORE_QUICK") else (1000, 1000)
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_."


def test_built_in_catalogue() -> None:
    for seed in range(ASSESSMENTS):
        hold(f"seed {seed}", CATALOGUE, random_assessment(Random(seed), CATALOGUE))


def test_small_catalogues() -> None:
    for seed in range(SMALL_CATALOGUES):
        rng = Random(f"catalogue {seed}")
        catalogue = random_catalogue(rng)
        hold(f"catalogue {seed}", catalogue, random_assessment(rng, catalogue))


def hold(name: str, data: dict[str, Any], assessment: dict[str, Any]) -> None:
    """The code states what the assessment states, and the engine reads the same out of it."""
    catalogue = ac.Catalogue(json.dumps(data))
    code = ac.Assessment.from_dict(assessment, catalogue).to_code()
    read = oracle_share.read(data, code)
    assert read == statements(assessment), name
    shared = ac.Assessment.from_code(code, catalogue)
    assert statements(shared.to_dict()) == read, name
    assert shared.to_code() == code, name
    reasons = {row.get("justification") for row in shared.to_dict()["applicability"] if not row["included"]}
    assert reasons <= {"Not in the share code."}, name


def statements(assessment: Any) -> dict[str, Any]:
    def column(section: str, id: str, key: str) -> dict[str, Any]:
        return {row[id]: row[key] for row in assessment.get(section, []) if key in row}

    return {
        "as_of": assessment["as_of"],
        "ratings": column("answers", "item_id", "rating"),
        "evidence_levels": column("answers", "item_id", "evidence_level"),
        "statuses": column("documents", "document_id", "status"),
        "included": column("applicability", "control_id", "included"),
    }


def test_what_came_by_code_states_nothing_else() -> None:
    for seed in range(20):
        code = ac.Assessment.from_dict(random_assessment(Random(seed), CATALOGUE)).to_code()
        shared: Any = ac.Assessment.from_code(code).to_dict()
        empty = [shared[key] for key in ("organization", "scope", "systems", "own_controls", "risks")]
        assert empty == [{}, {}, [], [], []]
        assert set().union(*shared["answers"]) <= {"item_id", "rating", "evidence_level"}
        assert set().union(*shared["documents"]) <= {"document_id", "status"}
        assert set().union(*shared["applicability"]) <= {"control_id", "included", "justification"}


def test_every_wrong_character_is_noticed() -> None:
    a = ac.Assessment(as_of="2026-11-23")
    a["4.1-r1"] = "largely"
    code = a.to_code()
    for place, right in enumerate(code):
        for wrong in ALPHABET.replace(right, ""):
            with pytest.raises(ac.AssessmentError):
                ac.Assessment.from_code(code[:place] + wrong + code[place + 1 :])
        with pytest.raises(ac.AssessmentError):
            ac.Assessment.from_code(code[:place])


def test_a_forged_content_is_refused_or_is_an_assessment() -> None:
    head, rng, read = "AIMS1.drawn.1.0.0.", Random(1), 0
    data = random_catalogue(rng)
    catalogue = ac.Catalogue(json.dumps(data))
    codes = [ac.Assessment.from_dict(random_assessment(rng, data), catalogue).to_code() for _ in range(20)]
    for _ in range(ASSESSMENTS * 20):
        number = bytearray(oracle_share.content(rng.choice(codes))[4:])
        for _ in range(rng.randint(1, 3)):
            if rng.random() < 0.2:
                number += rng.randbytes(rng.choice([1, 9, 500]))
            elif number:
                number[rng.randrange(len(number))] = rng.randrange(256)
        code = oracle_share.sealed(data, head, bytes(number))
        try:
            assert ac.Assessment.from_code(code, catalogue).to_code() == code
            read += 1
        except ac.AssessmentError as refused:
            assert [issue["code"] for issue in refused.issues] in (["code_content"], ["invalid_date"])
    assert read > ASSESSMENTS


@pytest.mark.parametrize("code", ["", "AIMS1", "\ud800", "AIMS1.iso-42001.1.0.0.\ud800", "AIMS1.iso-42001.1.0.0.\0"])
def test_what_is_no_code_is_refused(code: str) -> None:
    with pytest.raises(ac.AssessmentError) as refused:
        ac.Assessment.from_code(code)
    assert len(refused.value.issues) == 1
