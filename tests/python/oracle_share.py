"""Share codes read from their documentation (`to_code` of the crate) alone: whole numbers, zlib and base64."""

from __future__ import annotations

import base64
import zlib
from typing import Any

EVIDENCE_LEVELS = ["none", "said", "document", "record", "independent"]
STATUSES = ["missing", "draft", "approved"]


class Digits:
    """The digits of a number, the lowest first."""

    def __init__(self, number: int) -> None:
        self.number = number

    def take(self, base: int) -> int:
        self.number, digit = divmod(self.number, base)
        return digit

    def symbols(self, entries: int, highest: int) -> list[int]:
        occurring = [symbol for symbol in range(highest + 1) if self.take(2)]
        mixed = 0 in occurring and len(occurring) > 1
        others = [symbol for symbol in occurring if symbol != 0]
        if mixed and self.take(2):
            return [others[self.take(len(others))] if self.take(2) else 0 for _ in range(entries)]
        return [occurring[self.take(len(occurring))] for _ in range(entries)]


def read(catalogue: dict[str, Any], code: str) -> dict[str, Any]:
    """What a code states."""
    head = f"AIMS1.{catalogue['id']}.{catalogue['version']}."
    number = content(code)[4:]
    assert code == sealed(catalogue, head, number)

    levels, items, documents, controls = entries(catalogue)
    digits = Digits(int.from_bytes(number, "little"))
    year, month, day = 1900 + digits.take(1100), 1 + digits.take(12), 1 + digits.take(31)
    ratings = digits.symbols(len(items), len(levels) + 1)
    evidence = digits.symbols(len(items), len(EVIDENCE_LEVELS))
    statuses = digits.symbols(len(documents), len(STATUSES))
    decisions = digits.symbols(len(controls), 2)
    assert digits.number == 0
    return {
        "as_of": f"{year}-{month:02}-{day:02}",
        "ratings": stated(items, ratings, ["unsure", *levels]),
        "evidence_levels": stated(items, evidence, EVIDENCE_LEVELS),
        "statuses": stated(documents, statuses, STATUSES),
        "included": stated(controls, decisions, [False, True]),
    }


def content(code: str) -> bytes:
    """Checksum and number."""
    text = code.rsplit(".", 1)[1]
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)


def sealed(catalogue: dict[str, Any], head: str, number: bytes) -> str:
    """The code of a number."""
    lines = "".join(f"{id}\n" for ids in entries(catalogue) for id in ids)
    checksum = zlib.crc32((lines + head).encode() + number)
    return head + base64.urlsafe_b64encode(checksum.to_bytes(4, "big") + number).rstrip(b"=").decode()


def entries(catalogue: dict[str, Any]) -> list[list[str]]:
    """Ids of levels, items, documents and units that can be excluded."""
    units = [(part, unit) for part in catalogue["parts"] for group in part["groups"] for unit in group["units"]]
    return [
        [level["id"] for level in catalogue["scale"]],
        [item["id"] for _, unit in units for item in unit["items"]],
        [document["id"] for document in catalogue["documents"]],
        [unit["id"] for part, unit in units if part["excludable"]],
    ]


def stated(ids: list[str], symbols: list[int], words: list[Any]) -> dict[str, Any]:
    return {id: words[symbol - 1] for id, symbol in zip(ids, symbols, strict=True) if symbol}
