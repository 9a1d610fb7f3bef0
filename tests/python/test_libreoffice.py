"""The workbook in LibreOffice: it shows what is in the file, and what it saves comes back."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
from pathlib import Path

import openpyxl
import pytest

import aimscore as ac

SAMPLES = sorted((Path(__file__).resolve().parents[1] / "samples").glob("*.json"))
EVERY_SHEET = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"

pytestmark = pytest.mark.skipif(bool(os.environ.get("AIMSCORE_QUICK")), reason="a quick run installs no LibreOffice")


def converted(workbook: bytes, form: str, folder: Path) -> dict[str, bytes]:
    """The files that LibreOffice, which `SOFFICE` names, makes of a workbook, by their names."""
    (folder / "book.xlsx").write_bytes(workbook)
    made = folder / "made"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    arguments = ["--headless", "--convert-to", form, "--outdir", made, folder / "book.xlsx"]
    subprocess.run([os.environ["SOFFICE"], profile, *arguments], check=True, capture_output=True, timeout=120)
    return {file.stem: file.read_bytes() for file in made.iterdir()}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_what_it_saves_comes_back_as_it_was(path: Path, tmp_path: Path) -> None:
    report = ac.Assessment.load(path).assess()
    [saved] = converted(report.to_xlsx(), "xlsx", tmp_path).values()
    assert ac.Assessment.from_xlsx(saved) == report.assessment


def test_it_shows_what_is_in_the_cells_and_reckons_nothing(tmp_path: Path) -> None:
    assessment = ac.Assessment.load(SAMPLES[0])
    formulas = [
        "=1+1",
        "+1",
        "-1+2",
        "@SUM(1)",
        '=HYPERLINK("http://a.example")',
        "\t=1+1",
        "1e3",
        "0042",
        "2026-11-23",
    ]
    items = [item["id"] for item in assessment.catalogue.items()]
    for id, formula in zip(items, formulas, strict=False):
        assessment.answer(id, note=formula)
    workbook = assessment.assess().to_xlsx()
    sheets = converted(workbook, EVERY_SHEET, tmp_path)
    book = openpyxl.load_workbook(io.BytesIO(workbook))
    for name in ("Answers", "Statement of Applicability", "Documents", "Gaps"):
        shown = list(csv.reader(io.StringIO(sheets[f"book-{name}"].decode())))
        cells = book[name].iter_rows(values_only=True)
        stated = [["" if cell is None else str(cell) for cell in row] for row in cells]
        assert len(shown) == len(stated)
        for ours, theirs in zip(stated, shown, strict=True):
            assert [cell.replace("_x0009_", "\t") for cell in ours] == theirs


def test_it_opens_an_audit(tmp_path: Path) -> None:
    audit = ac.Assessment.load(SAMPLES[0]).to_ciso_assistant()
    [saved] = converted(audit.content, "xlsx", tmp_path).values()
    read = [ac.import_ciso_assistant(content, as_of="2026-11-23").assessment for content in (saved, audit.content)]
    assert read[0] == read[1]


@pytest.mark.parametrize("name", ["ai-use-policy", "house-rules", "nist-ai-rmf"])
def test_a_framework_that_it_saves_comes_back_as_it_was(name: str, tmp_path: Path) -> None:
    documents: dict[str, list[str]] = {"catalogue": [], "policy": [], "texts": [], "crosswalk": []}
    for file in sorted((Path(__file__).resolve().parents[2] / "web-demo/frameworks" / name).glob("*.json")):
        text = file.read_text("utf-8")
        documents[json.loads(text)["format"].split("/")[1]].append(text)
    given = (*documents["catalogue"], next(iter(documents["policy"]), None), documents["texts"], documents["crosswalk"])
    workbook = ac.framework_workbook(*given)
    [saved] = converted(workbook, "xlsx", tmp_path).values()
    assert ac.framework_from_workbook(saved) == ac.framework_from_workbook(workbook)


@pytest.mark.parametrize("language", ["en", "de"])
def test_rows_are_as_high_as_what_stands_in_them(language: str, tmp_path: Path) -> None:
    report = ac.Assessment.load(SAMPLES[0], ac.Catalogue.iso_42001(language)).assess()
    [saved] = converted(report.to_xlsx(), "xlsx", tmp_path).values()
    book = openpyxl.load_workbook(io.BytesIO(saved))
    several = 0
    for sheet in book.worksheets:
        for row in sheet.iter_rows(min_row=2):
            # A line of 11 points takes some 13; no column is wider than 60 digits, which are 75 letters at most.
            lines = max(sum(-(-len(line) // 75) for line in str(held.value or "-").split("\n")) for held in row)
            if lines > 1:
                assert sheet.row_dimensions[row[0].row].height >= min(13 * lines, 400), (sheet.title, row[0].row)
                several += 1
    assert several > 10
