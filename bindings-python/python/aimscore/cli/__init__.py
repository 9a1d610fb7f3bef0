"""The command line: `aimscore COMMAND`, also `python -m aimscore COMMAND`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence

from aimscore import __version__
from aimscore._catalogue import Catalogue
from aimscore._errors import AssessmentError
from aimscore._views import SECTIONS
from aimscore.cli import _commands, _learn
from aimscore.cli._outputs import list_issues
from aimscore.cli._refusal import Refusal

DESCRIPTION = """\
Readiness self-assessment for ISO/IEC 42001. Nothing leaves this machine.

FILE is an assessment: a JSON file, a CSV of answers, a workbook (XLSX), or a
share code; - is standard input. What it is shows by its content."""

STATUS = """\
exit status:
  0  done
  1  the input is bad or can't be read, or the output can't be written;
     standard error says all that is wrong
  2  there is no such command or option
  3  the label is below the one of --exit-nonzero-below

Colours and bold letters appear on a terminal only, and not where NO_COLOR is
set. COLUMNS sets the width of tables. Texts come in these languages: """


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command; its exit status, as `aimscore --help` lists them."""
    options = _parser().parse_args(arguments)
    try:
        status: int = options.run(options)
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return refusal.status
    except AssessmentError as error:
        list_issues(error)
        return 1
    except KeyboardInterrupt:
        return 130
    return status


def _parser() -> argparse.ArgumentParser:
    languages = Catalogue.languages()
    parser = argparse.ArgumentParser(
        prog="aimscore",
        description=DESCRIPTION,
        epilog=STATUS + ", ".join(languages) + ".",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Callable[[argparse.Namespace], int], help: str) -> argparse.ArgumentParser:
        """A command in words: it has a language."""
        added = commands.add_parser(name, help=help, description=help[0].upper() + help[1:] + ".")
        added.set_defaults(run=run)
        added.add_argument("--lang", choices=languages, help="language of the texts (default: en)")
        added.add_argument(
            "--framework",
            metavar="PATH",
            action="append",
            help="a framework of your own: its catalogue, policy, texts and crosswalks, a folder or workbook of them, "
            "or a catalog in OSCAL; may be given for each file",
        )
        return added

    new = command("new", _commands.new, "begin an assessment: every question, to be rated in an editor or spreadsheet")
    new.add_argument("file", metavar="FILE", help="the file to make, .json, .csv or .xlsx; - is standard output (JSON)")
    new.add_argument("--as-of", metavar="DATE", help="day for which the answers hold, YYYY-MM-DD (default: today)")
    new.add_argument("--name", help="name of the organization; a CSV has no place for it")

    check = command(
        "check", _commands.check, "list all that is wrong with an assessment, or with a framework of your own"
    )
    _takes_assessment(check)
    check.add_argument(
        "more",
        metavar="MORE",
        nargs="*",
        help="FILE is a catalogue, a workbook of one, or a catalog in OSCAL: its policy, texts and crosswalks, in any "
        "order",
    )
    _says_json(check, "the list of issues")

    assess = command("assess", _commands.assess, "score an assessment and print a summary")
    _takes_assessment(assess)
    _says_json(assess, "the whole report as canonical JSON")
    assess.add_argument("--html", metavar="OUT", help="write the whole report to an HTML file, too")
    assess.add_argument("--markdown", metavar="OUT", help="write the whole report to a Markdown file, too")
    assess.add_argument(
        "--exit-nonzero-below",
        metavar="LABEL",
        help="exit with status 3 where the label is below this one, a threshold of your own: "
        + ", ".join(_commands.labels(Catalogue.iso_42001())),
    )

    report = command("report", _commands.report, "print the tables of the report")
    _takes_assessment(report)
    report.add_argument(
        "section", metavar="SECTION", nargs="*", type=_section, help=f"only these: {', '.join(SECTIONS)}"
    )
    _says_json(report, "them as JSON")

    compare = command("compare", _commands.compare, "say what moved between two assessments")
    _takes_assessment(compare, "before", "BEFORE")
    compare.add_argument("after", metavar="AFTER", help="the later one")
    _says_json(compare, "the comparison")

    export = command("export", _commands.export, "write an assessment or its report in another form")
    _takes_assessment(export)
    forms = [*_commands.FORMS, _commands.OSCAL, _commands.CISO_ASSISTANT, _commands.FRAMEWORK]
    export.add_argument("form", metavar="FORM", choices=forms, help=f"one of: {', '.join(forms)}")
    export.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        default="-",
        help="the file to write (default: print it); of oscal, the folder; of framework, where FILE is a framework of "
        "your own, a workbook (.xlsx) or a folder",
    )
    export.add_argument(
        "--part", choices=_commands.PARTS, help="of html and markdown only this part, with its own title"
    )

    learn = command("learn", _learn.learn, "explain a clause, area, control, question, document or word")
    learn.add_argument("about", metavar="ID", nargs="*", help="an id or a word; without one, what there is")
    _says_json(learn, "the texts")
    return parser


def _section(name: str) -> str:
    if name not in SECTIONS:
        raise argparse.ArgumentTypeError(f"there is no section {name!r}: choose from {', '.join(SECTIONS)}")
    return name


def _takes_assessment(command: argparse.ArgumentParser, name: str = "file", shown: str = "FILE") -> None:
    command.add_argument(name, metavar=shown, help="the assessment: JSON, CSV, XLSX or share code; - is standard input")
    command.add_argument("--as-of", metavar="DATE", help="day for which the answers of a CSV hold, YYYY-MM-DD")


def _says_json(command: argparse.ArgumentParser, what: str) -> None:
    command.add_argument("--json", action="store_true", help=f"print {what}")
