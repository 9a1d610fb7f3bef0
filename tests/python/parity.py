"""The parity file: every run with the bytes that Rust gives. `AIMSCORE_PARITY` names it."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

MAKE = "cargo run --package conformance --bin pack -- parity > target/parity.jsonl"


def runs() -> list[dict[str, Any]]:
    if not (path := os.environ.get("AIMSCORE_PARITY")):
        raise RuntimeError(f"AIMSCORE_PARITY must name the file that `{MAKE}` writes")
    return [json.loads(line) for line in Path(path).read_text("utf-8").splitlines()]


def name(run: dict[str, Any]) -> str:
    return str(run["name"])


def canonical(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
