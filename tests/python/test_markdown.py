"""The report as Markdown: what a renderer makes of it, and that no text in it marks, links or lays out anything."""

from __future__ import annotations

import copy
import json
import os
import re
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from random import Random
from typing import Any
from xml.etree import ElementTree

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

import aimscore as ac

ROOT = Path(__file__).resolve().parents[2]
CASES = 6 if os.environ.get("AIMSCORE_QUICK") else 12
RENDERERS = [
    MarkdownIt("commonmark").enable(["table", "strikethrough"]),
    MarkdownIt("gfm-like", {"html": True, "linkify": True}),
]
OWN = {"heading", "paragraph", "bullet_list", "ordered_list", "list_item", "strong", "inline", "text", "text_special"}
OWN |= {"table", "thead", "tbody", "tr", "th", "td"}

HOSTILE = [
    "# heading", "## x ##", "> quote", "- row", "+ row", "* row", "1. row", "2) row", "007. row", "- [ ] task", "***",
    "---", "===", "    code", "\tcode", "```\nfence\n```", "~~~ fence", "`code`", "`` ` ``", "a | b",
    "| a |\n| --- |\n| b |", "\\|", "\\\\|", "end \\", "*a* **b** _c_ __d__ ~~e~~", "a*b*c_d_e",
    "[a](https://example.com)", "![a](x.png)", "[a][b]", "[a]: https://example.com", "[^1]", "[^1]: note",
    "<https://example.com>", "<a@example.com>", "https://example.com/a?b=c", "http://localhost", "//localhost",
    "ftp://example.com", "www.example.com", "www.1a.com", "WWW.EXAMPLE.COM", "example.com", "a@example.com",
    "mailto:a@example.com", "@name", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<!-- a -->",
    "<?php ?>", "<![CDATA[x]]>", "<div>", "</div>", "&lt;b&gt;", "&amp; &#42;a&#42; &copy", "two\n\nparagraphs",
    "a\n===\nb", "a  \nb", "a\\\nb", "\r\n# x", "$a$ $$b$$", ": definition", ":::note", "a\u2028b", "\u202e\u0000",
    "  spaces  ", "\u00a0*x*\u00a0", "A.6.2.4, 4.1-r1 (3): 76.1 %.",
]  # fmt: skip


def tokens(blocks: list[Token]) -> list[Token]:
    return [token for block in blocks for token in (block, *(block.children or []))]


def kinds(blocks: list[Token]) -> list[str]:
    return [token.type for token in tokens(blocks) if not token.type.startswith("text")]


def words(blocks: list[Token]) -> str:
    """Each paragraph, heading and cell on a line, as a reader sees it."""
    inline = (block for block in blocks if block.type == "inline")
    return "\n".join(plain("".join(piece.content for piece in block.children or [])) for block in inline)


def plain(text: str) -> str:
    """A text on one line, as it shows: what steers is replaced, spaces are one, a joiner without width is none."""
    text = re.sub(r"[\n\r\t]", " ", text)
    text = re.sub("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufffe\uffff]", "\ufffd", text)
    return re.sub(" +", " ", text.replace("\u2060", "")).strip()


def sample(name: str = "developer-midway") -> Any:
    return json.loads((ROOT / f"tests/samples/{name}.json").read_text("utf-8"))


def given(text: Iterator[str]) -> Any:
    """An assessment with a text in every place where a user may write."""
    a = sample()
    for place in (a["organization"], a["systems"][0]):
        place["name"] = next(text)
    for key in ("statement", "boundaries", "exclusions"):
        a["scope"][key] = next(text)
    a["answers"][0] |= {key: next(text) for key in ("note", "owner", "assessor")} | {"evidence": [next(text)]}
    a["applicability"][0] |= {key: next(text) for key in ("justification", "owner")}
    a["documents"][0] |= {key: next(text) for key in ("reference", "owner")}
    a["risks"][0] |= {key: next(text) for key in ("title", "owner")}
    a["own_controls"].append({"id": "X.1", "title": next(text)})
    return a


def written(text: Iterator[str]) -> ac.Catalogue:
    """A catalogue with a text of each kind of its own."""
    own: Any = copy.deepcopy(ac.Catalogue.iso_42001().texts())
    own["name"], own["notice"], own["page"]["findings"] = (next(text) for _ in range(3))
    own["parts"]["controls"]["title"], own["groups"]["4"]["title"] = next(text), next(text)
    own["items"]["4.1-r1"]["question"], own["words"]["scale"]["fully"]["label"] = next(text), next(text)
    return ac.Catalogue(texts=[json.dumps(own)])


def reports() -> Iterator[ac.Report]:
    for name in ("deployer-started", "developer-midway", "provider-mature"):
        for language in ac.Catalogue.languages():
            yield ac.assess(sample(name), ac.Catalogue.iso_42001(language))


def by_user(text: Iterator[str]) -> str:
    return ac.assess(given(text)).to_markdown()


def by_catalogue(text: Iterator[str]) -> str:
    return ac.assess(sample(), written(text)).to_markdown()


def arrives(text: str, shown: str) -> bool:
    """As it is, or, within a sentence, which has one line only, with the ends of its lines replaced."""
    return any(plain(form) in shown for form in (text, re.sub(r"[\n\r\t]", "\0", text)))


@pytest.mark.parametrize("report", [by_user, by_catalogue])
@pytest.mark.parametrize("renderer", RENDERERS, ids=["commonmark", "gfm"])
def test_text_arrives_as_text(report: Callable[[Iterator[str]], str], renderer: MarkdownIt) -> None:
    wanted = kinds(renderer.parse(report(cycle(["Plain"]))))
    for seed in range(CASES):
        # Each text stands in another place each time.
        order = Random(seed).sample(HOSTILE, len(HOSTILE))
        texts = iter(order)
        blocks = renderer.parse(report(texts))
        put = order[: len(order) - len(list(texts))]
        assert kinds(blocks) == wanted, put
        shown = words(blocks)
        assert [text for text in put if not arrives(text, shown)] == []


@pytest.mark.parametrize("renderer", RENDERERS, ids=["commonmark", "gfm"])
def test_nothing_but_what_the_report_is_made_of(renderer: MarkdownIt) -> None:
    for report in reports():
        found = tokens(renderer.parse(report.to_markdown()))
        assert {re.sub("_(open|close)$", "", token.type) for token in found} <= OWN


def test_it_says_what_the_page_says() -> None:
    """Headings, tables and lists of the HTML report, cell by cell; the page has charts and a table of contents, too."""
    for report in reports():
        root = ElementTree.fromstring(report.to_html().split("\n", 1)[1])
        body = root.find("body")
        assert body is not None
        for chart in list(body.iter("{http://www.w3.org/2000/svg}svg")):
            chart.clear()
        nav = body.find("nav")
        assert nav is not None
        body.remove(nav)
        page = ["".join(element.itertext()) for tag in ("h1", "h2", "h3", "h4") for element in body.iter(tag)]
        page += ["".join(cell.itertext()) for row in body.iter("tr") for cell in row if not len(cell)]
        page += ["".join(line.itertext()) for line in body.iter("p")]
        lines = {line.strip() for line in words(RENDERERS[0].parse(report.to_markdown())).split("\n")}
        missing = [text for text in page if plain(text) not in lines]
        assert not missing, missing[:5]


def test_saved(tmp_path: Path) -> None:
    report = ac.assess(sample())
    report.save(tmp_path / "report.md")
    assert (tmp_path / "report.md").read_bytes() == report.to_markdown().encode()
    assert report.to_markdown() == ac.assess(sample()).to_markdown()
