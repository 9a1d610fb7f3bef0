"""Catalogs of OSCAL as frameworks: in Python and on the command line."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import aimscore as ac

FOLDER = Path(__file__).resolve().parents[1] / "oscal/import"
ALL = sorted(FOLDER.glob("*.json"))


def run(*arguments: object) -> tuple[int, str, str]:
    command = [sys.executable, "-m", "aimscore", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_there_is_one_for_each_minor_version() -> None:
    versions = {json.loads(path.read_text("utf-8"))["catalog"]["metadata"]["oscal-version"] for path in ALL}
    assert versions == {"1.0.4", "v1.1.2", "1.2.1"}


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_each_is_a_framework(path: Path) -> None:
    read = ac.import_oscal(path.read_bytes())
    assert ac.check_framework(read.catalogue, texts=[read.texts]) == []
    catalogue = read.load()
    assessment = ac.Assessment(as_of="2026-11-26", catalogue=catalogue)
    empty = assessment.assess().to_dict()["headline"]["controls"]
    assert empty is not None
    assert (empty["low"], empty["high"]) == (0, 100)
    for item in catalogue.items():
        assessment[item["id"]] = "fully"
    report = assessment.assess()
    full = report.to_dict()["headline"]["controls"]
    assert full is not None
    assert (full["low"], full["score"], full["high"]) == (100, 100, 100)
    assert catalogue.texts()["title"] in report.to_html()


def test_markup_of_a_title_is_text_in_a_report() -> None:
    catalogue = ac.import_oscal((FOLDER / "sp-800-171.json").read_bytes()).load()
    html = ac.Assessment(as_of="2026-11-26", catalogue=catalogue).assess().to_html()
    assert "&lt;b&gt;Access&lt;/b&gt; *Enforcement*" in html
    assert "<b>Access" not in html


def test_warnings_point_into_the_catalog() -> None:
    document: Any = json.loads((FOLDER / "sp-800-53.json").read_bytes())
    read = ac.import_oscal(document)
    assert read.more == 0
    assert len(read.warnings) > 5
    for warning in read.warnings:
        value = document
        for key in warning["pointer"].split("/")[1:]:
            value = value[int(key)] if isinstance(value, list) else value[key]


def test_what_is_no_catalog_is_refused() -> None:
    with pytest.raises(ac.AssessmentError) as refused:
        ac.import_oscal({"profile": {}})
    assert [(issue["code"], issue["pointer"]) for issue in refused.value.issues] == [("missing_key", "")]
    with pytest.raises(ac.AssessmentError) as refused:
        ac.import_oscal(b"\xff")
    assert refused.value.issues[0]["code"] == "json_encoding"


def test_the_command_line_takes_a_catalog(tmp_path: Path) -> None:
    catalog = FOLDER / "csf.json"
    status, said, warned = run("check", catalog)
    assert (status, said) == (0, "Nothing is wrong with it.\n")
    assert f"{catalog}: /catalog/metadata/last-modified: `last-modified` is left out" in warned
    answers = tmp_path / "answers.json"
    assert run("new", answers, "--framework", catalog)[0] == 0
    status, said, _ = run("assess", answers, "--framework", catalog)
    assert status == 0
    assert "Outcomes in the style of CSF 2.0" in said
    nothing = tmp_path / "nothing.json"
    nothing.write_text('{"catalog": {"controls": []}}')
    status, _, said = run("check", nothing)
    assert status == 1
    assert said.startswith(f"{nothing}: /catalog: 0 entries")
