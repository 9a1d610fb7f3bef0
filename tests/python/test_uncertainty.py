"""How sure the figures are: against an independent scorer draw by draw, and what always holds of a spread."""

from __future__ import annotations

import json
import os
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import aimscore as ac
from oracle_uncertainty import Spread, chacha8
from random_assessments import random_assessment
from random_catalogues import random_catalogue, random_policy

DATA = Path(__file__).resolve().parents[2] / "core/data/iso-42001"
CATALOGUE = json.loads((DATA / "catalogue.json").read_text("utf-8"))
POLICY = json.loads((DATA / "policy.json").read_text("utf-8"))
QUICK = bool(os.environ.get("AIMSCORE_QUICK"))
BUILT_IN, SMALL = (4, 40) if QUICK else (16, 250)
# From draft-strombergson-chacha-test-vectors-00, cases 1 to 3 with a key of 256 bits: seed 0, seed 1, stream 1.
VECTORS = {
    (0, 0): "3e00ef2f895f40d67f5bb8e81f09a5a12c840ec3ce9a7f3b181be188ef711a1e"
    "984ce172b9216f419f445367456d5619314a42a3da86b001387bfdb80e0cfe42",
    (1, 0): "cf5ee9a0494aa9613e05d5ed725b804b12f4a465ee635acc3a311de8740489ea"
    "289d04f43c7518db56eb4433e498a1238cd8464d3763ddbb9222ee3bd8fae3c8",
    (0, 1): "2b8f4bb3798306ca5130d47c4f8d4ed13aa0edccc1be6942090faeeca0d7599b"
    "7ff0fe616bb25aa0153ad6fdc88b954903c22426d478b97b22b8f9b1db00cf06",
}


@pytest.mark.parametrize(("seed", "stream"), VECTORS)
def test_published_key_streams(seed: int, stream: int) -> None:
    key = seed.to_bytes(8, "little") + bytes(24)
    assert next(chacha8(key, stream)).hex() == VECTORS[seed, stream]


def doubted(rng: Random, assessment: dict) -> dict:
    """The same assessment, with less than high confidence in some answers."""
    share = rng.random()
    for answer in assessment.get("answers", []):
        answer.pop("confidence", None)
        if rng.random() < share:
            answer["confidence"] = rng.choice(["high", "medium", "low"])
    return assessment


def compared(ours: Any, theirs: Any, where: str = "") -> None:
    """Every field of ours is in theirs, equal."""
    if isinstance(ours, dict):
        for key in ours:
            compared(ours[key], theirs[key], f"{where}/{key}")
    elif isinstance(ours, list):
        assert len(ours) == len(theirs), where
        for at, (one, other) in enumerate(zip(ours, theirs, strict=True)):
            compared(one, other, f"{where}/{at}")
    else:
        assert ours == theirs, where


def drawn_alike(
    rng: Random, catalogue: dict, policy: dict, assessment: dict, own: ac.Catalogue | None, most: int
) -> None:
    levels = [level["id"] for level in catalogue["scale"]]
    prior = {level: rng.randint(0, 5) for level in rng.sample(levels, rng.randint(1, len(levels)))}
    prior = prior if rng.random() < 0.5 and any(prior.values()) else None
    seed = rng.choice([0, 1, 42, 2**32, 2**53 + 1, 2**64 - 1, rng.randrange(2**64)])
    count = rng.choice([1, 2, 63, 64, 65, 127, 128, 129, rng.randint(1, most)])
    count = min(count, most)
    next_by = rng.choice(["variance", "next_label"])
    theirs = ac.uncertainty(assessment, own, seed=seed, draws=count, prior=prior, next_by=next_by)
    spread = Spread(catalogue, policy, assessment, prior)
    compared(spread.result(seed, count, next_by), theirs)
    assert (theirs["seed"], theirs["draws"]) == (str(seed), count)


@pytest.mark.parametrize("seed", range(BUILT_IN))
def test_built_in_catalogue(seed: int) -> None:
    rng = Random(seed)
    drawn_alike(rng, CATALOGUE, POLICY, doubted(rng, random_assessment(rng, CATALOGUE)), None, 40)


@pytest.mark.parametrize("seed", range(SMALL))
def test_random_catalogues(seed: int) -> None:
    rng = Random(1000 + seed)
    catalogue = random_catalogue(rng)
    policy = random_policy(rng, catalogue)
    own = ac.Catalogue(json.dumps(catalogue), json.dumps(policy))
    drawn_alike(rng, catalogue, policy, doubted(rng, random_assessment(rng, catalogue)), own, 150)


def sure(seed: int, **options: Any) -> tuple[dict, dict]:
    """A random assessment of the built-in catalogue, and how sure its figures are."""
    rng = Random(seed)
    assessment = doubted(rng, random_assessment(rng, CATALOGUE))
    return assessment, dict(ac.uncertainty(assessment, seed=seed, draws=200, **options))


SEEDS = st.integers(0, 2**32)
EXAMPLES = settings(max_examples=10 if QUICK else 60, deadline=None, database=None)


@given(SEEDS)
@EXAMPLES
def test_what_is_drawn_is_whole(seed: int) -> None:
    assessment, found = sure(seed)
    rows = [*found["units"], *found["risks"]]
    for row in rows:
        chances = row.get("bands") or row["levels"]
        assert not chances or sum(chance["draws"] for chance in chances) == 200
    assert sum(label["exactly"]["draws"] for label in found["labels"]) == 200
    reached = [label["at_least"]["draws"] for label in found["labels"]]
    assert reached[0] == 200 and all(more >= less for more, less in pairwise(reached))
    headline = ac.assess(assessment).headline
    for part in found["parts"]:
        figure, spread = headline[part["id"]], part["spread"]
        own = [item for item in found["items"] if (item["unit_id"][0] == "A") == (part["id"] == "controls")]
        if spread is None:
            assert figure is None
            continue
        assert spread["p5"] <= spread["p50"] <= spread["p95"]
        if found["layer"] == "declared" and not found["doubted"]:
            assert figure and figure["low"] <= spread["p5"] <= spread["p95"] <= figure["high"]
        if spread["exact"]["variance"] != "0":
            assert sum(Fraction(item["exact"]) for item in own) == 1


@given(SEEDS)
@EXAMPLES
def test_certain_answers_have_no_spread(seed: int) -> None:
    assessment = random_assessment(Random(seed), CATALOGUE)
    stated = {answer["item_id"]: answer for answer in assessment.get("answers", [])}
    for item in (i for p in CATALOGUE["parts"] for g in p["groups"] for u in g["units"] for i in u["items"]):
        answer = stated.setdefault(item["id"], {"item_id": item["id"]})
        answer.pop("confidence", None)
        if answer.get("rating", "unsure") == "unsure":
            answer["rating"] = "partially"
    assessment["answers"] = list(stated.values())
    report, found = ac.assess(assessment), ac.uncertainty(assessment, seed=seed, draws=70)
    assert (found["unrated"], found["doubted"], found["items"], found["units"]) == (0, 0, [], [])
    for part in found["parts"]:
        figure, spread = report.headline[part["id"]], part["spread"]
        if figure is None or spread is None:
            assert figure is None and spread is None
            continue
        low = (figure if found["layer"] == "declared" else figure["evidenced"])["low"]
        assert (spread["exact"]["variance"], spread["deviation"]) == ("0", 0)
        assert {spread[key] for key in ("mean", "p5", "p50", "p95")} == {low}
    assert report.readiness
    assert [label["id"] for label in found["labels"] if label["exactly"]["draws"]] == [report.readiness["label"]]


@given(SEEDS)
@EXAMPLES
def test_more_confidence_never_widens_a_spread(seed: int) -> None:
    rng = Random(seed)
    assessment = random_assessment(rng, CATALOGUE)
    rated = [answer for answer in assessment.get("answers", []) if answer.get("rating", "unsure") != "unsure"]
    if not rated:
        return
    answer = rng.choice(rated)
    variances = []
    for confidence in ("low", "medium", "high"):
        answer["confidence"] = confidence
        spreads = [part["spread"] for part in ac.uncertainty(assessment, draws=1)["parts"]]
        variances.append([Fraction(spread["exact"]["variance"]) for spread in spreads if spread])
    assert all(wide >= narrow for pair in pairwise(variances) for wide, narrow in zip(*pair, strict=True))


def test_the_odds_are_those_of_the_rules() -> None:
    """Shares of many draws, within five standard errors."""
    assessment = ac.Assessment(as_of="2026-11-23")
    draws = 10_000
    found = ac.uncertainty(assessment, seed=3, draws=draws, prior={"not": 1, "partially": 2, "fully": 7})
    singles = [
        unit["items"][0]["id"]
        for p in CATALOGUE["parts"]
        for g in p["groups"]
        for unit in g["units"]
        if len(unit["items"]) == 1
    ]
    chances = {unit["id"]: {band["band"]: band["draws"] for band in unit["bands"]} for unit in found["units"]}
    for item in singles:
        bands = chances[item.rsplit("-", 1)[0]]
        for band, share in (("N", 0.1), ("P", 0.2), ("L", 0), ("F", 0.7)):
            assert abs(bands[band] - share * draws) <= 5 * (share * (1 - share) * draws) ** 0.5 + 2


def test_report_and_assessment_say_the_same() -> None:
    a = ac.Assessment(as_of="2026-11-23")
    a.answer("4.1-r1", "largely", confidence="low")
    options: dict[str, Any] = {"seed": 9, "draws": 50, "next_by": "next_label"}
    assert a.uncertainty(**options) == a.assess().uncertainty(**options) == ac.uncertainty(a, **options)


@pytest.mark.parametrize(
    ("options", "code", "pointer"),
    [
        ({"draws": 100_001}, "out_of_range", "/draws"),
        ({"draws": "many"}, "wrong_type", "/draws"),
        ({"seed": 2**64}, "out_of_range", "/seed"),
        ({"seed": 1.5}, "out_of_range", "/seed"),
        ({"seed": True}, "wrong_type", "/seed"),
        ({"prior": ["not"]}, "wrong_type", "/prior"),
        ({"prior": {"not": 1, "": 1}}, "invalid_id", "/prior/"),
        ({"next_by": "label"}, "unknown_value", "/next_by"),
    ],
)
def test_wrong_arguments(options: dict[str, Any], code: str, pointer: str) -> None:
    with pytest.raises(ac.AssessmentError) as refused:
        ac.uncertainty(ac.Assessment(as_of="2026-11-23"), **options)
    assert [(issue["code"], issue["pointer"]) for issue in refused.value.issues] == [(code, pointer)]


def one_unit(count: int) -> ac.Catalogue:
    """A catalogue of so many questions."""
    fixed = {"kind": "define", "basis": "requirement", "hint": "potential_minor", "effort": "S", "minutes": 1}
    items = [{"id": f"1.1-r{n}", **fixed} for n in range(count)]
    group = {"id": "1", "units": [{"id": "1.1", "items": items}]}
    data = {**CATALOGUE, "id": "large", "parts": [{"id": "p", "excludable": False, "groups": [group]}]}
    data = {
        key: value for key, value in data.items() if key in ("format", "id", "edition", "version", "scale", "parts")
    }
    return ac.Catalogue(json.dumps(data))


@pytest.mark.parametrize("count", [1, 84, 85, 86, 200])
@pytest.mark.parametrize(
    ("level", "figure", "band"),
    [("not", 0, "N"), ("partially", 33.3, "P"), ("largely", 66.7, "L"), ("fully", 100, "F")],
)
def test_a_unit_of_many_questions(count: int, level: str, figure: float, band: str) -> None:
    """Where every answer turns out the same, so does every draw: sums of a unit pass what eight bits hold."""
    found = ac.Assessment(as_of="2026-11-23", catalogue=one_unit(count)).uncertainty(draws=100, prior={level: 1})
    [part], [unit] = found["parts"], found["units"]
    assert part["spread"] is not None
    assert [part["spread"][name] for name in ("p5", "p50", "p95", "mean")] == [figure] * 4
    assert [(chance["band"], chance["draws"]) for chance in unit["bands"] if chance["draws"]] == [(band, 100)]


def test_a_catalogue_of_thousands_of_items_is_drawn_less_often() -> None:
    own = one_unit(3000)
    assessment = ac.Assessment(as_of="2026-11-23", catalogue=own)
    with pytest.raises(ac.AssessmentError) as refused:
        assessment.uncertainty(draws=100_000)
    [issue] = refused.value.issues
    assert (issue["code"], issue["pointer"], issue["params"]["min"]) == ("out_of_range", "/draws", "1")
    assert 1_000 < int(issue["params"]["max"]) < 100_000
    assert assessment.uncertainty(draws=10)["unrated"] == 3000
