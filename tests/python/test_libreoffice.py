"""The workbook in LibreOffice: it shows what is in the file, and what it saves comes back."""

from __future__ import annotations

import csv
import io
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
