"""Lint of the prose of the catalogue and of the engine: plain, own wording, one idea a question.

    python tests/python/plain_language.py            lists every problem
    python tests/python/plain_language.py --hash DIR renews draft-runs.bin from a folder of drafts

`draft-runs.bin` holds 5-byte hashes of every run of eight words in the drafts that the catalogue's facts
came from; the drafts themselves are not kept here. Grade level: Flesch-Kincaid (1975), with the glossary's
terms and the titles of the standard replaced by one short word, since nobody can choose a shorter one.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TEXTS = [
    ROOT / "core/data/en.json",
    *sorted((ROOT / "core/data/iso-42001/en").glob("*.json")),
    *sorted((ROOT / "web-demo/frameworks").glob("*/texts.json")),
]
RUNS = Path(__file__).with_name("draft-runs.bin")
RUN_WORDS, HASH_BYTES, GRADE_MAX, QUESTION_WORDS_MAX = 8, 5, 9.0, 32
OPENERS = "Have Has Do Does Did Is Are Was Were Can Could Would".split()
# Pairs that name one idea. Any other "and" in a question joins two questions.
ONE_IDEA = [
    "risks and opportunities",
    "risk and opportunity",
    "needs and expectations",
    "roles and responsibilities",
    "responsibilities and authorities",
    "duties and powers",
    "individuals and groups",
    "people and society",
    "groups and society",
    "people, groups and society",
    "nature and scale",
    "design and development",
    "verification and validation",
    "system and computing",
    "terms and conditions",
    "time and place",
    "when and how",
    "data and tools",
    "health and safety",
    "testing and validation",
    "dos and don'ts",
    "pros and cons",
]
# Words that a newcomer may not know: each needs a glossary entry that contains it.
JARGON = """
    provenance drift residual nonconformity nonconforming traceability inference hyperparameter annotation normalization
    robustness explainability accountability retention metadata benchmark workflow stakeholder governance
    mitigation applicability deployment validation verification impartiality taxonomy representativeness pipeline
""".split()


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", text)


def run_hashes(text: str) -> Iterator[bytes]:
    w = [x.lower() for x in words(text)]
    for i in range(len(w) - RUN_WORDS + 1):
        yield hashlib.sha256(" ".join(w[i : i + RUN_WORDS]).encode()).digest()[:HASH_BYTES]


def syllables(word: str) -> int:
    w = re.sub(r"[^a-z]", "", word.lower())
    if len(w) <= 3:
        return 1
    w = re.sub(r"(?:[^laeiouy]es|[^aeioutdy]ed|[^l]e)$", lambda m: m[0][0], w)
    w = re.sub(r"^y", "", w)
    split = re.findall(r"i[ao]|ua(?!r)", re.sub(r"[ctsg]io|[ctg]ia|quo?a", "", w))
    return max(1, len(re.findall(r"[aeiouy]+", w)) + len(split))


def is_prose(path: str, text: str) -> bool:
    """Whether it is made of sentences; evidence, labels and lines of figures need not be."""
    if re.search(r"/evidence/\d+$|^/parts/\w+/groups$", path):
        return False
    name_or_label = path.endswith(("/name", "/label")) or path.startswith(("/sentences/", "/page/"))
    return text.endswith(".") or not name_or_label


def grade(text: str, terms: re.Pattern[str]) -> float:
    text = re.sub(r"\{\w+\}", "it", text)
    text = terms.sub("it", text)
    text = re.sub(r"\b(?:ISO(?:/IEC)?|NIST|EU|EN|AI|IEC)\b(?: ?[\d:.]+)?|\b[A-D]?\.?\d[\d.:]*\b", "it", text)
    w = words(text)
    sentences = max(1, len(re.findall(r"[.?!:](?:\s|$)", text)))
    return 0.39 * len(w) / sentences + 11.8 * sum(map(syllables, w)) / max(1, len(w)) - 15.59


def texts(node: object, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(node, str):
        yield path, node
    elif isinstance(node, dict):
        for key, value in node.items():
            yield from texts(value, f"{path}/{key}")
    elif isinstance(node, list):
        for i, value in enumerate(node):
            yield from texts(value, f"{path}/{i}")


def load() -> dict[str, dict]:
    return {str(p.relative_to(ROOT)): json.loads(p.read_text("utf-8")) for p in TEXTS}


def problems() -> list[str]:
    found: list[str] = []
    files = load()
    drafts = RUNS.read_bytes()
    draft_runs = {drafts[i : i + HASH_BYTES] for i in range(0, len(drafts), HASH_BYTES)}
    glossary = [
        t for f in files.values() for g in f.get("glossary", {}).values() for t in [g["term"], *g.get("also", [])]
    ]
    titles = [v for f in files.values() for p, v in texts(f) if p.endswith("/title")]
    longest_first = sorted({*glossary, *titles}, key=len, reverse=True)
    terms = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})(?:s|es)?\b", re.I)
    glossary_words = {w.lower() for t in glossary for w in words(t)} | {w for t in glossary for w in words(t)}
    for name, content in files.items():
        for path, text in texts(content):
            where = f"{name}{path}"
            field = path.rsplit("/", 1)[-1]
            if field in ("$schema", "format", "language", "catalogue", "id"):
                continue
            if re.search(r"\bshall\b", text, re.I):
                found.append(f"{where}: says `shall`")
            if field in ("title", "term") or "/also/" in path:
                continue
            if any(h in draft_runs for h in run_hashes(text)):
                first = next(i for i, run in enumerate(run_hashes(text)) if run in draft_runs)
                shared = " ".join(words(text)[first : first + RUN_WORDS])
                found.append(f"{where}: shares eight words with a draft: `{shared}`")
            for w in set(words(text)):
                if re.fullmatch(r"[A-Z]{2,}s?", w) and w not in glossary_words and w.rstrip("s") not in glossary_words:
                    found.append(f"{where}: `{w}` has no glossary entry")
                if w.lower() in JARGON and w.lower() not in glossary_words:
                    found.append(f"{where}: `{w}` has no glossary entry")
            if is_prose(path, text):
                g = grade(text, terms)
                if g > GRADE_MAX:
                    found.append(f"{where}: grade {g:.1f}, above {GRADE_MAX:g}: {text}")
            if field == "question":
                rest = text
                for pair in ONE_IDEA:
                    rest = rest.replace(pair, "it")
                if text.count("?") != 1 or not text.endswith("?"):
                    found.append(f"{where}: a question has one question mark, at its end: {text}")
                if re.search(r"\band\b|;|and/or|\bas well as\b", rest):
                    found.append(f"{where}: asks two things: {text}")
                if words(text)[0] not in OPENERS:
                    found.append(f"{where}: begins with `{words(text)[0]}`: {text}")
                if len(words(text)) > QUESTION_WORDS_MAX:
                    found.append(f"{where}: {len(words(text))} words, at most {QUESTION_WORDS_MAX}: {text}")
    return found


def hash_drafts(folder: Path) -> None:
    titles = {h for f in load().values() for p, t in texts(f) if p.endswith("/title") for h in run_hashes(t)}
    runs = set()
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".yaml", ".md"):
            for quoted in path.read_text("utf-8").split("\n\n"):
                runs.update(run_hashes(re.sub(r"(?m)^\s*(?:- )?[a-z_0-9]+:|^\s*(?:- |#+|\|)|[*|>'\"]", " ", quoted)))
    RUNS.write_bytes(b"".join(sorted(runs - titles)))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--hash"]:
        hash_drafts(Path(sys.argv[2]))
    else:
        listed = problems()
        print("\n".join(listed))
        sys.exit(bool(listed))
