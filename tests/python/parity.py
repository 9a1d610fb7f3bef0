"""The parity file: every run with the bytes that Rust gives. `AIMSCORE_PARITY` names it.

Where time is short (`AIMSCORE_QUICK`), every tenth of the random assessments is run.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

MAKE = "cargo run --package conformance --bin pack -- parity > target/parity.jsonl"


def runs() -> list[dict[str, Any]]:
    if not (path := os.environ.get("AIMSCORE_PARITY")):
        raise RuntimeError(f"AIMSCORE_PARITY must name the file that `{MAKE}` writes")
    runs = [json.loads(line) for line in Path(path).read_text("utf-8").splitlines()]
    quick = bool(os.environ.get("AIMSCORE_QUICK"))
    return [run for run in runs if not (quick and re.fullmatch(r"random/\d*[1-9]", run["name"]))]


def name(run: dict[str, Any]) -> str:
    return str(run["name"])


def canonical(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
