"""The command line, each command as a process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import aimscore as ac

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = str(ROOT / "tests/samples/developer-midway.json")
EARLIER = str(ROOT / "tests/samples/deployer-started.json")
A = ac.Assessment(as_of="2026-11-23", organization={"name": "Müller ☂"})
A["4.1-r1"] = "largely"
MODULE = [sys.executable, "-m", "aimscore"]
SCRIPT = [str(Path(sys.executable).with_name("aimscore"))]
ONE_LINE = r"[^\n]+\n"


def run(*arguments: str, command: list[str] = MODULE, stdin: bytes = b"", **environment: str) -> tuple[int, str, str]:
    plain = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLUMNS", "TERM")}
    done = subprocess.run(
        [*command, *arguments], input=stdin, capture_output=True, check=False, env={**plain, **environment}
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "answers.json"
    A.save(path)
    return str(path)


# What goes in


def test_every_form_of_an_assessment_is_read(file: str, tmp_path: Path) -> None:
    summary = (0, A.assess().summary(), "")
    csv = tmp_path / "answers.csv"
    csv.write_bytes(A.answers_csv().encode())
    (tmp_path / "code.txt").write_text(A.to_code() + "\n")
    day = ["--as-of", "2026-11-23"]
    shared = ac.Assessment.from_code(A.to_code()).assess().summary()
    assert run("assess", file) == run("assess", "-", stdin=A.to_json().encode()) == summary
    for status, out, err in (
        run("assess", A.to_code()),
        run("assess", str(tmp_path / "code.txt")),
        run("assess", "-", stdin=A.to_code().encode()),
        run("assess", str(csv), *day),
        run("assess", "-", *day, stdin=csv.read_bytes()),
    ):
        assert (status, out, err) == (0, shared, "")


def test_any_locale(file: str) -> None:
    locale = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    assert run("assess", file, **locale) == (0, A.assess().summary(), "")


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


@pytest.mark.parametrize(
    ("stdin", "says"),
    [
        (b"", "not JSON"),
        (b"{", "not JSON"),
        (b"\xff", "UTF-8"),
        (b"[]", "expected an object"),
        (b"null", "expected an object"),
        (b"PK\x03\x04", "workbook"),
        ("item_id".encode("utf-16"), "UTF-16"),
        ("item_id,note\n4.1-r1,Größe\n".encode("cp1252"), "UTF-8"),
        (b"item_id,rating\n4.1-r1,mostly\n", "/2/rating"),
        (b"AIMS1.iso-42001.1.0.0.AAAA", "code"),
    ],
    ids=["empty", "open", "latin", "list", "null", "xlsx", "utf-16", "csv in latin", "csv", "code"],
)
def test_input_that_is_no_assessment(stdin: bytes, says: str) -> None:
    day = ["--as-of", "2026-11-23"] if b"item_id," in stdin else []
    status, out, err = run("assess", "-", *day, stdin=stdin)
    assert (status, out, len(err.splitlines())) == (1, "", 1)
    assert says in err


def test_files_that_cannot_be_read_or_written(file: str, tmp_path: Path) -> None:
    nowhere = str(tmp_path / "nowhere" / "a.json")
    for arguments in (
        ["assess", nowhere],
        ["assess", str(tmp_path)],
        ["check", nowhere],
        ["compare", file, nowhere],
        ["assess", file, "--html", nowhere],
        ["export", file, "csv", "-o", nowhere],
        ["new", nowhere],
    ):
        status, out, err = run(*arguments)
        assert (status, out, len(err.splitlines())) == (1, "", 1), arguments
        assert str(tmp_path) in err


def test_a_day_where_one_is_needed_and_nowhere_else(file: str) -> None:
    status, _, err = run("assess", "-", stdin=b"item_id,rating\n")
    assert status == 2 and "--as-of YYYY-MM-DD" in err
    status, _, err = run("assess", file, "--as-of", "2026-11-23")
    assert status == 2 and "a day of its own" in err


# Commands


@pytest.mark.parametrize("command", [MODULE, SCRIPT], ids=["module", "script"])
def test_assess(file: str, command: list[str], tmp_path: Path) -> None:
    assert run("assess", file, command=command) == (0, A.assess().summary(), "")
    assert run("assess", "--json", file, command=command) == (0, A.assess().to_json(), "")
    page = tmp_path / "report.html"
    assert run("assess", file, "--html", str(page), command=command) == (0, A.assess().summary(), "")
    assert page.read_text("utf-8") == A.assess().to_html()
    page = tmp_path / "report.md"
    assert run("assess", file, "--markdown", str(page), command=command) == (0, A.assess().summary(), "")
    assert page.read_text("utf-8") == A.assess().to_markdown()


def test_threshold() -> None:
    assert ac.Assessment.load(SAMPLE).assess().to_dict()["readiness"] is not None
    labels = [label["id"] for label in ac.Catalogue.iso_42001().policy()["labels"]]
    assert labels.index("foundations") == 1
    statuses = [run("assess", SAMPLE, "--exit-nonzero-below", label)[0] for label in labels]
    assert statuses == [0, 0, 3, 3, 3]
    status, out, _ = run("assess", SAMPLE, "--exit-nonzero-below", "stage_1_candidate")
    assert (status, out) == (3, ac.Assessment.load(SAMPLE).assess().summary())


def test_check(file: str) -> None:
    status, out, err = run("check", file)
    assert (status, err) == (0, "") and out
    assert json.loads(run("check", file, "--json")[1]) == {"format": "aimscore/issues/1", "issues": [], "more": 0}
    bad = json.dumps({**A.to_dict(), "colour": 1, "as_of": "soon"}).encode()
    status, out, err = run("check", "-", stdin=bad)
    assert (status, out, len(err.splitlines())) == (1, "", 2)
    status, out, err = run("check", "-", "--json", stdin=bad)
    assert (status, err) == (1, "")
    assert [issue["code"] for issue in json.loads(out)["issues"]] == ["invalid_date", "unknown_key"]
    assert json.loads(run("check", "-", "--json", stdin=b"{")[1])["issues"][0]["code"] == "json_syntax"
    many = json.loads(run("check", "-", "--json", stdin=b'{"answers": [' + b"0, " * 1_500 + b"0]}")[1])
    assert (len(many["issues"]), many["more"]) == (1_000, 504)


def test_new(tmp_path: Path) -> None:
    items = ac.Catalogue.iso_42001().items()
    path = tmp_path / "begun.json"
    assert run("new", str(path), "--as-of", "2026-11-23", "--name", "Müller ☂") == (0, "", "")
    begun = ac.Assessment.load(path)
    assert begun.validate() == []
    assert begun.to_dict()["organization"] == {"name": "Müller ☂"}
    assert [answer["item_id"] for answer in begun.to_dict()["answers"]] == [item["id"] for item in items]
    status, out, err = run("new", str(path))
    assert (status, out, len(err.splitlines())) == (1, "", 1)
    assert ac.Assessment.load(path) == begun
    assert run("new", str(tmp_path / "begun.csv"), "--lang", "fr") == (0, "", "")
    assert items[0]["id"] in (tmp_path / "begun.csv").read_text("utf-8")
    assert ac.Catalogue.iso_42001("fr").items()[0]["question"] in (tmp_path / "begun.csv").read_text("utf-8")
    assert ac.Assessment.from_json(run("new", "-")[1]).validate() == []
    assert run("new", "-", "--as-of", "soon")[0] == 1


def test_report() -> None:
    report = ac.Assessment.load(SAMPLE).assess()
    status, out, err = run("report", SAMPLE)
    assert (status, err) == (0, "")
    words = report.assessment.catalogue.texts()
    for heading in ("units", "findings", "gaps", "applicability", "documents", "risks", "waves", "crosswalks"):
        assert f"\n{words['page'][heading]}\n" in out, heading
    for gap in report.gaps:
        assert gap["id"].partition(".")[2] in out
    assert max(map(len, out.splitlines())) <= 100
    groups = run("report", SAMPLE, "groups", COLUMNS="70")[1]
    assert max(map(len, groups.splitlines())) <= 90
    assert len(groups) < len(run("report", SAMPLE, "groups", "units")[1])
    assert json.loads(run("report", SAMPLE, "gaps", "risks", "--json")[1]) == {
        "gaps": report.to_dict()["gaps"],
        "risks": report.to_dict()["risks"],
    }
    found = json.loads(run("report", SAMPLE, "--json")[1])
    assert found["roadmap"] == report.roadmap()
    assert found["applicability"] == report.to_dict()["statement_of_applicability"]


def test_text_of_a_person_cannot_command_the_terminal() -> None:
    a = ac.Assessment(as_of="2026-11-23")
    a.decide("A.10.3", True, "\x1b[2J\u202eWe\tbuy\u200b\r\nmodels.")
    out = run("report", "-", "applicability", stdin=a.to_json().encode())[1]
    assert "models." in out
    assert all(character == "\n" or character.isprintable() for character in out)


def test_compare(file: str) -> None:
    status, out, err = run("compare", EARLIER, SAMPLE)
    assert (status, err) == (0, "")
    moved = ac.Assessment.load(SAMPLE).compare(ac.Assessment.load(EARLIER))
    assert json.loads(run("compare", EARLIER, SAMPLE, "--json")[1]) == moved
    for unit in moved["units"]:
        assert f"\n{unit['id']} " in out
    status, out, err = run("compare", file, file)
    assert (status, err) == (0, "") and A.assess().readiness is not None


def test_export(tmp_path: Path) -> None:
    a = ac.Assessment.load(SAMPLE)
    report = a.assess()
    made = {
        "json": a.to_json(),
        "csv": a.answers_csv(),
        "code": a.to_code() + "\n",
        "scope": a.draft_scope() + "\n",
        "report": report.to_json(),
        "html": report.to_html(),
        "markdown": report.to_markdown(),
        "headline": report.chart("headline").svg,
        "groups": report.chart("groups").svg,
        "matrix": report.chart("matrix").svg,
    }
    for form, text in made.items():
        path = tmp_path / form
        assert run("export", SAMPLE, form, "-o", str(path)) == (0, "", "")
        assert path.read_bytes() == text.encode()
    for form, page in (("html", report.to_html), ("markdown", report.to_markdown)):
        for part in ("management_review", "internal_audit"):
            assert run("export", SAMPLE, form, "--part", part) == (0, page(part=part), "")  # type: ignore[arg-type]
    status, _, err = run("export", SAMPLE, "csv", "--part", "internal_audit")
    assert (status, err) == (2, "--part is for html and markdown\n")
    assert run("export", SAMPLE, "html", "--part", "everything")[0] == 2
    assert run("export", SAMPLE, "code") == (0, made["code"], "")


def test_a_workbook_goes_out_and_comes_back(tmp_path: Path) -> None:
    book, begun, report = tmp_path / "answers.xlsx", str(tmp_path / "begun.XLSX"), ac.Assessment.load(SAMPLE).assess()
    assert run("export", SAMPLE, "xlsx", "-o", str(book)) == (0, "", "")
    assert book.read_bytes() == report.to_xlsx()
    assert run("assess", str(book), "--json") == (0, report.to_json(), "")
    assert run("new", begun, "--as-of", "2026-11-23") == (0, "", "")
    assert json.loads(run("assess", begun, "--json")[1])["as_of"] == "2026-11-23"
    status, _, err = run("assess", str(book), "--as-of", "2026-11-23")
    assert (status, err) == (2, f"{book}: --as-of is for a CSV; this assessment has a day of its own\n")


def test_oscal_is_written_into_a_folder(tmp_path: Path) -> None:
    folder, report = tmp_path / "package", ac.Assessment.load(SAMPLE).assess()
    assert run("export", SAMPLE, "oscal", "-o", str(folder)) == (0, "", "")
    written = {path.name: path.read_bytes() for path in folder.iterdir()}
    wanted = {path.name: path.read_bytes() for path in report.save_oscal(tmp_path / "wanted")}
    assert written == wanted and len(wanted) == 7
    assert run("export", SAMPLE, "oscal") == (2, "", "OSCAL is a file for each document; give a folder with -o\n")
    (tmp_path / "file").touch()
    status, out, err = run("export", SAMPLE, "oscal", "-o", str(tmp_path / "file"))
    assert (status, out, len(err.splitlines())) == (1, "", 1)


def test_learn_knows_every_id_and_word() -> None:
    from aimscore.cli import _learn

    for language in ac.Catalogue.languages():
        library = _learn.Library(ac.Catalogue.iso_42001(language))
        ids = {id for kind in _learn.KINDS for id in library.texts[kind]}
        assert len(ids) > 500
        for kind, id in library.kinds.values():
            assert "".join(_learn.PAGES[kind](library, id)).strip()


@pytest.mark.parametrize(
    ("about", "language", "says"),
    [
        (["A.6.2.4"], "en", "units"),
        (["a.6"], "de", "groups"),
        (["4.1-r1"], "fr", "items"),
        (["AIR-01"], "es", "scenarios"),
        (["DOC-4.3"], "en", "documents"),
    ],
)
def test_learn(about: list[str], language: str, says: str) -> None:
    status, out, err = run("learn", *about, "--lang", language)
    assert (status, err) == (0, "")
    texts = dict(ac.Catalogue.iso_42001(language).texts())[says]
    text = next(texts[id] for id in texts if id.casefold() == about[0].casefold())
    flat = " ".join(out.split())
    assert all(" ".join(part.split()) in flat for part in text.values() if isinstance(part, str))
    assert json.loads(run("learn", *about, "--lang", language, "--json")[1])["text"] == text


def test_learn_a_word_and_what_there_is() -> None:
    assert run("learn", "risk", "acceptance")[1].startswith("acceptance (risk acceptance)\n")
    status, out, err = run("learn", "A.6.2.44")
    assert (status, out) == (1, "")
    assert err == "`A.6.2.44` is no id and no word of the glossary; did you mean `A.6.2.4`?\n"
    out = run("learn")[1]
    assert all(unit["id"] in out for unit in A.assess().units)


# What comes out


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["score"],
        ["assess"],
        ["assess", "a", "b"],
        ["assess", "a", "--yaml"],
        ["assess", "a", "--lang", "tlh"],
        ["report", "a", "everything"],
        ["export", "a"],
    ],
)
def test_usage(arguments: list[str]) -> None:
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert err.startswith("usage: aimscore")


def test_a_threshold_that_is_no_label() -> None:
    status, out, err = run("assess", "-", "--exit-nonzero-below", "certified")
    assert (status, out) == (2, "")
    assert err.startswith("`certified` is no label: there are not_started, foundations, ")


def test_help_lists_commands_and_exit_statuses() -> None:
    status, out, _ = run("--help")
    readme = (ROOT / "bindings-python/README.md").read_text("utf-8")
    assert status == 0
    for command in ("new", "check", "assess", "report", "compare", "export", "learn"):
        assert f"\n    {command} " in out
        assert f"aimscore {command} " in readme
        assert run(command, "--help")[0] == 0
    for status in (0, 1, 2, 3):
        assert f"\n  {status}  " in out
        assert f"| {status} |" in readme


def test_version() -> None:
    assert run("--version") == (0, ac.__version__ + "\n", "")


@pytest.mark.skipif(os.name == "nt", reason="a terminal of POSIX")
def test_bold_letters_on_a_terminal_only() -> None:
    import pty

    def on_a_terminal(**environment: str) -> bytes:
        main, side = pty.openpty()
        process = subprocess.Popen(
            [*MODULE, "report", SAMPLE, "headline"], stdout=side, stdin=side, env={"TERM": "xterm", **environment}
        )
        assert process.wait() == 0
        os.close(side)
        shown = b""
        try:
            while part := os.read(main, 65_536):
                shown += part
        except OSError:  # Nobody holds the other side any more.
            pass
        os.close(main)
        return shown

    assert b"\x1b[1m" in on_a_terminal()
    assert b"\x1b" not in on_a_terminal(NO_COLOR="1") + on_a_terminal(TERM="dumb")
    assert "\x1b" not in run("report", SAMPLE, "headline", TERM="xterm")[1]


@pytest.mark.skipif(os.name == "nt", reason="pipes that close early are a matter of POSIX")
def test_a_reader_that_leaves(file: str) -> None:
    for arguments, status in (
        (["assess", "--json", file], 0),
        (["report", SAMPLE], 0),
        (["assess", "--exit-nonzero-below", "sustaining", file], 3),
    ):
        process = subprocess.Popen([*MODULE, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert process.stdout and process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
        process.stderr.close()
        assert process.wait() == status


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_an_output_that_is_full(file: str) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run([*MODULE, "assess", file], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 1
    assert done.stderr.decode().startswith("standard output: ") and done.stderr.count(b"\n") == 1
