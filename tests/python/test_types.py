"""The types tell the truth, and say no where they should."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "bindings-python"


def run(*arguments: str) -> str:
    """What a checker prints; run where no file of ours can be found by chance."""
    command = [sys.executable, "-m", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, cwd=PACKAGE / "python", check=False)
    return done.stdout + done.stderr


def mypy(*arguments: str) -> str:
    return run("mypy", "--config-file", str(PACKAGE / "pyproject.toml"), f"--cache-dir={os.devnull}", *arguments)


def test_stubs_match_the_native_module() -> None:
    assert "Success" in run("mypy.stubtest", "aimscore._native", "--mypy-config-file", str(PACKAGE / "pyproject.toml"))


def test_the_package_is_strict() -> None:
    assert "Success" in mypy("-p", "aimscore")


def test_every_public_type_is_known_and_every_function_documented() -> None:
    """Pyright looks at the package as at one that somebody installed."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    command = [sys.executable, "-m", "pyright", "--verifytypes", "aimscore", "--ignoreexternal", "--outputjson"]
    done = subprocess.run(
        command, capture_output=True, text=True, cwd=PACKAGE, check=False, env={**os.environ, "PATH": path}
    )
    found = json.loads(done.stdout)["typeCompleteness"]
    assert found["exportedSymbolCounts"]["withKnownType"] > 1_000
    amiss = [
        diagnostic["message"]
        for symbol in found["symbols"]
        for diagnostic in symbol["diagnostics"]
        if diagnostic["severity"] == "error" or ("docstring" in diagnostic["message"] and symbol["category"] != "class")
        if not symbol["name"].startswith("aimscore._native.")
    ]
    assert (amiss, found["completenessScore"]) == ([], 1)


def test_a_user_gets_types(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "import aimscore as ac\n"
        'a = ac.Assessment(as_of="2026-11-23", organization={"name": "Example", "roles": ["deployer"]})\n'
        'a.answer("4.1-r1", "largely", evidence_level="record")\n'
        "report = a.assess()\n"
        'low: float = report.units[0]["figure"]["low"] if report.units[0]["figure"] else 0\n'
        'a.answer("4.1-r1", "largely", evidence_level="hearsay")\n'
        'report.gaps[0]["severity"]\n'
        'report.readiness["label"]\n'
    )
    lines = mypy("--strict", str(script)).splitlines()
    assert [line.split(":")[1] for line in lines[:-1] if ": error:" in line] == ["6", "7", "8"], lines


def test_types_are_up_to_date() -> None:
    spec = importlib.util.spec_from_file_location("generate_types", PACKAGE / "generate_types.py")
    assert spec and spec.loader
    generator = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(generator)
    assert generator.TYPES.read_text("utf-8") == generator.generate(), (
        "types.py is out of date: run `cargo xtask bless`"
    )
