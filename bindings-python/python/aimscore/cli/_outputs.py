"""What a command writes."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

from aimscore._errors import AssessmentError, as_line
from aimscore._layout import laid_out
from aimscore._views import View
from aimscore.cli._refusal import unusable

WIDTH = 100
"""Characters in a line where there is no terminal to ask."""


def write(content: str | bytes) -> None:
    """Writes to standard output, text in UTF-8 whatever the locale."""
    try:
        sys.stdout.buffer.write(_bytes(content))
        sys.stdout.flush()
    except BrokenPipeError:  # Whoever reads has seen enough; the interpreter must not flush again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise unusable("standard output", error) from None


def list_issues(found: AssessmentError) -> None:
    """Writes each issue to standard error, in one line."""
    for issue in found.issues:
        print(as_line(issue), file=sys.stderr)
    if found.more:
        print(f"and {found.more} more", file=sys.stderr)


def write_json(value: object) -> None:
    """Writes a value as JSON, indented for a person."""
    write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def save(path: str, content: str | bytes, *, fresh: bool = False) -> None:
    """Writes a file; a fresh one must not be there yet."""
    try:
        with Path(path).open("xb" if fresh else "wb") as file:
            file.write(_bytes(content))
    except (OSError, ValueError) as error:
        raise unusable(path, error) from None


def _bytes(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content


def tables(views: Iterable[View]) -> str:
    """Tables as wide as the terminal."""
    return "\n".join(laid_out(view, width(), strong) for view in views)


def width() -> int:
    """Characters in a line."""
    return shutil.get_terminal_size((WIDTH, 0)).columns


def strong(text: str) -> str:
    """Bold on a terminal; as it is elsewhere, and where NO_COLOR is set."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or not sys.stdout.isatty()
    return text if plain else f"\x1b[1m{text}\x1b[0m"
