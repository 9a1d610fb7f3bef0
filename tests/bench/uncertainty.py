"""`python tests/bench/uncertainty.py`: 10,000 draws in Python beside NumPy, in nanoseconds.

Half of the answers of the built-in catalogue are uncertain, half of these unrated, and there are 30 risks. The package gives
5, 50 and 95 % of every headline, bands, labels and residual levels. NumPy, written for this very task, gives less: `headlines`
only the two figures of a draw, `figures` those of units, groups and parts. It draws from its fastest generator, compares in 16 bits,
adds up in 8 and multiplies in blocks that stay in the cache; each of that was tried against other ways and kept for being faster.
"""

import json
import os
import time
from collections.abc import Callable
from pathlib import Path

os.environ["OPENBLAS_NUM_THREADS"] = "1"

import aimscore as ac
import numpy as np

CATALOGUE = json.loads((Path(__file__).parents[2] / "core/data/iso-42001/catalogue.json").read_text("utf-8"))
LEVELS = [level["id"] for level in CATALOGUE["scale"]]
DRAWS = 10_000
BLOCK = 1_000
ROUNDS = 60
"""Rounds of which the best counts: what other programs on the machine add is no property of this one."""


def assessment() -> dict:
    """Every fourth question unrated, every fourth doubted, the rest certain."""
    units = [unit for part in CATALOGUE["parts"] for group in part["groups"] for unit in group["units"]]
    answers = []
    for number, item in enumerate(item for unit in units for item in unit["items"]):
        answer = {"item_id": item["id"], "rating": LEVELS[number * 7 % 10 % 4], "evidence_level": "record"}
        if number % 4 == 2:
            answer["confidence"] = "medium" if number % 8 == 2 else "low"
        if number % 4:
            answers.append(answer)
    scenarios = [scenario["id"] for scenario in CATALOGUE["risks"]["scenarios"]]
    risks = [
        {
            "id": f"R{n}",
            "scenario_id": scenarios[n % len(scenarios)],
            "likelihood": 4,
            "consequence": {"individuals": 4},
        }
        for n in range(30)
    ]
    head = {"format": "aimscore/assessment/1", "catalogue": {"id": "iso-42001"}, "as_of": "2026-11-23"}
    return {**head, "answers": answers, "risks": risks}


class Numpy:
    """The same draws and figures with arrays: items in rows, draws in columns."""

    def __init__(self, given: dict) -> None:
        stated = {answer["item_id"]: answer for answer in given["answers"]}
        units, groups, thresholds, owners = [], [], [], []
        top = len(LEVELS) - 1
        for p, part in enumerate(CATALOGUE["parts"]):
            for group in part["groups"]:
                groups.append(p)
                for unit in group["units"]:
                    items = [item["id"] for item in unit["items"] if item["basis"] == "requirement"]
                    if not items:
                        continue
                    certain = 0
                    for id in items:
                        odds = self.odds(stated.get(id), top)
                        if max(odds) == 1:
                            certain += odds.index(1)
                        else:
                            thresholds.append([min(int(65536 * c + 1e-6), 65535) for c in np.cumsum(odds)[:-1]])
                            owners.append(len(units))
                    units.append((p, len(groups) - 1, top * len(items), certain))
        self.bounds = np.array(thresholds, np.uint16).T[:, :, None].copy()
        owner = np.array(owners)
        self.starts = np.flatnonzero(np.r_[True, owner[1:] != owner[:-1]])
        which = owner[self.starts]
        weights = np.zeros((len(units) + len(groups) + 2, len(units)), np.float32)
        for u, (p, g, whole, _) in enumerate(units):
            weights[u, u] = 1 / whole
            weights[len(units) + g, u] = 1 / whole / sum(other[1] == g for other in units)
            weights[len(units) + len(groups) + p, u] = 1 / whole / sum(other[0] == p for other in units)
        fixed = np.array([unit[3] for unit in units], np.float32)
        self.base = (weights @ fixed)[:, None]
        self.of_items = np.ascontiguousarray(weights[-2:][:, owner])
        self.means = np.ascontiguousarray(weights[len(units) :][:, which])
        self.shares = np.array([1 / unit[2] for unit in units], np.float32)[which][:, None]
        self.count = len(owners)

    @staticmethod
    def odds(answer: dict | None, top: int) -> list[float]:
        if answer is None:
            return [1 / (top + 1)] * (top + 1)
        rating = LEVELS.index(answer["rating"])
        own, beside = {"medium": (0.8, 0.1), "low": (0.5, 0.25)}.get(answer.get("confidence", "high"), (1, 0))
        odds = [0.0] * (top + 1)
        for level, share in ((rating, own), (rating - 1, beside), (rating + 1, beside)):
            odds[level if 0 <= level <= top else rating] += share
        return odds

    def levels(self, generator: np.random.SFC64) -> np.ndarray:
        """The levels of a block of draws."""
        random = generator.random_raw((self.count * BLOCK + 3) // 4).view(np.uint16)[: self.count * BLOCK]
        random = random.reshape(self.count, BLOCK)
        levels = np.zeros((self.count, BLOCK), np.uint8)
        above = np.empty((self.count, BLOCK), bool)
        for bound in self.bounds:
            np.greater_equal(random, bound, out=above)
            levels += above.view(np.uint8)
        return levels

    def headlines(self) -> np.ndarray:
        generator, found = np.random.SFC64(42), np.empty((2, DRAWS), np.float32)
        for at in range(0, DRAWS, BLOCK):
            found[:, at : at + BLOCK] = self.of_items @ self.levels(generator).astype(np.float32) + self.base[-2:]
        return found

    def figures(self) -> np.ndarray:
        generator, rows = np.random.SFC64(42), len(self.means)
        found = np.empty((rows + len(self.starts), DRAWS), np.float32)
        for at in range(0, DRAWS, BLOCK):
            sums = np.add.reduceat(self.levels(generator), self.starts, axis=0, dtype=np.uint8).astype(np.float32)
            found[:rows, at : at + BLOCK] = self.means @ sums + self.base[-rows:]
            np.multiply(sums, self.shares, out=found[rows:, at : at + BLOCK])
        return found


def best(runs: dict[str, Callable[[], object]]) -> dict[str, int]:
    """Processor time of the best round of each, round by round in turn."""
    times: dict[str, list[int]] = {name: [] for name in runs}
    for _ in range(ROUNDS):
        for name, run in runs.items():
            start = time.process_time_ns()
            run()
            times[name].append(time.process_time_ns() - start)
    return {name: min(taken) for name, taken in times.items()}


def main() -> None:
    given = assessment()
    engine = ac.Catalogue.iso_42001()._engine
    text, options = json.dumps(given).encode(), json.dumps({"seed": 42, "draws": DRAWS}).encode()
    arrays = Numpy(given)
    exact = [part["spread"]["mean"] for part in ac.uncertainty(given, seed=42)["parts"]]
    for found in (arrays.headlines()[-2:], arrays.figures()[len(arrays.means) - 2 : len(arrays.means)]):
        assert np.allclose(100 * found.mean(axis=1), exact, atol=0.2), (found.mean(axis=1), exact)
    runs = {"uncertainty": lambda: engine.uncertainty(text, options)}
    print(json.dumps(best({**runs, "headlines": arrays.headlines, "figures": arrays.figures})))


main()
