"""How objects show themselves: on one screen of text, and in a notebook that nobody trusts yet."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from unicodedata import category

import pytest

import aimscore as ac

ROOT = Path(__file__).resolve().parents[2]
HOSTILE = "<script>alert(1)</script>\"'&\x1b[2J\u202e<img src=x onerror=alert(1)>"
KEPT = {
    "b": set(),
    "caption": {"style"},
    "details": set(),
    "div": {"style"},
    "img": {"src", "alt", "style"},
    "p": set(),
    "progress": {"max", "value"},
    "summary": set(),
    "table": set(),
    "tbody": set(),
    "td": {"style"},
    "th": {"scope", "style"},
    "thead": set(),
    "tr": set(),
}
"""Elements and attributes that JupyterLab 4 keeps of what nobody trusts yet."""


def hostile() -> ac.Assessment:
    a = ac.Assessment.load(ROOT / "tests/samples/developer-midway.json").to_dict()
    a["organization"] = {"name": HOSTILE}
    a["risks"][0]["title"] = HOSTILE
    a["documents"] = [{"document_id": "DOC-4.3", "status": "draft", "owner": HOSTILE}]
    return ac.Assessment.from_dict(a)


def things() -> dict[str, Any]:
    a = hostile()
    report = a.assess()
    broken = ac.Assessment.from_dict({**a.to_dict(), HOSTILE: 1})
    own = ac.Catalogue.from_dict(ac.catalogue())
    return {
        "assessment": a,
        "nothing": ac.Assessment(as_of="2026-11-23"),
        "broken": broken,
        "report": report,
        "german": ac.assess(a.to_dict(), ac.Catalogue.iso_42001("de")),
        "no texts": ac.Assessment(as_of="2026-11-23", catalogue=own).assess(),
        "gaps": report.gaps,
        "documents": report.documents,
        "risks": report.risks["rows"],
        "empty": ac.Assessment(as_of="2026-11-23").assess().risks["rows"],
        "chart": report.chart("matrix"),
    }


THINGS = things()


class Outline(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag != "img":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("name", THINGS)
def test_html_that_survives_a_notebook(name: str) -> None:
    html = THINGS[name]._repr_html_()
    if name == "no texts":
        assert html is None
        return
    outline = Outline()
    outline.feed(html)
    assert outline.elements and outline.open == []
    for tag, attributes in outline.elements:
        assert set(attributes) <= KEPT[tag], tag
        style = attributes.get("style") or ""
        if tag == "img":
            style = style.removesuffix(";background:white")  # which the picture has itself
        assert not re.search(r"color|background|url|var\(", style)
        if tag == "img":
            assert (attributes["src"] or "").startswith("data:image/svg+xml;base64,")
            assert attributes["alt"]
        if tag == "progress":
            assert 0 <= float(attributes["value"] or "") <= float(attributes["max"] or "")
    assert len(html) < 20_000


@pytest.mark.parametrize("name", THINGS)
def test_one_screen_of_text(name: str) -> None:
    thing = THINGS[name]
    line = repr(thing)
    assert line.startswith("<") and line.endswith(">") and "\n" not in line and len(line) < 400
    screen = str(thing)
    assert len(screen.splitlines()) <= 45
    assert all(character == "\n" or not category(character).startswith("C") for character in screen)
    if name in ("gaps", "documents", "risks", "empty"):
        assert max(map(len, screen.splitlines())) <= 100


def test_what_a_table_shows() -> None:
    gaps = THINGS["gaps"]
    assert f"Table of {len(gaps)} rows" in str(gaps)
    assert f"and {len(gaps) - 10} more rows" in str(gaps)
    assert gaps[0]["id"] in str(gaps) and gaps[9]["id"] in str(gaps) and gaps[10]["id"] not in str(gaps)
    html = gaps._repr_html_()
    assert html.count("<tr>") == 21 and f"{len(gaps) - 20} more rows" in html
    for column in gaps.columns:
        assert f">{column}</th>" in html


def test_what_a_report_shows() -> None:
    report = THINGS["report"]
    assert str(report) == report.summary()
    html = report._repr_html_()
    for words in ("Self-assessment", "Foundations", "75.6 % to 82.1 %", "Only an accredited certification body"):
        assert words in html
    assert "Selbstbewertung" in THINGS["german"]._repr_html_()


def test_what_an_assessment_shows() -> None:
    nothing = THINGS["nothing"]
    assert "0 of 293 questions rated" in str(nothing) and nothing.next_questions()[0]["id"] in str(nothing)
    assert "1 problem in the input" in str(THINGS["broken"])
    assert nothing._ipython_key_completions_() == [item["id"] for item in nothing.catalogue.items()]


def test_a_chart_says_its_numbers() -> None:
    chart = THINGS["report"].chart("headline")
    assert chart.alternative.startswith("Where you stand\nManagement system: 75.6 % to 82.1 % in place.")
    assert repr(chart) == "<Chart Where you stand>"
