"""What the documentation shows, runs."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
import re
import shutil
from pathlib import Path

import pytest

import aimscore as ac

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("readme", ["README.md", "bindings-python/README.md"])
def test_examples(readme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The blocks of a file, one after the other, beside the samples."""
    text = (ROOT / readme).read_text("utf-8")
    blocks = list(re.finditer(r"^```python\n(.*?)^```$", text, re.DOTALL | re.MULTILINE))
    assert blocks, "no example in Python"
    for sample in (ROOT / "tests/samples").glob("*.json"):
        shutil.copy(sample, tmp_path)
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for block in blocks:
        lines_before = text.count("\n", 0, block.start(1))
        exec(compile("\n" * lines_before + block[1], readme, "exec"), names)


def test_docstrings() -> None:
    results = [doctest.testmod(ac)]
    for module in pkgutil.iter_modules(ac.__path__, "aimscore."):
        if module.name != "aimscore.__main__":
            results.append(doctest.testmod(importlib.import_module(module.name)))
    assert sum(result.failed for result in results) == 0
    assert sum(result.attempted for result in results) > 10
