"""The public layer: what it takes, what it gives, and what it says when it refuses."""

from __future__ import annotations

import copy
import importlib.metadata
import json
import math
import os
import pickle
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings, strategies

import aimscore as ac

ROOT = Path(__file__).resolve().parents[2]
BARE: dict[str, Any] = {"format": "aimscore/assessment/1", "catalogue": {"id": "iso-42001"}, "as_of": "2026-11-23"}
OWN: dict[str, Any] = {
    "format": "aimscore/catalogue/1",
    "id": "own",
    "edition": "1",
    "version": "1.0.0",
    "scale": [{"id": "no", "class": "N"}, {"id": "yes", "class": "F"}],
    "sources": [],
    "parts": [
        {
            "id": "all",
            "excludable": False,
            "groups": [
                {
                    "id": "1",
                    "units": [
                        {
                            "id": "1.1",
                            "items": [
                                {
                                    "id": "1.1-q1",
                                    "kind": "define",
                                    "basis": "requirement",
                                    "hint": "potential_minor",
                                    "effort": "S",
                                    "minutes": 1,
                                }
                            ],
                        }
                    ],
                }
            ],
        }
    ],
    "documents": [],
}


def fresh() -> ac.Assessment:
    return ac.Assessment(as_of="2026-11-23")


def refused(call: Any) -> list[tuple[str, str]]:
    with pytest.raises(ac.AssessmentError) as error:
        call()
    return [(issue["code"], issue["pointer"]) for issue in error.value.issues]


# Stating


def test_an_answer_keeps_what_is_not_said_again() -> None:
    a = fresh()
    a["4.1-r1"] = "not"
    a.answer("4.1-r1", note="We have a list.", evidence=["list.xlsx"], due_on=date(2027, 1, 31), flagged=True)
    a["4.1-r1"] = "largely"
    assert a["4.1-r1"] == "largely"
    assert a.to_dict()["answers"] == [
        {
            "item_id": "4.1-r1",
            "rating": "largely",
            "note": "We have a list.",
            "evidence": ["list.xlsx"],
            "due_on": "2027-01-31",
            "flagged": True,
        }
    ]


def test_none_takes_back_what_was_said() -> None:
    a = fresh()
    a.answer("4.1-r1", "fully", evidence_level="record", note="A list.", evidence=["list.xlsx"], due_on="2027-01-31")
    a.answer("4.1-r1", note=None, evidence=None)
    assert a.to_dict()["answers"] == [
        {"item_id": "4.1-r1", "rating": "fully", "evidence_level": "record", "due_on": "2027-01-31"}
    ]
    a["4.1-r1"] = None
    a.answer("4.1-r1", due_on=None)
    assert a.to_dict()["answers"] == [{"item_id": "4.1-r1", "evidence_level": "record"}]
    a.decide("A.10.3", True, "A risk calls for it.", owner="Purchasing", review_on="2027-11-23")
    a.decide("A.10.3", True, None, review_on=None)
    assert a.to_dict()["applicability"] == [{"control_id": "A.10.3", "included": True, "owner": "Purchasing"}]
    a.document("DOC-4.3", "draft", reference="scope.pdf", owner="AI manager")
    a.document("DOC-4.3", "draft", reference=None)
    assert a.to_dict()["documents"] == [{"document_id": "DOC-4.3", "status": "draft", "owner": "AI manager"}]


def test_a_risk_is_stated_with_what_it_names() -> None:
    a = ac.Assessment(as_of="2026-11-23", systems=[{"id": "S1", "name": "Screening"}])
    a.risk("R1", scenario_id="AIR-01", system_ids=["S1"], likelihood=3, consequence={"individuals": 4})
    a.risk("R1", treatment="retain", accepted_by="Board")
    (row,) = a.assess().risks["rows"]
    assert (row["inherent"]["level"], row["treatment"], row["accepted_by"]) == ("high", "retain", "Board")
    a.risk("R1", treatment="modify", accepted_by=None)
    assert "accepted_by" not in a.to_dict()["risks"][0]
    assert refused(lambda: a.risk("R2", scenario_id="AIR-02", system_ids=["S2"])) == [
        ("unknown_id", "/risks/1/system_ids/0")
    ]
    assert len(a.to_dict()["risks"]) == 1


@pytest.mark.parametrize("language", ac.Catalogue.languages())
def test_a_language_changes_words_and_no_figure(language: str) -> None:
    catalogue = ac.Catalogue.iso_42001(language)
    assert catalogue.texts()["language"] == language
    assert pickle.loads(pickle.dumps(catalogue)) is catalogue
    sample = json.loads((Path(__file__).parent.parent / "samples/developer-midway.json").read_text())
    assert ac.assess(sample, catalogue).to_json() == ac.assess(sample).to_json()


def test_a_language_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="no texts in 'tlh'; there are: en"):
        ac.Catalogue.iso_42001("tlh")


def test_null_in_a_document_is_never_mended_in_silence() -> None:
    a = ac.Assessment.from_dict({**BARE, "answers": [{"item_id": "4.1-r1", "note": None}]})
    assert refused(lambda: a.answer("4.1-r1", "fully")) == [("wrong_type", "/answers/0/note")]
    a.answer("4.1-r1", "fully", note=None)
    assert a.validate() == []


def test_answers_keep_their_order_and_can_be_taken_back() -> None:
    a = fresh()
    for item_id in ("4.2-r1", "4.1-r1", "4.1-r2"):
        a[item_id] = "unsure"
    a["4.1-r1"] = "fully"
    del a["4.1-r2"]
    assert [(answer["item_id"], answer["rating"]) for answer in a.to_dict()["answers"]] == [
        ("4.2-r1", "unsure"),
        ("4.1-r1", "fully"),
    ]
    assert a["4.1-r2"] is None
    with pytest.raises(TypeError):
        list(a)


def test_decisions_and_documents() -> None:
    a = fresh()
    a.decide("A.10.3", False, "We buy nothing.", exclusion={"no_risk_calls_for_it": True}, review_on="2027-11-23")
    a.document("DOC-4.3", "approved", reference="scope-v2.pdf")
    a.document("DOC-4.3", "draft")
    assert a.validate() == []
    assert a.to_dict()["documents"] == [{"document_id": "DOC-4.3", "status": "draft", "reference": "scope-v2.pdf"}]
    rows = {row["control_id"]: row for row in a.assess().statement_of_applicability["rows"]}
    assert rows["A.10.3"]["decision"] == "excluded"


def test_statements_are_checked_at_once_and_change_nothing_when_wrong() -> None:
    a = fresh()
    a["4.1-r1"] = "fully"
    before = a.to_json()
    assert refused(lambda: a.answer("4.1-r99", "fully")) == [("unknown_id", "/answers/1/item_id")]
    assert refused(lambda: a["4.1-r99"]) == [("unknown_id", "/answers/0/item_id")]
    assert refused(lambda: a.__delitem__("4.1-r99")) == [("unknown_id", "/answers/0/item_id")]
    assert refused(lambda: a.answer("4.1-r1", "mostly")) == [("unknown_value", "/answers/0/rating")]
    assert refused(lambda: a.answer("4.1-r2", note=math.nan)) == [("wrong_type", "/answers/1/note")]  # type: ignore[arg-type]
    assert refused(lambda: a.decide("4.1", False, "No.")) == [("not_excludable", "/applicability/0/control_id")]
    assert refused(lambda: a.document("DOC-4.3", "lost")) == [("unknown_value", "/documents/0/status")]  # type: ignore[arg-type]
    assert a.to_json() == before
    assert refused(lambda: ac.Assessment(as_of="soon", scope={"statement": 5})) == [  # type: ignore[typeddict-item]
        ("invalid_date", "/as_of"),
        ("wrong_type", "/scope/statement"),
    ]


def test_a_copy_is_taken() -> None:
    document = {**copy.deepcopy(BARE), "answers": [{"item_id": "4.1-r1", "rating": "fully"}]}
    a = ac.Assessment.from_dict(document)
    document["answers"][0]["rating"] = "not"
    a.to_dict()["answers"].clear()
    assert a["4.1-r1"] == "fully"
    for other in (pickle.loads(pickle.dumps(a)), copy.copy(a), copy.deepcopy(a)):
        assert a == other
        other["4.1-r1"] = "not"
        assert a["4.1-r1"] == "fully" and a != other


# Reading and writing


def test_files(tmp_path: Path) -> None:
    a = fresh()
    a.answer("4.1-r1", "fully", note="Geschäftsführung ☂ \u2028 𝄞")
    a.save(tmp_path / "a.json")
    assert ac.Assessment.load(str(tmp_path / "a.json")) == a
    report = a.assess()
    report.save(tmp_path / "r.json")
    assert (tmp_path / "r.json").read_bytes() == report.to_json().encode() == ac.assess_json(a.to_json()).encode()
    (tmp_path / "bom.json").write_bytes(b"\xef\xbb\xbf" + a.to_json().encode())
    assert ac.Assessment.load(tmp_path / "bom.json") == a
    with pytest.raises(FileNotFoundError):
        ac.Assessment.load(tmp_path / "nowhere.json")


def test_a_document_with_problems_is_kept_so_that_it_can_be_mended() -> None:
    text = '{"answers": [{"item_id": "4.1-r1", "rating": "mostly"}, 7], "as_of": 2026, "colour": {"1": [1.5, null]}}'
    a = ac.Assessment.from_json(text)
    assert a.to_dict() == json.loads(a.to_json()) == json.loads(text)
    codes = [issue["code"] for issue in a.validate()]
    assert {"missing_key", "wrong_type", "unknown_value", "unknown_key"} == set(codes)
    assert codes == [issue["code"] for issue in ac.validate(json.loads(text))]
    a["4.1-r1"] = "largely"
    assert a["4.1-r1"] == "largely"
    broken = ac.Assessment.from_dict({**BARE, "answers": "none"})
    assert refused(lambda: broken["4.1-r1"]) == [("wrong_type", "/answers")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{", "json_syntax"),
        ("", "json_syntax"),
        ('{"a": NaN}', "json_syntax"),
        (b"\xff{}", "json_encoding"),
        ('"\ud800"', "json_encoding"),
        ('{"a": 1, "a": 2}', "json_duplicate_key"),
        ("[" * 100_000, "json_too_deep"),
        ('"' + "x" * (9 << 20) + '"', "json_too_large"),
    ],
    ids=["open", "empty", "NaN", "latin", "surrogate", "duplicate", "deep", "large"],
)
def test_text_that_is_no_json(text: str | bytes, code: str) -> None:
    for read in (ac.Assessment.from_json, ac.assess_json, ac.Catalogue):
        assert [found for found, _ in refused(lambda read=read: read(text))] == [code]


@pytest.mark.parametrize("value", [None, 5, "text", [], True])
def test_what_is_no_object(value: Any) -> None:
    assert refused(lambda: ac.assess(value)) == [("wrong_type", "")]
    assert [issue["code"] for issue in ac.validate(value)] == ["wrong_type"]


# Values that JSON doesn't have


class Rating(str, Enum):
    FULLY = "fully"


class Number(float):
    def __repr__(self) -> str:
        return "none"


ENDLESS: list[Any] = []
ENDLESS.append(ENDLESS)


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ({"note": math.nan}, [("wrong_type", "/note")]),
        ({"note": [1, {"a/b~": -math.inf}]}, [("wrong_type", "/note/1/a~1b~0")]),
        ({"note": b"bytes"}, [("wrong_type", "/note")]),
        ({"note": {"a", "set"}}, [("wrong_type", "/note")]),
        ({"note": object()}, [("wrong_type", "/note")]),
        ({"note": date(2026, 11, 23)}, [("wrong_type", "/note")]),
        ({"note": "half \udc80"}, [("wrong_type", "/note")]),
        ({"note": [10**400, 10**5_000]}, [("wrong_type", "/note/0"), ("wrong_type", "/note/1")]),
        ({"note": ({1: "x"}, {None: "x", "\ud800": "x"})}, [("wrong_type", f"/note/{i}") for i in (0, 1, 1)]),
        ({"note": ENDLESS}, [("json_too_deep", "")]),
    ],
    ids=["nan", "inf", "bytes", "set", "object", "date", "surrogate", "huge", "keys", "endless"],
)
def test_strange_values(value: dict[str, Any], found: list[tuple[str, str]]) -> None:
    assert refused(lambda: ac.assess({**BARE, **value})) == found
    assert [(issue["code"], issue["pointer"]) for issue in ac.validate({**BARE, **value})] == found
    assert refused(lambda: ac.Session(BARE).set(value)) == found
    assert refused(lambda: ac.Catalogue.from_dict(value)) == found


def test_values_that_are_json_at_heart() -> None:
    answer = {"item_id": "4.1-r1", "rating": Rating.FULLY}
    assert ac.assess({**BARE, "answers": (answer,)}) == ac.assess({**BARE, "answers": [{**answer, "rating": "fully"}]})
    weights = [{"unit_id": "4.1", "weight": Number(2.5)}]
    assert refused(lambda: ac.assess({**BARE, "settings": {"weights": weights}})) == [
        ("out_of_range", "/settings/weights/0/weight")
    ]


LEAVES = (
    strategies.none()
    | strategies.booleans()
    | strategies.integers()
    | strategies.floats()
    | strategies.text(strategies.characters(codec=None, exclude_categories=()))
    | strategies.binary(max_size=3)
    | strategies.sampled_from(["4.1-r1", "fully", "A.2.2", "2026-11-23", object(), {1}, 10**400])
)
KEYS = strategies.sampled_from(["format", "as_of", "answers", "item_id", "rating", "catalogue", "id"]) | LEAVES
VALUES = strategies.recursive(
    LEAVES, lambda inner: strategies.lists(inner) | strategies.dictionaries(KEYS.filter(lambda k: k != {1}), inner)
)


@settings(max_examples=50 if os.environ.get("AIMSCORE_QUICK") else 500, deadline=None, database=None)
@given(VALUES)
def test_nothing_but_issues_comes_of_nonsense(value: Any) -> None:
    issues = ac.validate(value)
    assert issues
    with pytest.raises(ac.AssessmentError) as error:
        ac.assess(value)
    assert error.value.issues == issues
    json.dumps(issues, allow_nan=False).encode()
    str(error.value).encode()


# Reports


def test_report() -> None:
    a = fresh()
    a["4.1-r1"] = "largely"
    report = a.assess()
    whole = report.to_dict()
    assert json.loads(report.to_json()) == whole
    assert report.headline == whole["headline"]
    assert report.readiness == whole["readiness"]
    assert report.groups == whole["groups"]
    assert report.units == whole["units"]
    assert report.findings == whole["findings"]
    assert report.gaps == whole["gaps"]
    assert report.statement_of_applicability == whole["statement_of_applicability"]
    assert report.documents == whole["documents"]
    assert report.notices == whole["notices"]
    assert report.as_of == "2026-11-23"
    assert report.assessment.assess() == report
    assert len({report, a.assess(), ac.assess(a), ac.assess(a.to_dict())}) == 1
    assert pickle.loads(pickle.dumps(report)) == report
    assert "Readiness" in report.summary()


def test_explanation() -> None:
    a = fresh()
    a["4.1-r1"] = "largely"
    assert a.explain("4.1") == ac.explain(a.to_dict(), "4.1")
    assert refused(lambda: a.explain("4.99")) == [("unknown_target", "")]
    assert refused(lambda: a.explain("\ud800")) == [("unknown_target", "")]


def test_reprs_are_one_line() -> None:
    a = fresh()
    a["4.1-r1"] = "fully"
    session = ac.Session(a)
    for thing in (a, a.assess(), a.catalogue, session, ac.Assessment.from_json("{}")):
        text = repr(thing)
        assert text.startswith(f"<{type(thing).__name__} ") and text.endswith(">") and "\n" not in text
    assert repr(a) == "<Assessment iso-42001 as of 2026-11-23: 1 answers>"


# Catalogues


def test_built_in_catalogue() -> None:
    catalogue = ac.Catalogue.iso_42001()
    assert catalogue is ac.Catalogue.iso_42001() is pickle.loads(pickle.dumps(catalogue))
    items = catalogue.items()
    units = [unit for part in ac.catalogue()["parts"] for group in part["groups"] for unit in group["units"]]
    assert [item["id"] for item in items] == [item["id"] for unit in units for item in unit["items"]]
    texts = catalogue.texts()["items"]
    for item in items:
        assert item["id"].startswith(item["unit"] + "-")
        assert item["question"] == texts[item["id"]]["question"]
        assert item["evidence"] == texts[item["id"]]["evidence"]


def test_own_catalogue(tmp_path: Path) -> None:
    catalogue = ac.Catalogue.from_dict(OWN)
    (tmp_path / "own.json").write_text(json.dumps(OWN))
    loaded = ac.Catalogue.load(tmp_path / "own.json")
    a = ac.Assessment(as_of="2026-11-23", catalogue=catalogue)
    a["1.1-q1"] = "yes"
    report = a.assess()
    assert report.readiness is None
    assert report.headline["all"] is not None and report.headline["all"]["low"] == 100
    for other in (loaded, copy.copy(catalogue), pickle.loads(pickle.dumps(catalogue))):
        assert ac.assess(a, other) == ac.Assessment.from_dict(a.to_dict(), other).assess() == report
    assert [item["id"] for item in catalogue.items()] == ["1.1-q1"]
    assert "question" not in catalogue.items()[0]
    assert refused(catalogue.texts) == refused(report.summary)
    assert {issue["code"] for issue in ac.validate(a.to_dict())} == {"wrong_catalogue", "unknown_id", "unknown_value"}
    assert refused(lambda: ac.Catalogue.from_dict({**OWN, "scale": []})) != []


def test_policy_and_texts_of_ones_own(tmp_path: Path) -> None:
    files = sorted((ROOT / "core/data/iso-42001/en").glob("*.json"))
    policy = ROOT / "core/data/policy-plain.json"
    built_in = ac.Catalogue.iso_42001()
    (tmp_path / "catalogue.json").write_text(json.dumps(built_in.to_dict()))
    (tmp_path / "texts.json").write_text(json.dumps(built_in.texts()))
    plain = ac.Catalogue.load(tmp_path / "catalogue.json", policy=policy, texts=files)
    assert plain.texts() == built_in.texts()
    report = ac.Assessment(as_of="2026-11-23", catalogue=plain).assess()
    assert report.readiness is None
    assert "ISO/IEC 42001" in report.summary()
    one_file = ac.Catalogue.load(tmp_path / "catalogue.json", texts=tmp_path / "texts.json")
    assert one_file.texts() == built_in.texts()
    from_dicts = ac.Catalogue.from_dict(ac.catalogue(), policy=json.loads(policy.read_text()), texts=built_in.texts())
    assert ac.assess(BARE, from_dicts) == ac.assess(BARE, plain)
    assert refused(lambda: ac.Catalogue(texts=["{}"])) != []
    assert refused(lambda: ac.Catalogue(policy=b"\xff")) == [("json_encoding", "")]


# Sessions


def test_session() -> None:
    a = fresh()
    session = ac.Session(a)
    changes = session.set({"answers": [{"item_id": "4.1-r1", "rating": "fully"}]})
    assert [unit["id"] for unit in changes["units"]] == ["4.1"]
    before = session.report()
    wrong: ac.Patch = {"remove": ["4.1-r1"], "answers": [{"item_id": "4.1-r2", "rating": "mostly"}]}
    assert refused(lambda: session.set(wrong)) == [("unknown_value", "/answers/0/rating")]
    assert session.report() == before == session.assessment().assess()
    session.set({"remove": ["4.1-r1"]})
    assert session.report() == a.assess()
    assert refused(lambda: ac.Session({**BARE, "as_of": "soon"})) == [("invalid_date", "/as_of")]


# Errors


def test_error() -> None:
    answers = [{"item_id": "4.1-r1", "rating": f"level {n} \x1b[31m\u202e"} for n in range(12)]
    with pytest.raises(ValueError) as caught:
        ac.assess({**BARE, "answers": answers})
    error = caught.value
    assert isinstance(error, ac.AssessmentError)
    assert len(error.issues) == 23
    lines = str(error).splitlines()
    assert lines[0] == "23 problems in the input"
    assert lines[1].startswith(
        "  /answers/0/rating: `level 0 \ufffd[31m\ufffd` is not one of the values allowed here; use one of: "
    )
    assert len(lines) == 12 and lines[-1] == "  and 13 more"
    again = pickle.loads(pickle.dumps(error))
    assert (again.issues, again.more, str(again)) == (error.issues, error.more, str(error))


def test_issues_beyond_the_limit_are_counted() -> None:
    with pytest.raises(ac.AssessmentError) as caught:
        ac.assess({**BARE, "answers": [None] * 1_234})
    assert (len(caught.value.issues), caught.value.more) == (1_000, 234)
    assert str(caught.value).startswith("1234 problems")


# The package


def test_metadata() -> None:
    metadata = importlib.metadata.metadata("aimscore")
    assert metadata["Version"] == ac.__version__ == fresh().assess().to_dict()["engine_version"]
    assert metadata["Requires-Python"] == ">=3.10"
    assert metadata["License-Expression"] == "Apache-2.0"
    assert metadata.get_all("License-File") == ["LICENSE"]
    assert all("extra ==" in needed for needed in metadata.get_all("Requires-Dist") or [])
    assert 'features = ["abi3-py310"]' in (ROOT / "bindings-python/Cargo.toml").read_text()
    scripts = {script.name: script.value for script in importlib.metadata.distribution("aimscore").entry_points}
    assert scripts == {"aimscore": "aimscore.cli:main"}


def test_public_names() -> None:
    assert sorted(ac.__all__) == ac.__all__
    for name in set(ac.__all__) - {"__version__", "types", "Issue"}:
        public = getattr(ac, name)
        assert public.__module__ == "aimscore" and public.__doc__, name


def test_spark_is_an_extra() -> None:
    from aimscore import spark

    with pytest.raises(ImportError) as error:
        spark.score_table({})
    assert str(error.value) == "pyspark is not installed: run `pip install 'aimscore[spark]'`"
