"""The report as a file: well-formed, complete, without anything that acts or loads, and made to be listened to."""

from __future__ import annotations

import copy
import json
import os
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any
from xml.etree import ElementTree

import pytest

import aimscore as ac
from aimscore.cli import main
from random_assessments import random_assessment

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = ac.Catalogue.iso_42001().to_dict()
CASES = 8 if os.environ.get("AIMSCORE_QUICK") else 40
PARTS = (None, "management_review", "internal_audit")
SVG = "{http://www.w3.org/2000/svg}"
PLAIN = "html head meta title style body header nav main section footer h1 h2 h3 h4 p ul ol li dl dt dd div strong b a"
TABLES = "table caption thead tbody tr th td"
ALLOWED = {*PLAIN.split(), *TABLES.split(), *(f"{SVG}{name}" for name in "svg title desc rect circle text".split())}
HOSTILE = "</style></title><script>alert(1)</script><img src=x onerror=alert(2)>\" ' &amp; \u202e\u0000\ufffe]]>-->"
SHOWN = HOSTILE.translate(dict.fromkeys(map(ord, "\u202e\u0000\ufffe"), "\ufffd"))


def page(report: ac.Report, part: Any = None) -> ElementTree.Element:
    """The page, read as strictly as XML is."""
    doctype, rest = report.to_html(part=part).split("\n", 1)
    assert doctype == "<!doctype html>"
    root = ElementTree.fromstring(rest)
    assert {element.tag for element in root.iter()} <= ALLOWED
    for element in root.iter():
        assert not [name for name in element.attrib if name in {"style", "src"} or name.startswith("on")], (
            element.attrib
        )
        assert element.get("href", "#").startswith("#")
    return root


def words(element: ElementTree.Element) -> str:
    return "".join(element.itertext()).strip()


def reports() -> Iterator[ac.Report]:
    for seed in range(CASES):
        language = Random(seed).choice(ac.Catalogue.languages())
        yield ac.assess(random_assessment(Random(f"page-{seed}"), CATALOGUE), ac.Catalogue.iso_42001(language))


def sample(name: str = "developer-midway") -> Any:
    return json.loads((ROOT / f"tests/samples/{name}.json").read_text("utf-8"))


@pytest.mark.parametrize("part", PARTS)
def test_a_page_for_everybody(part: Any) -> None:
    for report in reports():
        root = page(report, part)
        assert root.get("lang") in ac.Catalogue.languages()
        assert root.get("dir") == "ltr"
        levels = [int(element.tag[1]) for element in root.iter() if re.fullmatch("h[1-6]", element.tag)]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))
        named = [element for tag in "h1 h2 h3 h4 caption dt th a title".split() for element in root.iter(tag)]
        assert all(words(element) for element in named)
        for table in root.iter("table"):
            assert table[0].tag == "caption"
            assert {cell.get("scope") for cell in table.iter("th")} == {"col", "row"}
            columns = len(list(table.iterfind("thead/tr/th")))
            assert {len(row) for row in table.iter("tr")} == {columns}


@pytest.mark.parametrize("part", PARTS)
def test_ids_and_links(part: Any) -> None:
    for report in reports():
        root = page(report, part)
        ids = [id for element in root.iter() if (id := element.get("id"))]
        assert len(ids) == len(set(ids))
        targets = {element.get("href", "")[1:] for element in root.iter("a")}
        targets |= {element.get("aria-labelledby", "contents") for element in root.iter()}
        assert targets <= set(ids)
        assert [words(link) for link in root.iterfind("body/nav/ol/li/a")] == [
            words(heading) for heading in root.iterfind("body/main/section/h2")
        ]


def test_nothing_is_left_out() -> None:
    for report in reports():
        root = page(report)
        ids = {element.get("id") for element in root.iter()}
        items = [
            item["id"]
            for part in CATALOGUE["parts"]
            for group in part["groups"]
            for unit in group["units"]
            for item in unit["items"]
        ]
        assert {f"item-{id}" for id in items} <= ids
        for kind, rows in (("group", report.groups), ("unit", report.units), ("risk", report.risks["rows"])):
            assert {f"{kind}-{row['id']}" for row in rows} <= ids
        assert {f"document-{row['document_id']}" for row in report.documents} <= ids
        text = re.sub(r"\s", "", words(root))
        for answer in report.assessment.to_dict().get("answers", []):
            for said in (answer.get("note"), answer.get("owner"), *answer.get("evidence", [])):
                assert re.sub(r"\s", "", shown(said or "")) in text
        hashes = [report.to_dict()[what]["hash"] for what in ("catalogue", "policy")]
        assert all(hash in text for hash in hashes)


def shown(text: str) -> str:
    """A text with what steers replaced; ends of lines and tabs are spaces."""
    text = re.sub(r"[\n\r\t]", " ", text)
    return re.sub("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufffe\uffff]", "\ufffd", text)


def test_hostile_text_is_text() -> None:
    given = sample()
    for place in (given["organization"], given["systems"][0]):
        place["name"] = HOSTILE
    for key in ("statement", "boundaries", "exclusions"):
        given["scope"][key] = HOSTILE
    given["answers"][0] |= {"note": HOSTILE, "owner": HOSTILE, "assessor": HOSTILE, "evidence": [HOSTILE]}
    given["applicability"][0] |= {"justification": HOSTILE, "owner": HOSTILE}
    given["documents"][0] |= {"reference": HOSTILE, "owner": HOSTILE}
    given["risks"][0] |= {"title": HOSTILE, "owner": HOSTILE}
    given["own_controls"].append({"id": "X.1", "title": HOSTILE})
    report = ac.assess(given)
    assert words(page(report, "management_review")).count(SHOWN) >= 5
    assert words(page(report, "internal_audit")).count(SHOWN) >= 9
    root = page(report)
    assert words(root).count(SHOWN) >= 15
    assert "<script" not in report.to_html()
    assert "<img" not in report.to_html()


def test_hostile_texts_are_text() -> None:
    own: Any = copy.deepcopy(ac.Catalogue.iso_42001().texts())
    own["page"]["findings"] = own["name"] = own["parts"]["controls"]["title"] = own["notice"] = HOSTILE
    own["items"]["4.1-r1"]["question"] = own["groups"]["4"]["title"] = own["words"]["scale"]["fully"]["label"] = HOSTILE
    root = page(ac.assess(sample(), ac.Catalogue(texts=[json.dumps(own)])))
    assert words(root).count(SHOWN) > 20


def test_nothing_runs_and_nothing_loads() -> None:
    text = ac.assess(sample()).to_html()
    assert "default-src 'none'; style-src 'unsafe-inline'" in text
    assert not re.search(r"url\(|@import|https?://(?!www\.w3\.org/2000/svg)", text.split("</head>")[0])


def test_without_labels() -> None:
    plain = ac.Catalogue(policy=(ROOT / "core/data/policy-plain.json").read_bytes())
    for given in (sample(), {**sample(), "answers": [], "risks": [], "documents": []}):
        root = page(ac.assess(given, plain))
        assert "section-readiness" not in {element.get("id") for element in root.iter()}


def test_from_right_to_left() -> None:
    arabic = ac.Catalogue(texts=[json.dumps({**ac.Catalogue.iso_42001().texts(), "language": "ar"})])
    root = page(ac.assess(sample(), arabic))
    assert (root.get("lang"), root.get("dir")) == ("ar", "rtl")


def test_saved(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = ac.assess(sample())
    report.save(tmp_path / "report.html")
    assert (tmp_path / "report.html").read_text("utf-8") == report.to_html()
    answers = str(ROOT / "tests/samples/developer-midway.json")
    assert main(["assess", answers, "--html", str(tmp_path / "again.html")]) == 0
    assert (tmp_path / "again.html").read_bytes() == (tmp_path / "report.html").read_bytes()
    assert capsys.readouterr().out == report.summary()
    assert main(["assess", answers, "--html", str(tmp_path / "nowhere/report.html")]) == 1
    assert "nowhere" in capsys.readouterr().err


def test_what_to_find_out_is_what_the_gaps_do_not_know() -> None:
    for report in reports():
        data = report.to_dict()
        unknown = {gap["item_id"] for gap in data["gaps"] if gap["kind"] == "unknown" and gap["item_id"]}
        section = page(report).find("body/main/section[@aria-labelledby='section-find_out']")
        assert section is not None
        listed = [words(link) for link in section.iterfind(".//td/a")]
        assert (len(listed), set(listed)) == (len(unknown), unknown)


def test_strong_and_weak_are_those_of_the_report() -> None:
    for report in reports():
        lists = page(report).iterfind("body/main/section[@aria-labelledby='section-extremes']/ol")
        listed = [[words(row[0]) for row in rows] for rows in lists]
        assert listed == [ids for ids in report.extremes.values() if ids]
        lines = re.findall(r"^  - (\S+) .*%$", report.summary(), re.MULTILINE)
        assert lines == [*report.extremes["strongest"], *report.extremes["weakest"]]
