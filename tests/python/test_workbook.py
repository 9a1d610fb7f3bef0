"""The workbook in the programs of others: filled in there, it comes back; what is wrong is named by sheet and cell."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import aimscore as ac
from books import cell, opened, saved

SAMPLES = sorted((Path(__file__).resolve().parents[1] / "samples").glob("*.json"))
LANGUAGES = ("en", "de", "fr", "es")
TABLES = (
    "about", "clauses", "answers", "gaps", "actions", "risks", "applicability", "documents", "crosswalks", "systems",
    "own_controls",
)  # fmt: skip


def midway(language: str = "en") -> ac.Report:
    path = next(path for path in SAMPLES if path.stem == "developer-midway")
    return ac.Assessment.load(path, ac.Catalogue.iso_42001(language)).assess()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_openpyxl_saves_it_as_it_was(path: Path, language: str) -> None:
    catalogue = ac.Catalogue.iso_42001(language)
    report = ac.Assessment.load(path, catalogue).assess()
    book = opened(report.to_xlsx())
    assert ac.Assessment.from_xlsx(saved(book), catalogue) == report.assessment
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            assert sheet.freeze_panes == "A2"
            assert sheet.max_row == 1 or sheet.auto_filter.ref.startswith("A1:")
            assert all(column.width > 10 for column in sheet.column_dimensions.values())
    assert [sheet.title for sheet in book.worksheets if sheet.sheet_state == "hidden"] == ["lists"]


def test_a_colleague_fills_it_in() -> None:
    report = ac.Assessment(as_of="2026-11-23").assess()
    book = opened(report.to_xlsx())
    answers, controls, documents = book["Answers"], book["Statement of Applicability"], book["Documents"]
    cell(answers, "4.1-r1", "Answer").value = "L"
    cell(answers, "4.1-r2", "Answer").value = "fully"
    cell(answers, "4.1-r2", "By").value = date(2027, 1, 31)
    cell(answers, "4.1-r2", "Note").value = 42
    cell(controls, "A.2.2", "Decision").value = "Included"
    cell(documents, "DOC-4.3", "Status").value = "approved"
    book["Risks"].append(["r1", "A risk", None, None, "A.2.2, A.3.2", None, 3, 4.0])
    filled = ac.Assessment.from_xlsx(saved(book)).to_dict()
    assert filled["answers"] == [
        {"item_id": "4.1-r1", "rating": "largely"},
        {"item_id": "4.1-r2", "rating": "fully", "note": "42", "due_on": "2027-01-31"},
    ]
    assert filled["applicability"] == [{"control_id": "A.2.2", "included": True}]
    assert filled["documents"] == [{"document_id": "DOC-4.3", "status": "approved"}]
    [risk] = filled["risks"]
    assert (risk["control_ids"], risk["likelihood"]) == ({"primary": ["A.2.2", "A.3.2"]}, 3)
    assert risk["consequence"] == {"organization": 4}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_choice_that_is_offered_is_understood(language: str) -> None:
    book = opened(midway(language).to_xlsx())
    offered = 0
    for sheet in book.worksheets:
        for rule in sheet.data_validations.dataValidation:
            match = re.fullmatch(r"lists!\$([A-Z]+)\$1:\$[A-Z]+\$(\d+)", rule.formula1)
            assert match
            [place] = rule.sqref.ranges
            for row in range(int(match[2])):
                word = book["lists"][f"{match[1]}{row + 1}"].value
                assert word
                sheet.cell(place.min_row + row, place.min_col).value = word
                offered += 1
    assert offered == 40
    try:
        ac.Assessment.from_xlsx(saved(book), ac.Catalogue.iso_42001(language))
    except ac.AssessmentError as error:  # Words that fit, in rows that lack another cell.
        assert {issue["code"] for issue in error.issues} <= {"missing_key", "justification_missing"}


def test_a_column_that_comes_twice_is_named_by_both_cells() -> None:
    book = opened(midway().to_xlsx())
    book["Answers"]["Z1"].value = "Answer"
    with pytest.raises(ac.AssessmentError) as refusal:
        ac.Assessment.from_xlsx(saved(book))
    [issue] = refusal.value.issues
    first = next(cell.coordinate for cell in book["Answers"][1] if cell.value == "Answer")
    assert (issue["code"], issue["pointer"]) == ("duplicate_id", "Answers!Z1")
    assert issue["params"]["first"] == f"Answers!{first}"


def test_what_is_wrong_is_named_by_sheet_and_cell() -> None:
    book = opened(midway().to_xlsx())
    wrong = cell(book["Answers"], "4.1-r1", "Answer")
    wrong.value = "perhaps"
    date_cell = cell(book["Answers"], "4.1-r2", "By")
    date_cell.value = "soon"
    decision = cell(book["Statement of Applicability"], "A.2.2", "Decision")
    decision.value = "maybe"
    twice = book["Documents"]["A3"]
    twice.value = book["Documents"]["A2"].value
    book["Answers"]["Z1"].value = "My column"
    with pytest.raises(ac.AssessmentError) as refusal:
        ac.Assessment.from_xlsx(saved(book))
    found = {issue["pointer"]: issue["code"] for issue in refusal.value.issues}
    assert found[f"Answers!{wrong.coordinate}"] == "unknown_value"
    assert found[f"Answers!{date_cell.coordinate}"] == "invalid_date"
    assert found[f"Statement of Applicability!{decision.coordinate}"] == "unknown_value"
    assert found["Answers!Z1"] == "csv_column"
    duplicates = [issue for issue in refusal.value.issues if issue["code"] == "duplicate_id"]
    assert not duplicates or duplicates[0]["params"]["first"] == "Documents!A2"


def test_pandas_reads_every_sheet() -> None:
    report = midway()
    sheets = pd.read_excel(io.BytesIO(report.to_xlsx()), sheet_name=None, dtype={"Id": str})
    assert len(sheets["Answers"]) == len(report.to_csv("answers").splitlines()) - 1 or len(sheets["Answers"]) > 250
    assert len(sheets["Statement of Applicability"]) == 38
    assert list(sheets["Gaps"]["Number"]) == list(range(1, len(report.gaps) + 1))
    clauses = sheets["Clauses"].set_index("Id")
    for row in report.groups:
        figure = row["figure"]
        assert figure is not None
        assert (clauses.loc[row["id"], "At least, %"], clauses.loc[row["id"], "At most, %"]) == (
            figure["low"],
            figure["high"],
        )


@pytest.mark.parametrize("table", TABLES)
def test_a_table_as_csv_says_what_its_sheet_says(table: Any) -> None:
    report = midway()
    rows = list(csv.reader(io.StringIO(report.to_csv(table).removeprefix("\ufeff"))))
    assert len({len(row) for row in rows}) == 1
    assert all(heading for heading in rows[0])
    sheet = opened(report.to_xlsx()).worksheets[TABLES.index(table)]
    cells = [["" if value is None else value for value in row] for row in sheet.iter_rows(values_only=True)]

    def said(value: Any) -> str:
        text = str(value)
        return text.removesuffix(".0") if isinstance(value, float) else text

    plain = [[text.removeprefix("'") if re.match("'+[=+@\t\r\n-]", text) else text for text in row] for row in rows]
    assert plain == [[said(value) for value in row] + [""] * (len(rows[0]) - len(row)) for row in cells]


def test_formulas_stay_texts() -> None:
    a = ac.Assessment(as_of="2026-11-23")
    a.answer("4.1-r1", "fully", note="=HYPERLINK(1)", owner="+1", assessor="-1", evidence=["@x"])
    sheet = opened(a.assess().to_xlsx())["Answers"]
    for row in sheet.iter_rows(min_row=2):
        assert {held.data_type for held in row} <= {"s", "inlineStr", "n"}
    held = cell(sheet, "4.1-r1", "Note")
    assert (held.value, held.quotePrefix) == ("=HYPERLINK(1)", True)


def test_files_that_are_none_are_refused(tmp_path: Path) -> None:
    for content in (b"", b"PK", json.dumps({}).encode(), b"\x00" * 100):
        with pytest.raises(ac.AssessmentError, match="can't be read as a workbook"):
            ac.Assessment.from_xlsx(content)
    (tmp_path / "a.xlsx").write_bytes(b"no")
    with pytest.raises(ac.AssessmentError):
        ac.Assessment.load(tmp_path / "a.xlsx")
