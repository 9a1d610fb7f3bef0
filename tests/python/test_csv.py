"""The table of answers, read and written by the csv module of Python beside the engine's own."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from pathlib import Path
from random import Random
from typing import Any

import pytest

import aimscore as ac
from random_assessments import random_assessment

DATA = Path(__file__).resolve().parents[2] / "core/data/iso-42001"
CATALOGUE = json.loads((DATA / "catalogue.json").read_text("utf-8"))
ASSESSMENTS = 30 if os.environ.get("AIMSCORE_QUICK") else 300
FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
NASTY = ["", " ", "'", "=1+1", "'=1", "-", "@", "\r\n", '"', '"x" y', "a;b,c", "\ufeff", "🦉\u202e", "\0"]


def answered(rng: Random) -> ac.Assessment:
    document = random_assessment(rng, CATALOGUE)
    for answer in document.get("answers", []):
        for key in ("note", "owner", "assessor"):
            if rng.random() < 0.3:
                answer[key] = "".join(rng.choices(NASTY, k=rng.randint(1, 3)))
        if rng.random() < 0.3:
            answer["evidence"] = rng.choices(NASTY, k=rng.randint(0, 3))
    return ac.Assessment.from_dict(document)


def stating(assessment: ac.Assessment) -> list[Any]:
    """The answers that state something, in the order and form of a report."""
    answers = ac.Session(assessment).assessment().to_dict()["answers"]
    return [answer for answer in answers if len(answer) > 1]


def rows_of(table: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(table.removeprefix("\ufeff"), newline=""), strict=True))


def test_a_table_comes_back_from_another_program() -> None:
    for seed in range(ASSESSMENTS):
        rng = Random(seed)
        assessment = answered(rng)
        table = assessment.answers_csv()
        assert ac.answers_from_csv(table) == stating(assessment), seed
        assert ac.answers_from_csv(table.encode()) == stating(assessment), seed
        header, *rows = rows_of(table)
        order = rng.sample(range(len(header)), len(header))
        out = io.StringIO(newline="")
        quoting = rng.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
        writer = csv.writer(out, delimiter=rng.choice(",;"), quoting=quoting, lineterminator=rng.choice(["\n", "\r\n"]))
        rng.shuffle(rows)
        writer.writerows([[row[place] for place in order] for row in [header, *rows]])
        assert ac.answers_from_csv(out.getvalue()) == stating(assessment), seed


def test_a_table_is_valid_and_no_cell_of_it_is_a_formula() -> None:
    for seed in range(ASSESSMENTS):
        table = answered(Random(seed)).answers_csv()
        assert table.startswith("\ufeffitem_id,")
        rows = rows_of(table)
        assert {len(row) for row in rows} == {len(rows[0])}
        assert [cell for row in rows for cell in row if cell.startswith(FORMULAS)] == []


def test_every_problem_has_its_row_and_column() -> None:
    rng = Random(1)
    header, *rows = rows_of(answered(rng).answers_csv())
    wrong = {"item_id": "9.9-x1", "rating": "good", "evidence_level": "?", "due_on": "31/01/2027", "confidence": "0.5"}
    spoiled = []
    for number in rng.sample(range(len(rows)), 60):
        column = rng.choice(list(wrong))
        rows[number][header.index(column)] = wrong[column] + (str(number) if column == "item_id" else "")
        spoiled.append((number + 2, column))
    out = io.StringIO(newline="")
    csv.writer(out).writerows([header, *rows])
    with pytest.raises(ac.AssessmentError) as refused:
        ac.answers_from_csv(out.getvalue())
    assert [issue["pointer"] for issue in refused.value.issues] == [f"/{row}/{name}" for row, name in sorted(spoiled)]
    for issue in refused.value.issues:
        value = issue["params"].get("value") or issue["params"]["id"]
        assert value.startswith(wrong[re.sub(r"/\d+/", "", issue["pointer"])])
        assert issue["mend"]


@pytest.mark.parametrize(
    ("table", "code"),
    [
        (b"item_id;note\n4.1-r1;Fran\xe7ois\n", "json_encoding"),
        ("item_id,note\n4.1-r1,\ud800\n", "json_encoding"),
        ("item_id,note\n4.1-r1," + "x" * (8 << 20), "json_too_large"),
        ('item_id,note\n4.1-r1,"open\n', "csv_syntax"),
        ("", "missing_key"),
    ],
)
def test_what_is_no_table_is_refused(table: str | bytes, code: str) -> None:
    with pytest.raises(ac.AssessmentError) as refused:
        ac.answers_from_csv(table)
    assert [issue["code"] for issue in refused.value.issues] == [code]


def test_labels_are_those_of_the_language() -> None:
    french = ac.Catalogue.iso_42001("fr")
    label = french.texts()["words"]["scale"]["largely"]["label"]
    assert ac.answers_from_csv(f"item_id;rating\n4.1-r1;{label}\n", french)[0]["rating"] == "largely"
    with pytest.raises(ac.AssessmentError):
        ac.answers_from_csv(f"item_id;rating\n4.1-r1;{label}\n")
