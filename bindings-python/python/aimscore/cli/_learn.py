"""`aimscore learn`: what an id or a word means."""

from __future__ import annotations

import difflib
from argparse import Namespace
from collections.abc import Callable, Iterator
from typing import Any

from aimscore import types
from aimscore._catalogue import Catalogue, CatalogueItem
from aimscore._errors import printable
from aimscore._layout import wrapped
from aimscore._words import Words
from aimscore.cli._inputs import framework
from aimscore.cli._outputs import strong, width, write, write_json
from aimscore.cli._refusal import Refusal

Lines = Iterator[str]


def learn(options: Namespace) -> int:
    """Prints the explainer of an id or a word; without one, what there is."""
    library = Library(framework(options))
    wanted = " ".join(options.about)
    if not wanted:
        write_json(sorted(library.kinds)) if options.json else write(_text(library.contents()))
        return 0
    kind, id = library.find(wanted)
    if options.json:
        write_json({"kind": KINDS[kind], "id": id, "text": library.texts[kind][id]})
    else:
        write(_text(PAGES[kind](library, id)))
    return 0


def _text(lines: Lines) -> str:
    return "".join(f"{line.rstrip()}\n" for line in lines)


KINDS = {
    "parts": "part",
    "groups": "group",
    "units": "unit",
    "items": "item",
    "objectives": "objective",
    "documents": "document",
    "scenarios": "scenario",
    "red_lines": "red_line",
    "glossary": "term",
    "labels": "label",
}
"""Sections of the texts, with what their entries are."""


class Library:
    """The texts of a catalogue, by id and by word."""

    def __init__(self, catalogue: Catalogue) -> None:
        texts = catalogue.texts()
        self.words = Words(texts)
        self.texts: dict[str, dict[str, Any]] = {**texts, "labels": texts["words"].get("labels", {})}  # type: ignore[dict-item]
        self.data = catalogue.to_dict()
        self.items: dict[str, CatalogueItem] = {item["id"]: item for item in catalogue.items()}
        self.documents = {document["id"]: document for document in self.data.get("documents", [])}
        self.kinds: dict[str, tuple[str, str]] = {}
        """What each id and word, in lower case, is about."""
        for kind in KINDS:
            for id, text in self.texts.get(kind, {}).items():
                names = [text["term"], *text.get("also", [])] if kind == "glossary" else [id]
                for name in names:
                    self.kinds.setdefault(name.casefold(), (kind, id))

    def find(self, wanted: str) -> tuple[str, str]:
        """What an id or a word is about."""
        found = self.kinds.get(wanted.casefold().strip())
        if found is None:
            near = difflib.get_close_matches(wanted.casefold(), self.kinds, n=1, cutoff=0)
            hint = f"; did you mean `{self._name(near[0])}`?" if near else ""
            raise Refusal(f"`{printable(wanted)}` is no id and no word of the glossary{hint}")
        return found

    def _name(self, name: str) -> str:
        kind, id = self.kinds[name]
        return name if kind == "glossary" else id

    def contents(self) -> Lines:
        """Clauses and areas with their sections."""
        for part in self.data["parts"]:
            yield strong(self.words.of("parts", part["id"]))
            for group in part["groups"]:
                yield f"  {self.words.titled('groups', group['id'])}"
                for unit in group["units"]:
                    yield f"    {self.words.titled('units', unit['id'])}"

    def unit(self, id: str) -> tuple[types.GroupData, types.UnitData]:
        """A unit, and the group where it stands."""
        return next(
            (group, unit)
            for part in self.data["parts"]
            for group in part["groups"]
            for unit in group["units"]
            if unit["id"] == id
        )


def _titled(library: Library, section: str, id: str, within: str = "") -> Lines:
    """A heading and its text."""
    if within:
        yield within
    yield strong(library.words.titled(section, id))
    yield from _paragraphs(library.words.of(section, id, "text"))


def _paragraphs(text: str) -> Lines:
    if text:
        yield ""
        yield from wrapped(text, width())


def _listed(title: str, entries: list[str]) -> Lines:
    if entries:
        yield ""
        yield strong(title)
        for entry in entries:
            yield from _point(entry)


def _point(entry: str, indent: str = "  ") -> Lines:
    for number, line in enumerate(wrapped(entry, width() - len(indent) - 2)):
        yield f"{indent}{'- ' if number == 0 else '  '}{line}"


def _part(library: Library, id: str) -> Lines:
    yield strong(library.words.of("parts", id))
    yield from _paragraphs(library.words.of("parts", id, "text"))
    groups = next(part["groups"] for part in library.data["parts"] if part["id"] == id)
    yield ""
    for group in groups:
        yield f"  {library.words.titled('groups', group['id'])}"


def _group(library: Library, id: str) -> Lines:
    part, group = next((part, group) for part in library.data["parts"] for group in part["groups"] if group["id"] == id)
    yield from _titled(library, "groups", id, library.words.of("parts", part["id"]))
    yield ""
    for unit in group["units"]:
        yield f"  {library.words.titled('units', unit['id'])}"


def _objective(library: Library, id: str) -> Lines:
    yield from _titled(library, "objectives", id)
    units = (unit for part in library.data["parts"] for group in part["groups"] for unit in group["units"])
    yield ""
    for unit in units:
        if unit.get("objective") == id:
            yield f"  {library.words.titled('units', unit['id'])}"


def _unit(library: Library, id: str) -> Lines:
    words = library.words
    group, unit = library.unit(id)
    yield from _titled(library, "units", id, words.titled("groups", group["id"]))
    yield from _paragraphs(words.of("units", id, "guidance"))
    for item in unit["items"]:
        yield ""
        yield from _question(library, library.items[item["id"]])
    documents = [
        document for document in library.documents.values() if id in (document["unit"], *document.get("also", []))
    ]
    yield from _listed(
        words.page("documents"),
        [f"{document['id']} {words.of('documents', document['id'], 'name')}" for document in documents],
    )


def _question(library: Library, item: CatalogueItem) -> Lines:
    yield from wrapped(f"{item['id']} {item.get('question', '')}", width())
    for line in wrapped(item.get("why", ""), width() - 4):
        yield f"    {line}"


def _item(library: Library, id: str) -> Lines:
    words, item = library.words, library.items[id]
    yield words.titled("units", item["unit"])
    yield strong(f"{id} {item.get('question', '')}")
    yield from _paragraphs(item.get("why", ""))
    levels: dict[str, str] = library.texts["levels"][item["kind"]]
    yield ""
    for level in library.data["scale"]:
        yield from _point(f"{words.label('scale', level['id'])}: {levels[level['id']]}")
    yield from _listed(words.page("answer_evidence", text="").rstrip(": "), item.get("evidence", []))
    if "document" in item:
        yield from _listed(
            words.page("document"), [f"{item['document']} {words.of('documents', item['document'], 'name')}"]
        )


def _document(library: Library, id: str) -> Lines:
    words, document = library.words, library.documents[id]
    yield words.titled("units", document["unit"])
    yield strong(f"{id} {words.of('documents', id, 'name')}")
    yield from _paragraphs(words.of("documents", id, "text"))
    yield from _paragraphs(words.page(document["demand"]) + ".")


def _scenario(library: Library, id: str) -> Lines:
    yield strong(library.words.titled("scenarios", id))
    for field in ("because", "event", "leads_to", "ideas", "indicator"):
        yield from _paragraphs(library.words.of("scenarios", id, field))


def _term(library: Library, id: str) -> Lines:
    also = library.texts["glossary"][id].get("also", [])
    yield strong(library.words.of("glossary", id, "term")) + (f" ({', '.join(also)})" if also else "")
    yield from _paragraphs(library.words.of("glossary", id, "text"))


def _label(library: Library, id: str) -> Lines:
    yield strong(library.words.label("labels", id))
    yield from _paragraphs(library.words.of("labels", id, "text"))
    yield from _paragraphs(library.words.sentence("only_an_accredited_body"))


PAGES: dict[str, Callable[[Library, str], Lines]] = {
    "parts": _part,
    "groups": _group,
    "units": _unit,
    "items": _item,
    "objectives": _objective,
    "documents": _document,
    "scenarios": _scenario,
    "red_lines": lambda library, id: _titled(library, "red_lines", id),
    "glossary": _term,
    "labels": _label,
}
