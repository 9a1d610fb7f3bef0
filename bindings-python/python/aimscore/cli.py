"""The command line: `aimscore assess FILE`, also `python -m aimscore assess FILE`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from aimscore import __version__
from aimscore._assessment import Assessment
from aimscore._errors import AssessmentError, as_line


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command. 0: done; 1: the input is bad, and why is on standard error; 2: no such command or option."""
    parser = argparse.ArgumentParser(prog="aimscore", description="Readiness self-assessment for ISO/IEC 42001.")
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    assess = commands.add_parser("assess", help="score an assessment and print a summary")
    assess.add_argument("file", metavar="FILE", help="the assessment, a JSON file; - is standard input")
    assess.add_argument("--json", action="store_true", help="print the whole report as canonical JSON")
    assess.add_argument("--html", metavar="FILE", help="write the whole report to an HTML file")
    options = parser.parse_args(arguments)
    try:
        text = sys.stdin.buffer.read() if options.file == "-" else Path(options.file).read_bytes()
        report = Assessment.from_json(text).assess()
    except OSError as error:
        print(f"{options.file}: {error.strerror}", file=sys.stderr)
        return 1
    except AssessmentError as error:
        print(*map(as_line, error.issues), sep="\n", file=sys.stderr)
        if error.more:
            print(f"and {error.more} more", file=sys.stderr)
        return 1
    if options.html:
        try:
            Path(options.html).write_bytes(report.to_html().encode())
        except OSError as error:
            print(f"{options.html}: {error.strerror}", file=sys.stderr)
            return 1
    try:
        sys.stdout.buffer.write((report.to_json() if options.json else report.summary()).encode())
        sys.stdout.flush()
    except BrokenPipeError:  # Whoever reads has seen enough; the interpreter must not flush again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
