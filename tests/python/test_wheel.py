"""The wheel as people install it, which `AIMSCORE_WHEEL` names; a quick run builds none and leaves these tests out."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from email.parser import BytesParser
from pathlib import Path

import pytest

from parity import runs

ROOT = Path(__file__).resolve().parents[2]
WHEEL = Path(os.environ.get("AIMSCORE_WHEEL", ""))
NATIVE = (".so", ".pyd")
SOURCES = ROOT / "bindings-python/python/aimscore"
PACKAGE = {
    path.relative_to(SOURCES).as_posix()
    for path in SOURCES.rglob("*")
    if path.is_file() and path.parent.name != "__pycache__"
}

pytestmark = pytest.mark.skipif(bool(os.environ.get("AIMSCORE_QUICK")), reason="a quick run builds no wheel")


def test_contents() -> None:
    assert WHEEL.name, "AIMSCORE_WHEEL names no wheel; `cargo xtask test python` makes one"
    name, version, *tags = WHEEL.stem.split("-")
    info = f"{name}-{version}.dist-info"
    with zipfile.ZipFile(WHEEL) as wheel:
        files = {path: wheel.read(path) for path in wheel.namelist()}
    assert {"py.typed", "_native.pyi", "types.py"} <= PACKAGE
    [native] = [path for path in files if path.endswith(NATIVE)]
    ours = {f"aimscore/{name}" for name in PACKAGE if not name.endswith(NATIVE)}
    assert {path for path in files if not path.startswith(f"{info}/")} == {native, *ours}
    assert files[f"{info}/licenses/LICENSE"] == (ROOT / "LICENSE").read_bytes()
    assert name == "aimscore"
    assert tags[:2] == ["cp310", "abi3"]
    stated = BytesParser().parsebytes(files[f"{info}/WHEEL"]).get_all("Tag")
    assert stated and all(tag.startswith("cp310-abi3-") for tag in stated)


def test_in_a_fresh_environment(tmp_path: Path) -> None:
    def run(*command: str | Path) -> bytes:
        done = subprocess.run([*command], capture_output=True, cwd=tmp_path, check=False)
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout

    run(sys.executable, "-m", "venv", "venv")
    programs = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    run(programs / "python", "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", WHEEL)
    where = run(programs / "python", "-I", "-c", "import aimscore; print(aimscore.__file__)")
    assert Path(where.decode()).is_relative_to(tmp_path)
    reports = [run for run in runs() if not any(map(run.get, ("roadmap", "uncertainty", "chart", "format")))]
    samples = {run["name"]: run for run in reports if run["name"].startswith("samples/")}
    assert samples
    for name, sample in samples.items():
        (tmp_path / "sample.json").write_text(sample["input"], "utf-8")
        report = run(programs / "aimscore", "assess", "--json", "sample.json")
        assert report == sample["output"].encode(), name
