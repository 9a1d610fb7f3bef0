"""The command line."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import aimscore as ac

A = ac.Assessment(as_of="2026-11-23", organization={"name": "Müller ☂"})
A["4.1-r1"] = "largely"
MODULE = [sys.executable, "-m", "aimscore"]
SCRIPT = [str(Path(sys.executable).with_name("aimscore"))]


def run(*arguments: str, command: list[str] = MODULE, stdin: bytes = b"") -> tuple[int, str, str]:
    done = subprocess.run([*command, *arguments], input=stdin, capture_output=True, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "answers.json"
    A.save(path)
    return str(path)


@pytest.mark.parametrize("command", [MODULE, SCRIPT], ids=["module", "script"])
def test_summary(file: str, command: list[str]) -> None:
    assert run("assess", file, command=command) == (0, A.assess().summary(), "")


def test_canonical_report(file: str) -> None:
    assert run("assess", "--json", file) == (0, A.assess().to_json(), "")


def test_standard_input() -> None:
    assert run("assess", "-", stdin=A.to_json().encode()) == (0, A.assess().summary(), "")


def test_any_locale(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONIOENCODING": "ascii",
    }.items():
        monkeypatch.setenv(name, value)
    assert run("assess", file) == (0, A.assess().summary(), "")


def test_bad_input_is_listed_in_full() -> None:
    answers = ", ".join(f'{{"item_id": "x{n}\\u001b"}}' for n in range(20))
    status, out, err = run("assess", "-", stdin=f'{{"as_of": "soon", "answers": [{answers}]}}'.encode())
    assert (status, out) == (1, "")
    assert len(err.splitlines()) == 23
    assert "\x1b" not in err


def test_more_than_can_be_listed() -> None:
    status, out, err = run("assess", "-", stdin=b'{"answers": [' + b"0, " * 1_500 + b"0]}")
    assert (status, out) == (1, "")
    assert err.splitlines()[-1] == "and 504 more"


@pytest.mark.parametrize("stdin", [b"", b"{", b"\xff", b"[]", b"null"])
def test_input_that_is_no_assessment(stdin: bytes) -> None:
    status, out, err = run("assess", "-", stdin=stdin)
    assert (status, out, len(err.splitlines())) == (1, "", 1)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    for path in (tmp_path / "nowhere.json", tmp_path):
        status, out, err = run("assess", str(path))
        assert (status, out, len(err.splitlines())) == (1, "", 1)
        assert str(path) in err


@pytest.mark.parametrize("arguments", [[], ["score"], ["assess"], ["assess", "a", "b"], ["assess", "a", "--yaml"]])
def test_usage(arguments: list[str]) -> None:
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert err.startswith("usage: aimscore")


def test_version() -> None:
    assert run("--version") == (0, ac.__version__ + "\n", "")


@pytest.mark.skipif(os.name == "nt", reason="pipes that close early are a matter of POSIX")
def test_a_reader_that_leaves(file: str) -> None:
    process = subprocess.Popen([*MODULE, "assess", "--json", file], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout and process.stderr
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 0
