"""What a command reads."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from aimscore._assessment import Assessment
from aimscore._catalogue import Catalogue
from aimscore._errors import printable
from aimscore.cli._refusal import Refusal

SHARE_CODE = re.compile(r"AIMS\d+\.\S+")
SPREADSHEET = b"PK\x03\x04"
"""What an XLSX file begins with."""

UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def read(source: str, *, as_of: str | None, language: str) -> Assessment:
    """The assessment of a file, of standard input or of a share code."""
    catalogue = Catalogue.iso_42001(language)
    content = source.encode() if SHARE_CODE.fullmatch(source) else _bytes(source)
    name = "standard input" if source == "-" else printable(source)
    if content.startswith(SPREADSHEET):
        raise Refusal(f"{name}: this is a workbook; save its sheet as CSV in UTF-8 and give that")
    if content.startswith(UTF_16):
        raise Refusal(f"{name}: this is text in UTF-16; save it in UTF-8")
    if SHARE_CODE.fullmatch(text := content.decode(errors="replace").strip()):
        assessment = Assessment.from_code(text, catalogue)
    elif _is_csv(source, text):
        if as_of is None:
            raise Refusal(f"{name}: a CSV does not say for which day its answers hold; give --as-of YYYY-MM-DD", 2)
        return Assessment.from_csv(content, as_of=as_of, catalogue=catalogue)
    else:
        assessment = Assessment.from_json(content, catalogue)
    if as_of is not None:
        raise Refusal(f"{name}: --as-of is for a CSV; this assessment has a day of its own", 2)
    return assessment


def _bytes(source: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
    except (OSError, ValueError) as error:
        raise unusable(source, error) from None


def unusable(path: str, error: Exception) -> Refusal:
    """A file that cannot be read or written."""
    return Refusal(f"{printable(path)}: {getattr(error, 'strerror', None) or error}")


def _is_csv(source: str, text: str) -> bool:
    """Whether the content is CSV: by the name, else where its first line names the column that must be there."""
    suffix = Path(source).suffix.lower()
    return suffix == ".csv" or (suffix != ".json" and re.match(r"[^{\[\n]*\bitem_id\b", text) is not None)
