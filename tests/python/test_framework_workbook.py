"""Frameworks of one's own as workbooks: written in the programs of others, every problem named by its cell."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import aimscore as ac
from aimscore.cli import main
from books import cell, opened, saved

FOLDER = Path(__file__).resolve().parents[2] / "web-demo/frameworks"
NAMES = ("ai-use-policy", "house-rules", "nist-ai-rmf")
SHEETS = ["Framework", "Levels", "Sources", "Parts", "Groups", "Units", "Questions", "Documents", "More", "Guide"]


def documents(name: str) -> tuple[Any, Any, list[Any], list[Any]]:
    """Catalogue, policy, texts and crosswalks of an example."""
    found: dict[str, list[Any]] = {"catalogue": [], "policy": [None], "texts": [], "crosswalk": []}
    for file in sorted((FOLDER / name).glob("*.json")):
        document = json.loads(file.read_text("utf-8"))
        found[document["format"].split("/")[1]].append(document)
    return found["catalogue"][0], found["policy"][-1], found["texts"], found["crosswalk"]


def as_data(read: ac.Framework) -> tuple[Any, Any, list[Any], list[Any]]:
    policy = None if read.policy is None else json.loads(read.policy)
    lists = ([json.loads(text) for text in documents] for documents in (read.texts, read.crosswalks))
    texts, crosswalks = lists
    return json.loads(read.catalogue), policy, texts, crosswalks


@pytest.mark.parametrize("name", NAMES)
def test_openpyxl_saves_it_as_it_was(name: str) -> None:
    given = documents(name)
    workbook = ac.framework_workbook(*given)
    assert as_data(ac.framework_from_workbook(workbook)) == given
    book = opened(workbook)
    assert [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"] == SHEETS
    assert as_data(ac.framework_from_workbook(saved(book))) == given


def test_columns_may_stand_in_any_order_and_be_left_out_but_no_sheet() -> None:
    catalogue, _, texts, _ = documents("house-rules")
    book = opened(ac.framework_workbook(catalogue, texts=texts))
    questions = book["Questions"]
    rows = [list(row) for row in questions.iter_rows(values_only=True)]
    kept = [place for place, heading in enumerate(rows[0]) if heading not in ("roles", "stages", "document")][::-1]
    book.remove(questions)
    again = book.create_sheet("questions")
    for row in rows:
        again.append([row[place] for place in kept])
    book.remove(book["Guide"])
    assert as_data(ac.framework_from_workbook(saved(book))) == (catalogue, None, texts, [])
    # A sheet with another name would be lost without a word.
    book["Documents"].title = "Papers"
    with pytest.raises(ac.AssessmentError) as refusal:
        ac.framework_from_workbook(saved(book))
    [issue] = refusal.value.issues
    assert (issue["code"], issue["params"]["sheet"]) == ("workbook_sheet", "Documents")


def test_nothing_that_somebody_wrote_is_passed_over() -> None:
    catalogue, _, texts, _ = documents("house-rules")
    book = opened(ac.framework_workbook(catalogue, texts=texts))
    book["Framework"]["A6"].value = "Titel"
    book["Framework"].append(["id", "another"])
    for row in (["/texts/0/units/1.1/text", '"Another"'], ["/policy", None], [None, "{}"]):
        book["More"].append(row)
    with pytest.raises(ac.AssessmentError) as refusal:
        ac.framework_from_workbook(saved(book))
    found = {issue["pointer"]: (issue["code"], issue["params"].get("first")) for issue in refusal.value.issues}
    text = cell(book["Units"], "1.1", "text").coordinate
    assert found["Framework!A6"] == ("csv_column", None)
    assert found[f"Framework!A{book['Framework'].max_row}"] == ("duplicate_id", "Framework!A2")
    assert found["More!A2"] == ("duplicate_id", f"Units!{text}")
    assert found["More!A3"] == found["More!A4"] == ("missing_key", None)


def test_lists_that_are_empty_leave_room_for_rows() -> None:
    """A catalogue as the engine writes it says of each list that it is empty."""
    own, _, [texts], _ = documents("house-rules")
    catalogue = ac.Catalogue.from_dict(own).to_dict()
    assert catalogue["documents"] == catalogue["sources"] == []
    book = opened(ac.framework_workbook(catalogue, texts=[texts]))
    document = {"id": "DOC-1", "name": "List of tools", "text": "What is used.", "unit": "1.1"}
    document |= {"demand": "recommended", "kind": "document", "effort": "S"}
    book["Documents"].append([document.get(heading.value) for heading in book["Documents"][1]])
    book["Sources"].append(["OURS", "What we agreed on"])
    cell(book["Units"], "1.1", "source").value = "OURS"
    read = json.loads(ac.framework_from_workbook(saved(book)).catalogue)
    assert [entry["id"] for entry in read["documents"]] == ["DOC-1"]
    assert read["parts"][0]["groups"][0]["units"][0]["source"] == ["OURS"]


def test_a_question_may_have_no_evidence() -> None:
    catalogue, _, [texts], _ = documents("house-rules")
    texts["items"]["1.1-q1"]["evidence"] = []
    workbook = ac.framework_workbook(catalogue, texts=[texts])
    assert as_data(ac.framework_from_workbook(workbook)) == (catalogue, None, [texts], [])


def test_somebody_writes_questions_of_their_own() -> None:
    catalogue, _, texts, _ = documents("house-rules")
    book = opened(ac.framework_workbook(catalogue, texts=texts))
    book["Units"].append(["1.2", "1", None, None, "What it may see", "What we give it.", None])
    question = {
        "id": "1.2-q1",
        "unit": "1.2",
        "question": "Do you say what it must not see?",
        "why": "It may tell others.",
    }
    question |= {"evidence": "A list\nThe rules", "kind": "define", "basis": "requirement", "hint": "potential_minor"}
    question |= {"effort": "S", "minutes": 2, "quick": "yes"}
    headings = [heading.value for heading in book["Questions"][1]]
    book["Questions"].append([question.get(heading) for heading in headings])
    read = ac.framework_from_workbook(saved(book))
    own = read.load()
    [item] = [item for item in own.items() if item["id"] == "1.2-q1"]
    assert (item["question"], item["evidence"]) == ("Do you say what it must not see?", ["A list", "The rules"])
    assert (item["minutes"], item["quick"], item["unit"]) == (2, True, "1.2")
    a = ac.Assessment(as_of="2026-11-23", catalogue=own)
    a["1.2-q1"] = "yes"
    assert "What it may see" in a.assess().to_html()


def test_every_problem_is_named_by_its_cell() -> None:
    catalogue, policy, texts, crosswalks = documents("nist-ai-rmf")
    book = opened(ac.framework_workbook(catalogue, policy, texts, crosswalks))
    questions, units, levels = book["Questions"], book["Units"], book["Levels"]
    wrong = {
        cell(questions, "MAP-1.1-q", "kind"): ("unknown", "unknown_value"),
        cell(questions, "MAP-1.2-q", "minutes"): ("soon", "wrong_type"),
        cell(questions, "MAP-1.3-q", "minutes"): (99, "out_of_range"),
        cell(questions, "MAP-1.4-q", "unit"): ("MAP-1.44", "unknown_id"),
        cell(questions, "MAP-1.5-q", "quick"): ("maybe", "wrong_type"),
        cell(units, "MEASURE-2.1", "group"): (None, "missing_key"),
        cell(levels, catalogue["scale"][0]["id"], "class"): ("F", "scale_order"),
    }
    places = {}
    for held, (value, code) in wrong.items():
        held.value = value
        places[f"{held.parent.title}!{held.coordinate}"] = code
    places[f"Units!{cell(units, 'MEASURE-2.1', 'id').coordinate}"] = places.pop(
        f"Units!{cell(units, 'MEASURE-2.1', 'group').coordinate}"
    )
    places["Levels!A1"] = places.pop(f"Levels!{cell(levels, catalogue['scale'][0]['id'], 'class').coordinate}")
    questions["Z1"].value = "colour"
    places["Questions!Z1"] = "csv_column"
    with pytest.raises(ac.AssessmentError) as refusal:
        ac.framework_from_workbook(saved(book))
    found = {issue["pointer"]: issue["code"] for issue in refusal.value.issues}
    assert {place: found.get(place) for place in places} == places
    assert all(issue["message"] and issue["mend"] for issue in refusal.value.issues)
    [unknown] = [issue for issue in refusal.value.issues if issue["code"] == "unknown_id"]
    assert unknown["params"]["nearest"] == "MAP-1.4"


def test_texts_that_are_missing_are_named_where_what_they_are_about_stands() -> None:
    catalogue, _, texts, _ = documents("house-rules")
    book = opened(ac.framework_workbook(catalogue, texts=texts))
    for heading in ("title", "text"):
        cell(book["Units"], "1.1", heading).value = None
    cell(book["Questions"], "1.1-q2", "why").value = None
    with pytest.raises(ac.AssessmentError) as refusal:
        ac.framework_from_workbook(saved(book))
    found = {(issue["pointer"], issue["code"]) for issue in refusal.value.issues}
    assert found == {("Units!A2", "missing_text"), ("Questions!A3", "missing_key")}


def test_what_stands_on_the_last_sheet_is_json() -> None:
    given = documents("nist-ai-rmf")
    book = opened(ac.framework_workbook(*given))
    more = book["More"]
    assert {"/policy", "/crosswalks"} <= {row[0].value for row in more.iter_rows(min_row=2)}
    [policy] = [row for row in more.iter_rows(min_row=2) if row[0].value == "/policy"]
    policy[1].value = "{"
    more.append(["policy", "{}"])
    more.append(["/texts" + "/0" * 10_000, "{}"])
    with pytest.raises(ac.AssessmentError) as refusal:
        ac.framework_from_workbook(saved(book))
    found = {issue["pointer"]: issue["code"] for issue in refusal.value.issues}
    assert found[f"More!{policy[0].coordinate}"] == "json_syntax"
    assert found[f"More!A{more.max_row - 1}"] == found[f"More!A{more.max_row}"] == "unknown_target"


def test_a_text_that_no_cell_holds_and_one_like_a_formula_come_back() -> None:
    catalogue, _, [texts], _ = documents("house-rules")
    texts["units"]["1.1"]["text"] = "A long text. " * 4_000
    texts["units"]["1.1"]["title"] = "=1+1"
    texts["items"]["1.1-q1"]["why"] = "  +1 \r\n"
    texts["items"]["1.1-q1"]["evidence"] = ["@x", 'a "list"', "two\nlines"]
    workbook = ac.framework_workbook(catalogue, texts=[texts])
    assert as_data(ac.framework_from_workbook(workbook)) == (catalogue, None, [texts], [])
    title = cell(opened(workbook)["Units"], "1.1", "title")
    assert (title.value, title.data_type, title.quotePrefix) == ("=1+1", "s", True)


def test_pandas_reads_every_sheet() -> None:
    sheets = pd.read_excel(io.BytesIO(ac.framework_workbook(*documents("nist-ai-rmf"))), sheet_name=None)
    assert len(sheets["Questions"]) == 72
    assert set(sheets["Guide"]["sheet"]) == {*SHEETS} - {"Guide"}
    said = {(row["sheet"], row["column"]) for _, row in sheets["Guide"].iterrows()}
    for name in SHEETS[1:-1]:
        assert {(name, heading) for heading in sheets[name].columns} == {place for place in said if place[0] == name}


def test_files_that_are_none_are_refused() -> None:
    for content in (b"", b"PK", b"{}", b"\x00" * 100):
        with pytest.raises(ac.AssessmentError, match="can't be read as a workbook"):
            ac.framework_from_workbook(content)
    assessment = ac.Assessment(as_of="2026-11-23").assess().to_xlsx()
    with pytest.raises(ac.AssessmentError) as refusal:
        ac.framework_from_workbook(assessment)
    assert {issue["code"] for issue in refusal.value.issues} == {"workbook_sheet"}
    assert refusal.value.issues[0]["params"]["sheet"] == "Framework"


def test_a_framework_that_is_not_in_order_is_not_written() -> None:
    catalogue, _, texts, _ = documents("house-rules")
    del texts[0]["items"]["1.1-q2"]
    with pytest.raises(ac.AssessmentError, match="has no text"):
        ac.framework_workbook(catalogue, texts=texts)
    with pytest.raises(ac.AssessmentError):
        ac.framework_workbook("{")


def test_the_command_line_takes_it(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    def run(*arguments: str | Path) -> tuple[int, str, str]:
        status = main(list(map(str, arguments)))
        return (status, *capfd.readouterr())

    folder, workbook, back = FOLDER / "nist-ai-rmf", tmp_path / "rules.xlsx", tmp_path / "back"
    assert run("export", folder, "framework", "-o", workbook) == (0, "", "")
    assert run("check", workbook) == (0, "Nothing is wrong with it.\n", "")
    assert run("export", workbook, "framework", "-o", back) == (0, "", "")
    names = {file.name: json.loads(file.read_text("utf-8")) for file in back.iterdir()}
    catalogue, policy, [texts], [crosswalk] = documents("nist-ai-rmf")
    assert names == {
        "catalogue.json": catalogue,
        "policy.json": policy,
        "texts-1.json": texts,
        "crosswalk-1.json": crosswalk,
    }
    assert run("check", *back.iterdir()) == (0, "Nothing is wrong with it.\n", "")
    answers = tmp_path / "answers.json"
    assert run("new", answers, "--framework", workbook, "--as-of", "2026-11-23")[0] == 0
    by_workbook, by_folder = (run("assess", answers, "--framework", path, "--json") for path in (workbook, folder))
    assert by_workbook[0] == 0
    assert by_workbook == by_folder
    both = tmp_path / "both.xlsx"
    both.write_bytes(ac.framework_workbook(catalogue, policy, [texts, {**texts, "language": "de"}], [crosswalk]))
    assert run("assess", answers, "--framework", both, "--json") == by_folder
    assert ac.Catalogue.load(workbook).to_dict() == ac.Catalogue.load(back / "catalogue.json").to_dict()
    with pytest.raises(ValueError, match="give it alone"):
        ac.Catalogue.load(workbook, policy=back / "policy.json")
    book = opened(workbook.read_bytes())
    cell(book["Questions"], "MAP-1.1-q", "hint").value = "grave"
    workbook.write_bytes(saved(book))
    status, out, err = run("check", workbook)
    assert (status, out) == (1, "")
    assert err.startswith(f"{workbook}: Questions!")
    assert run("export", folder, "framework")[0] == 2
    assert run("export", answers, "framework", "-o", back)[0] == 1
