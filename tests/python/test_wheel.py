"""The wheel as people install it, which `AIMSCORE_WHEEL` names; a quick run builds none and leaves these tests out."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Sequence
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


EXTRAS = ("pandas", "polars", "pyarrow")

IN_AN_ENVIRONMENT = """
import sys
from importlib.util import find_spec

import aimscore as ac

installed = sys.argv[1].split()
extras = ["pandas", "polars", "pyarrow"]
assert [extra for extra in extras if find_spec(extra)] == installed, "another package came along"
assert not {*extras, "numpy"} & {*sys.modules}, "aimscore imports what not everybody needs"

rows = [{"item_id": "4.1-r1", "rating": "fully"}, {"item_id": "4.1-r2", "rating": None}]
a = ac.Assessment.from_frame(rows, as_of="2026-11-23")
report = a.assess()
for thing in (a, report, report.gaps, report.chart("groups")):
    assert str(thing) and thing._repr_html_()
for table in (report.units, report.gaps, report.statement_of_applicability["rows"], report.risks["matrix"]):
    for extra in extras:
        make = getattr(table, f"to_{extra}")
        if extra in installed:
            assert len(make()) == len(table)
            continue
        try:
            make()
        except ImportError as error:
            assert str(error) == f"{extra} is not installed: run `pip install 'aimscore[{extra}]'`"
        else:
            raise AssertionError(f"{extra} is not there")
if "pandas" in installed:
    import pandas
    assert ac.Assessment.from_frame(pandas.DataFrame(rows), as_of="2026-11-23") == a
if "polars" in installed:
    import polars
    assert ac.Assessment.from_frame(polars.DataFrame(rows), as_of="2026-11-23") == a
    assert polars.DataFrame(report.gaps).equals(report.gaps.to_polars())
if "pyarrow" in installed:
    import pyarrow
    assert ac.Assessment.from_frame(pyarrow.Table.from_pylist(rows), as_of="2026-11-23") == a
    assert pyarrow.table(report.gaps).equals(report.gaps.to_pyarrow())
print(ac.__file__)
"""


@pytest.mark.parametrize(
    "extras", [(), *([extra] for extra in EXTRAS), EXTRAS], ids=lambda extras: "+".join(extras) or "nothing"
)
def test_in_an_environment_with(extras: Sequence[str], tmp_path: Path) -> None:
    """Environments are kept from run to run; the wheel in them is always the one to test."""

    def run(*command: str | Path) -> bytes:
        done = subprocess.run([*command], capture_output=True, cwd=tmp_path, check=False)
        assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()
        return done.stdout

    name = f"{'-'.join(extras) or 'nothing'}-{sys.version_info.major}.{sys.version_info.minor}"
    environment = ROOT / "target/xtask/environments" / name
    programs = environment / ("Scripts" if os.name == "nt" else "bin")
    pip = [programs / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if not (environment / "made").exists():
        run(sys.executable, "-m", "venv", "--clear", environment)
        if extras:
            run(*pip, f"aimscore[{','.join(extras)}] @ {WHEEL.resolve().as_uri()}")
        (environment / "made").touch()
    run(*pip, "--no-index", "--no-deps", "--force-reinstall", WHEEL.resolve())
    where = run(programs / "python", "-I", "-c", IN_AN_ENVIRONMENT, " ".join(extras))
    assert Path(where.decode().strip()).is_relative_to(environment)
    if extras:
        return
    check_samples(programs / "aimscore", tmp_path)


def test_the_source_installs_where_no_wheel_fits(tmp_path: Path) -> None:
    """Built without optimization: that it builds is asked here, and not how fast it is."""

    def run(*command: str | Path) -> None:
        done = subprocess.run([*command], capture_output=True, cwd=tmp_path, check=False, env=environment)
        assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()

    environment = {**os.environ, "CARGO_TARGET_DIR": str(ROOT / "target")}
    manifest = ROOT / "bindings-python/Cargo.toml"
    run(sys.executable, "-m", "maturin", "sdist", "--manifest-path", manifest, "--out", tmp_path)
    [source] = tmp_path.glob("aimscore-*.tar.gz")
    run(sys.executable, "-m", "venv", tmp_path / "fresh")
    programs = tmp_path / "fresh" / ("Scripts" if os.name == "nt" else "bin")
    install = ["-m", "pip", "install", "--quiet", "--no-cache-dir", "--config-settings=build-args=--profile=dev"]
    run(programs / "python", *install, source)
    check_samples(programs / "aimscore", tmp_path)


def check_samples(aimscore: Path, folder: Path) -> None:
    """The command line gives the reports that Rust gives."""
    others = ("roadmap", "uncertainty", "chart", "format", "oscal", "table", "workbook", "from_workbook")
    reports = [run for run in runs() if not any(map(run.get, others))]
    samples = {run["name"]: run for run in reports if run["name"].startswith("samples/")}
    assert samples
    for name, sample in samples.items():
        (folder / "sample.json").write_text(sample["input"], "utf-8")
        command = [aimscore, "assess", "--json", "sample.json"]
        done = subprocess.run(command, capture_output=True, cwd=folder, check=False)
        assert done.stdout == sample["output"].encode(), name
