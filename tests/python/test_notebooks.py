"""The notebooks run, and show what they are stored with; a quick run leaves them out.

`JUPYTER` names the Python of the environment with JupyterLab, `SPARK` that of the one with Spark. `AIMSCORE_BLESS=1`
stores what they show now.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted((ROOT / "bindings-python/notebooks").glob("*.ipynb"))
JUPYTER, SPARK = (
    os.environ.get(name, str(ROOT / f"target/{name.lower()}/bin/python")) for name in ("JUPYTER", "SPARK")
)

pytestmark = pytest.mark.skipif(bool(os.environ.get("AIMSCORE_QUICK")), reason="a quick run runs no notebook")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_shows_what_it_is_stored_with(path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "bindings-python/python"), "PYTHONDONTWRITEBYTECODE": "1"}
    python = SPARK if path.stem.endswith("-spark") else JUPYTER
    command = [python, str(Path(__file__).with_name("execute.py")), str(path)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    if os.environ.get("AIMSCORE_BLESS"):
        path.write_text(done.stdout, "utf-8")
    stored, fresh = (list(map(shown, json.loads(text)["cells"])) for text in (path.read_text("utf-8"), done.stdout))
    assert any(fresh)
    assert stored == fresh, (
        f"{path.name} is out of date: run this test with AIMSCORE_BLESS=1, and look at what it shows"
    )


def shown(cell: dict[str, Any]) -> list[Any]:
    """What a cell shows. Of what matplotlib drew, with the fonts at hand, no more than that it is there."""
    outputs = []
    for output in cell.get("outputs", []):
        data = {kind: "".join(content) for kind, content in output.get("data", {}).items()}
        if data.get("text/plain", "").startswith("<Figure size"):
            data = {"pictures": sorted(data)}
        outputs.append((output["output_type"], "".join(output.get("text", [])), data))
    return outputs
