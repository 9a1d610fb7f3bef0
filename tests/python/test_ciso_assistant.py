"""Audits and the library for CISO Assistant in the programs of others, and on the command line."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
import yaml
from ruamel.yaml import YAML

import aimscore as ac
from aimscore.cli import main

SAMPLES = sorted((Path(__file__).resolve().parents[1] / "samples").glob("*.json"))
URN = re.compile(r"urn:[\w-]+:[\w-]+:[\w-]+(:[\w-]+)?:[0-9A-Za-z\[\]()\-._:]+")
DAY = "2026-11-23"


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_openpyxl_and_pandas_read_what_the_csv_says(path: Path) -> None:
    assessment = ac.Assessment.load(path)
    table = assessment.to_ciso_assistant("csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table)))
    workbook = assessment.to_ciso_assistant("xlsx").content
    sheet = openpyxl.load_workbook(io.BytesIO(workbook)).worksheets[0]
    heading, *cells = sheet.iter_rows(values_only=True)
    assert [dict(zip(heading, (cell or "" for cell in row), strict=True)) for row in cells] == rows
    frame = pd.read_excel(io.BytesIO(workbook), dtype=str).fillna("")
    assert frame.to_dict("records") == rows
    assert len(rows) == len({row["ref_id"] for row in rows}) == 67
    assert sum(row["ref_id"].startswith("A.") for row in rows) == 38
    assert all(row["urn"].endswith(f":{row['ref_id'].lower()}") and row["assessable"] for row in rows)


def test_a_colleague_fills_it_in_with_openpyxl() -> None:
    book = openpyxl.load_workbook(io.BytesIO(ac.Assessment(as_of=DAY).to_ciso_assistant().content))
    sheet = book["audit"]
    column = {cell.value: cell.column for cell in sheet[1]}
    rows = {sheet.cell(row, column["ref_id"]).value: row for row in range(2, sheet.max_row + 1)}
    sheet.cell(rows["5.2"], column["compliance_result"]).value = "compliant"
    sheet.cell(rows["A.2.2"], column["compliance_result"]).value = "not_applicable"
    wrong = sheet.cell(rows["7.1"], column["compliance_result"])
    wrong.value = "fine"
    with pytest.raises(ac.AssessmentError) as refused:
        ac.import_ciso_assistant(saved(book), as_of=DAY)
    places = {issue["code"]: issue["pointer"] for issue in refused.value.issues}
    why = sheet.cell(rows["A.2.2"], column["observations"])
    assert places == {"unknown_value": f"audit!{wrong.coordinate}", "justification_missing": f"audit!{why.coordinate}"}
    wrong.value, why.value = None, "We have no policy of our own"
    read = ac.import_ciso_assistant(saved(book), as_of=DAY).assessment
    assert read["5.2-r1"] == "fully"
    assert read.to_dict()["applicability"][0]["justification"] == why.value


def saved(book: Any) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_the_library_has_what_an_importer_needs(language: str) -> None:
    catalogue = ac.Catalogue.iso_42001(language)
    text = catalogue.to_ciso_assistant()
    library = yaml.safe_load(text)
    assert YAML(typ="safe").load(text) == library
    assert {"urn", "name", "version", "objects"} <= library.keys()
    assert (library["locale"], library["version"], library["packager"]) == (language, 1_000_000, "aimscore")
    framework = library["objects"]["framework"]
    nodes = framework["requirement_nodes"]
    known = {node["urn"] for node in nodes}
    assert len(known) == len(nodes)
    questions = {urn: question for node in nodes for urn, question in node.get("questions", {}).items()}
    choices = [choice for question in questions.values() for choice in question["choices"]]
    urns = [library["urn"], framework["urn"], *known, *questions, *(choice["urn"] for choice in choices)]
    assert all(URN.fullmatch(urn) and urn == urn.lower() for urn in urns)
    assert len(set(urns)) == len(urns)
    groups = {group["ref_id"] for group in framework["implementation_groups_definition"]}
    for node in nodes:
        assert node["name"] and node["description"] and isinstance(node["ref_id"], str)
        assert node["depth"] == (2 if node["assessable"] else 1)
        assert not node["assessable"] or (node["parent_urn"] in known and set(node["implementation_groups"]) <= groups)
    asked = [item for item in catalogue.items() if item["basis"] == "requirement"]
    assert [question["text"] for question in questions.values()] == [item["question"] for item in asked]
    assert {choice["add_score"] for choice in choices} == set(range(framework["max_score"] + 1))
    results = {choice["add_score"]: choice["compute_result"] for choice in choices}
    assert list(results.values()) == ["non_compliant", "partially_compliant", "partially_compliant", "compliant"]


def test_hostile_texts_stay_texts_in_the_library() -> None:
    texts: Any = ac.Catalogue.iso_42001().texts()
    hostile = (
        "\"'{}[]&*#?|-<>=!%@` : # \\\n- a: b\n---\n\t\x85\u2028\ufeff\x7f\x01\ufffe\U0001f600 !!python/object:os.system"
    )
    texts["units"]["4.1"]["title"] = hostile
    library = yaml.safe_load(ac.Catalogue(texts=[ac._json.encode(texts)]).to_ciso_assistant())
    [node] = [node for node in library["objects"]["framework"]["requirement_nodes"] if node["ref_id"] == "4.1"]
    assert node["name"] == hostile


def test_the_command_line_takes_and_gives_audits(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("audit.csv", "audit.xlsx"):
        audit = str(tmp_path / name)
        assert main(["export", str(SAMPLES[0]), "ciso-assistant", "-o", audit]) == 0
        assert "answers/owner" in capsys.readouterr().err
        assert main(["assess", audit]) == 2
        assert "--as-of" in capsys.readouterr().err
        assert main(["assess", audit, "--as-of", DAY]) == 0
        assert "Management system" in capsys.readouterr().out
    assert main(["export", str(SAMPLES[0]), "ciso-assistant-library"]) == 0
    assert yaml.safe_load(capsys.readouterr().out)["ref_id"] == "iso-42001"
