"""Frameworks of one's own: the examples, scored as worked out by hand, in their own words, checked file by file."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import aimscore as ac
from aimscore.cli import main

FOLDER = Path(__file__).resolve().parents[2] / "web-demo/frameworks"
SHOWN = ["gaps", "applicability", "documents", "risks"]
FOREIGN = ["42001", "Annex", "onconformit", "ertification", "lause"]


def load(name: str) -> ac.Catalogue:
    folder = FOLDER / name
    policy = folder / "policy.json"
    return ac.Catalogue.load(
        folder / "catalogue.json",
        policy=policy if policy.exists() else None,
        texts=folder / "texts.json",
        crosswalks=sorted(folder.glob("crosswalk-*.json")),
    )


def read(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def check(*files: str) -> tuple[int, str, str]:
    done = subprocess.run([sys.executable, "-m", "aimscore", "check", *files], capture_output=True, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_a_scale_of_three_levels() -> None:
    catalogue = load("ai-use-policy")
    assessment = ac.Assessment(as_of="2026-11-23", catalogue=catalogue)
    ratings = {"1.1-q1": "yes", "1.1-q2": "in_part", "1.1-q3": "no", "1.2-q1": "yes", "2.2-q1": "in_part"}
    ratings |= {f"2.1-q{n}": "yes" for n in (1, 2, 3)}
    for item, rating in ratings.items():
        assessment[item] = rating
    report = assessment.assess()
    # Units: 3/6; 2/6 to 6/6; 6/6; 1/6 to 5/6. Their mean is 1/2, to 5/6.
    policy = report.to_dict()["headline"]["policy"]
    assert policy is not None
    assert (policy["low"], policy["score"], policy["high"]) == (50, 75, 83.3)
    assert report.readiness is None
    html = report.to_html()
    assert "AI use policy check: self-assessment" in html
    for said in (report.summary(), html, assessment.answers_csv()):
        assert [word for word in FOREIGN if word in said] == []


def test_labels_and_a_map_of_ones_own() -> None:
    catalogue = load("nist-ai-rmf")
    assessment = ac.Assessment(as_of="2026-11-23", catalogue=catalogue)
    items = catalogue.items()
    assert len(items) == 72
    assert [sum(item["part"] == part for item in items) for part in ("GOVERN", "MAP", "MEASURE", "MANAGE")] == [
        19,
        18,
        22,
        13,
    ]
    for item in items:
        assessment[item["id"]] = "mostly"  # 3 of 4 everywhere
    report = assessment.assess()
    assert {figure and figure["low"] for figure in report.to_dict()["headline"].values()} == {75}
    assert report.readiness is not None
    assert report.readiness["label"] == "established"
    assert "Readiness: Established" in report.summary()
    assert [crosswalk["id"] for crosswalk in catalogue.crosswalks()] == ["iso-42001"]
    assert "ISO/IEC 42001:2023" in report.to_html().split('id="section-crosswalks"')[1]
    assert (
        ac.Assessment.from_code(assessment.to_code(), catalogue).assess().to_dict()["headline"]
        == report.to_dict()["headline"]
    )


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "it"])
def test_the_engines_words_come_in_the_language_of_the_texts(language: str) -> None:
    folder = FOLDER / "house-rules"
    texts = {**read(folder / "texts.json"), "language": language}
    catalogue = ac.Catalogue.from_dict(read(folder / "catalogue.json"), texts=texts)
    said = catalogue.texts()
    engine = "en" if language == "it" else language
    assert said["page"]["find_out"] == ac.Catalogue.iso_42001(engine).texts()["page"]["find_out"]
    assert said["words"]["scale"]["yes"]["label"] == "Yes"
    assert said["page"]["title"] != ac.Catalogue.iso_42001(engine).texts()["page"]["title"]
    assert f'lang="{language}"' in ac.Assessment(as_of="2026-11-23", catalogue=catalogue).assess().to_html()


def test_every_problem_is_found_with_its_place() -> None:
    folder = FOLDER / "nist-ai-rmf"
    catalogue, policy, texts, crosswalk = (
        read(folder / f"{name}.json") for name in ("catalogue", "policy", "texts", "crosswalk-iso-42001")
    )
    assert ac.check_framework(catalogue, policy, [texts], [crosswalk]) == []
    policy["labels"][3]["conditions"][0]["class"] = "X"
    del texts["groups"]["MAP-1"]
    crosswalk["catalogue"] = "another"
    found = ac.check_framework(catalogue, policy, [texts], [crosswalk])
    assert {(issue["pointer"], issue["code"]) for issue in found} == {
        ("/policy/labels/3/conditions/0/class", "unknown_value"),
        ("/crosswalks/0/catalogue", "wrong_catalogue"),
        ("/texts/0/groups", "missing_text"),
    }
    assert all(issue["mend"] for issue in found)
    assert [issue["pointer"] for issue in ac.check_framework("{")] == ["/catalogue"]
    assert [issue["code"] for issue in ac.check_framework({"scale": {1}})] == ["wrong_type"]


def test_the_command_line_checks_files(tmp_path: Path) -> None:
    for name in ("ai-use-policy", "house-rules", "nist-ai-rmf"):
        files = sorted(map(str, (FOLDER / name).glob("*.json")))
        assert check(*files) == (0, "Nothing is wrong with it.\n", "")
    alone = str(FOLDER / "house-rules/catalogue.json")
    assert check(alone) == (0, "Nothing is wrong with it.\n", "")
    texts = read(FOLDER / "house-rules/texts.json")
    del texts["items"]["1.1-q2"]
    broken = tmp_path / "words.json"
    broken.write_text(json.dumps(texts))
    status, out, err = check(str(broken), alone)
    assert (status, out) == (1, "")
    assert err.startswith(f"{broken}: /items: `1.1-q2` has no text")
    assert check(str(broken))[0] == 1
    assert "give the catalogue" in check(str(broken))[2]
    assert "is a catalogue, too" in check(alone, str(FOLDER / "ai-use-policy/catalogue.json"))[2]
    answers = tmp_path / "answers.json"
    answers.write_text("{}")
    assert "its `format` says" in check(alone, str(answers))[2]


def test_the_command_line_takes_a_framework(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    def run(*arguments: str | Path) -> tuple[int, str, str]:
        status = main(list(map(str, arguments)))
        return (status, *capfd.readouterr())

    folder = FOLDER / "nist-ai-rmf"
    answers = tmp_path / "answers.json"
    assert run("new", answers, "--framework", folder, "--as-of", "2026-11-23") == (0, "", "")
    at_least = ["assess", answers, "--framework", folder, "--exit-nonzero-below"]
    assert run(*at_least, "in_use")[0] == 3
    begun = ac.Assessment.load(answers, catalogue=load("nist-ai-rmf"))
    for item in begun.catalogue.items():
        begun[item["id"]] = "mostly"
    begun.save(answers)
    files = [argument for file in sorted(folder.glob("*.json")) for argument in ("--framework", file)]
    assert run("assess", answers, *files, "--json") == (0, begun.assess().to_json(), "")
    assert run("check", answers, *files) == (0, "Nothing is wrong with it.\n", "")
    assert run(*at_least, "in_use")[0] == 0
    assert run(*at_least, "foundations") == (
        2,
        "",
        "`foundations` is no label: there are beginning, under_way, in_use, established\n",
    )
    for command in (["report", answers], ["compare", answers, answers], ["export", answers, "html"]):
        status, out, err = run(*command, "--framework", folder)
        assert (status, err, [word for word in FOREIGN if word in out.replace("ISO/IEC 42001:2023", "")]) == (0, "", [])
    assert [section in json.loads(run("report", answers, "--framework", folder, "--json")[1]) for section in SHOWN] == [
        *(True, False, False, False)
    ]
    assert "Laws on AI" in run("learn", "GOVERN-1.1", "--framework", folder)[1]
    assert run("learn", "1.1-q1", "--framework", FOLDER / "house-rules")[0] == 0


def test_a_framework_that_cannot_be_taken(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    def refused(*arguments: str | Path) -> str:
        assert main(["learn", *map(str, arguments)]) in (1, 2)
        out, err = capfd.readouterr()
        assert out == ""
        return err

    house = FOLDER / "house-rules"
    assert "has the language of its texts" in refused("--framework", house, "--lang", "de")
    assert "no JSON file" in refused("--framework", tmp_path)
    assert "give the catalogue" in refused("--framework", house / "texts.json")
    assert "No such file" in refused("--framework", house / "no.json")
    (tmp_path / "answers.json").write_text("{}")
    assert "this is no catalogue" in refused("--framework", tmp_path / "answers.json")
    (tmp_path / "answers.json").write_text('{"format": "aimscore/catalogue/1"}')
    assert f"{tmp_path / 'answers.json'}: the key `id` is missing" in refused("--framework", tmp_path / "answers.json")
