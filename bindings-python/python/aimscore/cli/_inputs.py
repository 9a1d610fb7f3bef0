"""What a command reads."""

from __future__ import annotations

import json
import re
import sys
from argparse import Namespace
from pathlib import Path

from aimscore._assessment import Assessment, import_ciso_assistant
from aimscore._catalogue import Catalogue, check_framework, framework_from_workbook, import_oscal
from aimscore._errors import AssessmentError, printable
from aimscore._native import is_ciso_assistant, is_framework_workbook
from aimscore.cli._outputs import list_issues
from aimscore.cli._refusal import Refusal, unusable
from aimscore.types import Issue

SHARE_CODE = re.compile(r"AIMS\d+\.\S+")
SPREADSHEET = b"PK\x03\x04"
"""What an XLSX file begins with."""

UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def read(source: str, catalogue: Catalogue, *, as_of: str | None) -> Assessment:
    """The assessment of a file, of standard input or of a share code."""
    content = source.encode() if SHARE_CODE.fullmatch(source) else _bytes(source)
    name = "standard input" if source == "-" else printable(source)
    if content.startswith(UTF_16):
        raise Refusal(f"{name}: this is text in UTF-16; save it in UTF-8")
    if SHARE_CODE.fullmatch(text := content.decode(errors="replace").strip()):
        assessment = Assessment.from_code(text, catalogue)
    elif is_ciso_assistant(content):
        if as_of is None:
            raise Refusal(f"{name}: an audit does not say for which day it holds; give --as-of YYYY-MM-DD", 2)
        audit = import_ciso_assistant(content, as_of=as_of, catalogue=catalogue)
        list_issues(_of_file(name, AssessmentError(audit.warnings)))
        return audit.assessment
    elif _is_csv(source, text):
        if as_of is None:
            raise Refusal(f"{name}: a CSV does not say for which day its answers hold; give --as-of YYYY-MM-DD", 2)
        return Assessment.from_csv(content, as_of=as_of, catalogue=catalogue)
    elif content.startswith(SPREADSHEET):
        assessment = Assessment.from_xlsx(content, catalogue)
    else:
        assessment = Assessment.from_json(content, catalogue)
    if as_of is not None:
        raise Refusal(f"{name}: --as-of is for a CSV; this assessment has a day of its own", 2)
    return assessment


KINDS = {f"aimscore/{kind}/1": kind for kind in ("catalogue", "policy", "texts", "crosswalk")}
"""The documents of a framework, by their format."""

OSCAL = "catalog"
"""The key under which a catalog of OSCAL stands."""

WORKBOOK = "workbook"
"""A workbook that has the documents of a framework in it."""


class Framework:
    """The files of a framework of one's own."""

    def __init__(self, files: dict[str, tuple[str, bytes]], warnings: AssessmentError) -> None:
        """Takes name and content of each file, by its place as the check names it, and what a catalog of OSCAL lost."""
        self._files = files
        self.warnings = warnings

    def issues(self) -> list[Issue]:
        """What is wrong, each with the file where it stands before its place."""
        return [{**issue, "pointer": self._place(issue["pointer"])} for issue in check_framework(*self.documents())]

    def check(self) -> None:
        """Refuses what is not in order."""
        if issues := self.issues():
            raise AssessmentError(issues)

    def catalogue(self) -> Catalogue:
        """What its assessments are scored by, in the first of its languages."""
        self.check()
        catalogue, policy, texts, crosswalks = self.documents()
        return Catalogue(catalogue, policy, texts[:1], crosswalks)

    def documents(self) -> tuple[bytes, bytes | None, list[bytes], list[bytes]]:
        """Catalogue, policy, texts and crosswalks."""
        texts, crosswalks = (
            [content for place, (_, content) in self._files.items() if place.startswith(kind)]
            for kind in ("/texts/", "/crosswalks/")
        )
        policy = self._files.get("/policy")
        return self._files["/catalogue"][1], policy and policy[1], texts, crosswalks

    def _place(self, pointer: str) -> str:
        """Longest first: `/texts/10` is not `/texts/1`."""
        for place, (name, _) in sorted(self._files.items(), key=lambda file: -len(file[0])):
            if pointer == place or pointer.startswith(f"{place}/"):
                rest = pointer.removeprefix(place)
                return f"{name}: {rest}" if rest else name
        return pointer


def framework(options: Namespace) -> Catalogue:
    """The framework that a command is about: the built-in one, or one's own."""
    if options.framework is None:
        return Catalogue.iso_42001(options.lang or "en")
    if options.lang is not None:
        raise Refusal("--lang is for the built-in texts; a framework of your own has the language of its texts", 2)
    return own_framework(options.framework).catalogue()


def own_framework(paths: list[str]) -> Framework:
    """The framework of these files and folders."""
    own = read_framework([file for path in paths for file in _files(path)])
    if own is None:
        raise Refusal(f"{printable(paths[0])}: this is no catalogue; its `format` says what a file is")
    return own


def _files(path: str) -> list[str]:
    """The JSON files of a folder; of a file, itself."""
    folder = Path(path)
    if not folder.is_dir():
        return [path]
    files = sorted(str(file) for file in folder.glob("*.json"))
    if not files:
        raise Refusal(f"{printable(path)}: this folder has no JSON file")
    return files


def read_framework(sources: list[str]) -> Framework | None:
    """The framework of these files; none where the only one is no document of a framework."""
    first, *more = sources
    if not more and (SHARE_CODE.fullmatch(first) or first == "-"):
        return None
    contents = {source: _bytes(source) for source in sources}
    kinds = {source: _kind(content) for source, content in contents.items()}
    if not more and kinds[first] is None:
        return None
    files: dict[str, tuple[str, bytes]] = {}
    warnings = AssessmentError([])
    for source, kind in kinds.items():
        name = printable(source)
        if kind is None:
            raise Refusal(f"{name}: this is no catalogue, policy, texts or crosswalk; its `format` says what a file is")
        documents = [(kind, contents[source])]
        if kind == OSCAL:
            documents, warnings = _imported(name, contents[source])
        elif kind == WORKBOOK:
            documents = _unpacked(name, contents[source])
        for part, content in documents:
            many = {"texts": "/texts/", "crosswalk": "/crosswalks/"}.get(part)
            place = f"/{part}" if many is None else many + str(sum(place.startswith(many) for place in files))
            if place in files:
                raise Refusal(f"{name}: {files[place][0]} is a {part}, too; give one")
            files[place] = (name, content)
    if "/catalogue" not in files:
        raise Refusal(f"{printable(first)}: give the catalogue that it belongs to, too")
    return Framework(files, warnings)


def _unpacked(name: str, workbook: bytes) -> list[tuple[str, bytes]]:
    """The documents of a workbook."""
    try:
        read = framework_from_workbook(workbook)
    except AssessmentError as error:
        raise _of_file(name, error) from None
    found = {
        "catalogue": [read.catalogue],
        "policy": [] if read.policy is None else [read.policy],
        "texts": read.texts,
        "crosswalk": read.crosswalks,
    }
    return [(kind, document.encode()) for kind, documents in found.items() for document in documents]


def _imported(name: str, catalog: bytes) -> tuple[list[tuple[str, bytes]], AssessmentError]:
    """Catalogue and texts of a catalog of OSCAL, and what was lost, with the file before its place."""
    try:
        read = import_oscal(catalog)
    except AssessmentError as error:
        raise _of_file(name, error) from None
    warnings = _of_file(name, AssessmentError(read.warnings, read.more))
    return [("catalogue", read.catalogue.encode()), ("texts", read.texts.encode())], warnings


def _of_file(name: str, error: AssessmentError) -> AssessmentError:
    return AssessmentError([{**issue, "pointer": f"{name}: {issue['pointer']}"} for issue in error.issues], error.more)


def _kind(content: bytes) -> str | None:
    """What kind of document of a framework this is, if it is one."""
    if content.startswith(SPREADSHEET):
        return WORKBOOK if is_framework_workbook(content) else None
    try:
        document = json.loads(content)
    except (ValueError, RecursionError):
        return None
    if not isinstance(document, dict):
        return None
    return OSCAL if OSCAL in document else KINDS.get(str(document.get("format")))


def _bytes(source: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
    except (OSError, ValueError) as error:
        raise unusable(source, error) from None


def _is_csv(source: str, text: str) -> bool:
    """Whether the content is CSV: by the name, else where its first line names the column that must be there."""
    suffix = Path(source).suffix.lower()
    return suffix == ".csv" or (suffix != ".json" and re.match(r"[^{\[\n]*\bitem_id\b", text) is not None)
