"""What the commands do. Each returns its exit status."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import get_args

from aimscore._assessment import Assessment
from aimscore._catalogue import Catalogue, framework_workbook
from aimscore._errors import AssessmentError, printable
from aimscore._report import Report, ReportPart
from aimscore._views import SECTIONS, comparison, views
from aimscore._words import Words
from aimscore.cli._inputs import framework, own_framework, read, read_framework
from aimscore.cli._outputs import list_issues, save, tables, write, write_json
from aimscore.cli._refusal import Refusal, unusable

BELOW = 3
"""Exit status of a label below the threshold."""


def new(options: Namespace) -> int:
    """Every question, to be rated; only this command looks at the calendar."""
    catalogue = framework(options)
    begun = Assessment(
        as_of=options.as_of or date.today(),
        catalogue=catalogue,
        organization=None if options.name is None else {"name": options.name},
        answers=[{"item_id": item["id"]} for item in catalogue.items()],
    )
    form = Path(options.file).suffix.lower().removeprefix(".")
    _put(options.file, FORMS[form if form in ("csv", "xlsx") else "json"](begun), fresh=True)
    return 0


def check(options: Namespace) -> int:
    """All that is wrong."""
    found = AssessmentError([])
    try:
        own = read_framework([options.file, *options.more])
        if own is None:
            _read(options).assess()
        else:
            list_issues(own.warnings)
            own.check()
    except AssessmentError as error:
        if not options.json:
            raise
        found = error
    if options.json:
        write_json({"format": "aimscore/issues/1", "issues": found.issues, "more": found.more})
    else:
        write("Nothing is wrong with it.\n")
    return 1 if found.issues else 0


def assess(options: Namespace) -> int:
    """The summary, or the whole report."""
    catalogue, threshold = framework(options), options.exit_nonzero_below
    order = labels(catalogue)
    if threshold is not None and threshold not in order:
        there = f"there are {', '.join(order)}" if order else "this framework has none"
        raise Refusal(f"`{printable(threshold)}` is no label: {there}", 2)
    report = read(options.file, catalogue, as_of=options.as_of).assess()
    if options.html:
        save(options.html, report.to_html())
    if options.markdown:
        save(options.markdown, report.to_markdown())
    write(report.to_json() if options.json else report.summary())
    readiness = report.readiness
    is_below = threshold is not None and readiness and order.index(readiness["label"]) < order.index(threshold)
    return BELOW if is_below else 0


def report(options: Namespace) -> int:
    """Tables of the report."""
    assessment = _read(options)
    found = assessment.assess()
    sections = options.section or [section for section in SECTIONS if _has(assessment.catalogue, section)]
    if options.json:
        write_json({section: data(found, section) for section in sections})
    else:
        write(tables(views(found, sections)))
    return 0


def _has(catalogue: Catalogue, section: str) -> bool:
    """Whether a catalogue has what a section is about."""
    asked = catalogue.to_dict()
    if section == "applicability":
        return any(part["excludable"] for part in asked["parts"])
    if section == "documents":
        return bool(asked.get("documents"))
    return section != "risks" or bool(asked.get("risks", {}).get("grids"))


def data(found: Report, section: str) -> object:
    """What a section shows, as it stands in the report."""
    return found.roadmap() if section == "roadmap" else found.to_dict()[KEYS.get(section, section)]  # type: ignore[literal-required]


KEYS = {"applicability": "statement_of_applicability"}


def compare(options: Namespace) -> int:
    """What moved."""
    catalogue = framework(options)
    before, after = (read(source, catalogue, as_of=options.as_of) for source in (options.before, options.after))
    compared = after.compare(before)
    if options.json:
        write_json(compared)
    else:
        write(tables(comparison(compared, Words(after.catalogue.texts()))) or "Nothing moved.\n")
    return 0


PARTS: tuple[ReportPart, ...] = get_args(ReportPart)
"""Parts of a report alone."""

FORMS: dict[str, Callable[[Assessment], str | bytes]] = {
    "json": Assessment.to_json,
    "csv": Assessment.answers_csv,
    "xlsx": lambda assessment: assessment.assess().to_xlsx(),
    "code": lambda assessment: assessment.to_code() + "\n",
    "scope": lambda assessment: assessment.draft_scope() + "\n",
    "report": lambda assessment: assessment.assess().to_json(),
    "html": lambda assessment: assessment.assess().to_html(),
    "markdown": lambda assessment: assessment.assess().to_markdown(),
    "ciso-assistant-library": lambda assessment: assessment.catalogue.to_ciso_assistant(),
    "headline": lambda assessment: assessment.assess().chart("headline").svg,
    "groups": lambda assessment: assessment.assess().chart("groups").svg,
    "matrix": lambda assessment: assessment.assess().chart("matrix").svg,
}
"""Forms to export, each one file."""

OSCAL = "oscal"
"""The form that is a folder of files."""

FRAMEWORK = "framework"
"""The form of a framework instead of an assessment: a workbook, or a folder of files."""

CISO_ASSISTANT = "ciso-assistant"
"""The form that tells what it does not hold."""


def export(options: Namespace) -> int:
    """An assessment or its report in another form, or a framework."""
    if options.form == FRAMEWORK:
        return _export_framework(options)
    is_folder = options.form == OSCAL
    if is_folder and options.output == "-":
        raise Refusal("OSCAL is a file for each document; give a folder with -o", 2)
    if options.form == "xlsx" and options.output == "-" and sys.stdout.isatty():
        raise Refusal("a workbook is no text; give a file with -o", 2)
    pages: dict[str, Callable[..., str]] = {"html": Report.to_html, "markdown": Report.to_markdown}
    if options.part and options.form not in pages:
        raise Refusal(f"--part is for {' and '.join(pages)}", 2)
    assessment = _read(options)
    if options.part:
        _put(options.output, pages[options.form](assessment.assess(), part=options.part))
    elif is_folder:
        try:
            assessment.assess().save_oscal(options.output)
        except OSError as error:
            raise unusable(options.output, error) from None
    elif options.form == CISO_ASSISTANT:
        audit = assessment.to_ciso_assistant("xlsx" if Path(options.output).suffix.lower() == ".xlsx" else "csv")
        list_issues(AssessmentError(audit.warnings))
        _put(options.output, audit.content)
    else:
        _put(options.output, FORMS[options.form](assessment))
    return 0


def _export_framework(options: Namespace) -> int:
    """A framework as a workbook, or as a folder with a file for each of its documents."""
    folder = Path(options.output)
    if options.output == "-":
        raise Refusal("a framework is a workbook or a folder of files; give one with -o", 2)
    own = own_framework([options.file, *(options.framework or [])])
    list_issues(own.warnings)
    own.check()
    if folder.suffix.lower() == ".xlsx":
        save(options.output, framework_workbook(*own.documents()))
        return 0
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unusable(options.output, error) from None
    catalogue, policy, texts, crosswalks = own.documents()
    files = {"catalogue": catalogue} if policy is None else {"catalogue": catalogue, "policy": policy}
    files |= {f"texts-{number}": text for number, text in enumerate(texts, 1)}
    files |= {f"crosswalk-{number}": crosswalk for number, crosswalk in enumerate(crosswalks, 1)}
    for name, document in files.items():
        save(str(folder / f"{name}.json"), document)
    return 0


def labels(catalogue: Catalogue) -> list[str]:
    """The readiness labels, lowest first."""
    return [label["id"] for label in catalogue.policy().get("labels", [])]


def _read(options: Namespace) -> Assessment:
    return read(options.file, framework(options), as_of=options.as_of)


def _put(path: str, content: str | bytes, *, fresh: bool = False) -> None:
    if path == "-":
        write(content)
    else:
        save(path, content, fresh=fresh)
