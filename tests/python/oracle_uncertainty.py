"""Uncertainty, section 10 of the rules, for the independent scorer: each draw is an assessment of its own."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from itertools import accumulate
from math import ceil, floor, isqrt
from typing import Any

import oracle
import oracle_applicability as applicability
from oracle_exact import CLASSES, natural, percent

WORD = 0xFFFFFFFF
COLUMNS = ((0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15))
DIAGONALS = ((0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14))


def chacha8(key: bytes, stream: int) -> Iterator[bytes]:
    """The key stream in blocks of 64 bytes: eight rounds, with a counter and a stream number of 64 bits each."""
    constants = [int.from_bytes(b"expand 32-byte k"[i : i + 4], "little") for i in range(0, 16, 4)]
    words = [int.from_bytes(key[i : i + 4], "little") for i in range(0, 32, 4)]
    for counter in range(1 << 64):
        start = [*constants, *words, counter & WORD, counter >> 32, stream & WORD, stream >> 32]
        state = list(start)

        def turn(to: int, by: int, from_: int, bits: int, state: list[int] = state) -> None:
            state[to] = (state[to] + state[by]) & WORD
            mixed = state[from_] ^ state[to]
            state[from_] = (mixed << bits | mixed >> (32 - bits)) & WORD

        for a, b, c, d in (COLUMNS + DIAGONALS) * 4:
            turn(a, b, d, 16)
            turn(c, d, b, 12)
            turn(a, b, d, 8)
            turn(c, d, b, 7)
        yield b"".join(((x + y) & WORD).to_bytes(4, "little") for x, y in zip(state, start, strict=True))


def numbers(seed: int, stream: int) -> Iterator[int]:
    """The random numbers of 16 bits of a stream."""
    for block in chacha8(seed.to_bytes(8, "little") + bytes(24), stream):
        for at in range(0, 64, 2):
            yield int.from_bytes(block[at : at + 2], "little")


class _Drawn(oracle._Case):
    """An assessment in which the items of `drawn` were unrated: nothing caps them."""

    def __init__(self, catalogue: dict, policy: dict, assessment: dict, drawn: set[str]) -> None:
        self.drawn = drawn
        super().__init__(catalogue, policy, assessment)

    def value(self, item: dict, layer: str, **closed: Any) -> int | None:
        return self.ratings[item["id"]] if item["id"] in self.drawn else super().value(item, layer, **closed)

    def document_lowers(self, item: dict) -> bool:
        return item["id"] not in self.drawn and super().document_lowers(item)


class Spread:
    """What is uncertain in an assessment, and what follows from it."""

    def __init__(self, catalogue: dict, policy: dict, assessment: dict, prior: dict[str, int] | None = None) -> None:
        self.catalogue, self.policy, self.assessment = catalogue, policy, assessment
        case = self.case = oracle._Case(catalogue, policy, assessment)
        confidence = {a["item_id"]: a.get("confidence", "high") for a in assessment.get("answers", [])}
        self.odds: dict[str, list[Fraction]] = {}
        self.unrated: set[str] = set()
        items = [(unit, item) for unit in case.units if not unit.excluded for item in unit.scored]
        for _, item in sorted(items, key=lambda entry: natural(entry[1]["id"])):
            id = item["id"]
            rating = case.ratings.get(id)
            if rating is None:
                self.unrated.add(id)
                weights = [(prior or {}).get(level, 0) if prior else 1 for level in case.levels]
                self.odds[id] = [Fraction(weight, sum(weights)) for weight in weights]
            elif confidence[id] != "high":
                stay, move = (
                    (Fraction(8, 10), Fraction(1, 10))
                    if confidence[id] == "medium"
                    else (Fraction(1, 2), Fraction(1, 4))
                )
                odds = [Fraction(0)] * (case.top + 1)
                for level, share in ((rating, stay), (rating - 1, move), (rating + 1, move)):
                    odds[level if 0 <= level <= case.top else rating] += share
                self.odds[id] = odds
        self.place = {item["id"]: (unit, item) for unit, item in items}

    def weight(self, id: str) -> Fraction:
        """What one level of an item is in the headline of its part."""
        unit, _ = self.place[id]
        total = self.case.weight[unit.part]
        return Fraction(unit.weight, total * len(unit.scored) * self.case.top) if total else Fraction(0)

    def held(self, id: str, level: int) -> int:
        if id in self.unrated:
            return level
        value = self.case.value(self.place[id][1], self.case.layer, rating=level)
        assert value is not None
        return value

    def variance(self, id: str) -> Fraction:
        values = [self.held(id, level) for level in range(self.case.top + 1)]
        mean = sum((p * v for p, v in zip(self.odds[id], values, strict=True)), Fraction(0))
        spread = sum((p * (v - mean) ** 2 for p, v in zip(self.odds[id], values, strict=True)), Fraction(0))
        return self.weight(id) ** 2 * spread

    def moments(self, part: str) -> tuple[Fraction, Fraction]:
        """Mean and variance of the headline of a part."""
        mean = variance = Fraction(0)
        for unit in self.case.units:
            for item in unit.scored if unit.part == part and unit.weight else []:
                id = item["id"]
                if id in self.odds:
                    drawn = enumerate(self.odds[id])
                    mean += self.weight(id) * sum((p * self.held(id, level) for level, p in drawn), Fraction(0))
                    variance += self.variance(id)
                else:
                    mean += self.weight(id) * (self.case.value(item, self.case.layer) or 0)
        return mean, variance

    def draws(self, seed: int, count: int) -> Iterator[dict[str, int]]:
        """The levels of the uncertain items, draw after draw."""
        thresholds = {
            id: [floor(65536 * cumulative) for cumulative in list(accumulate(odds))[:-1]]
            for id, odds in self.odds.items()
        }
        stream: Iterator[int] = iter(())
        for draw in range(count):
            if draw % 64 == 0:
                stream = numbers(seed, draw // 64)
            yield {id: bisect_right(bounds, next(stream)) for id, bounds in thresholds.items()}

    def outcome(self, levels: dict[str, int]) -> tuple[Any, ...]:
        """Headlines, label, bands and residual levels of one draw."""
        named = {id: self.case.levels[level] for id, level in levels.items()}
        stated = {answer["item_id"]: answer for answer in self.assessment.get("answers", [])}
        for id, rating in named.items():
            stated[id] = {**stated.get(id, {"item_id": id}), "rating": rating}
        assessment = {**self.assessment, "answers": list(stated.values())}
        case = _Drawn(self.catalogue, self.policy, assessment, self.unrated)
        rows = applicability.statement(self.catalogue, self.policy, assessment, [], case)["rows"]
        findings = [finding for unit in case.units for finding in case.findings(unit, rows)]
        readiness = case.readiness(rows, findings)
        figures = {}
        for part in self.catalogue["parts"]:
            figure = case.figure([unit for unit in case.units if unit.part == part["id"]])
            if figure:
                figures[part["id"]] = (figure if case.layer == "declared" else figure["evidenced"])["low"]
        bands = {unit.id: case.unit_band(unit, case.layer) for unit in case.units}
        residual = {risk["id"]: case.risks.residual(risk, "worse") for risk in case.risks.list}
        risks = {id: case.risks.level(point) if point and case.risks.grid else None for id, point in residual.items()}
        above = {risk["id"]: case.risks.above_acceptance(risk) for risk in case.risks.list}
        return figures, readiness and readiness["label"], bands, risks, above

    def result(self, seed: int, count: int, next_by: str) -> dict[str, Any]:
        """All that the rules determine."""
        case, drawn = self.case, list(self.draws(seed, count))
        outcomes = [self.outcome(levels) for levels in drawn]
        labels = [label["id"] for label in self.policy.get("labels", [])]
        chance = {n: {"draws": n, "probability": percent(Fraction(n, count))} for n in range(count + 1)}

        def parts() -> Iterator[dict[str, Any]]:
            for part in (part["id"] for part in self.catalogue["parts"]):
                if not case.weight[part]:
                    yield {"id": part, "spread": None}
                    continue
                mean, variance = self.moments(part)
                figures = sorted(outcome[0][part] for outcome in outcomes)
                # The most thousandths t with t - 1/2 not above a thousand times the root of the variance.
                deviation = (isqrt(floor(4_000_000 * variance)) + 1) // 2
                quantiles = {f"p{q}": figures[ceil(Fraction(q * count, 100)) - 1] for q in (5, 50, 95)}
                exact = {"mean": str(mean), "variance": str(variance)}
                spread = {"mean": percent(mean), "deviation": percent(Fraction(deviation, 1000)), **quantiles}
                yield {"id": part, "spread": {**spread, "exact": exact}}

        times = Counter(outcome[1] for outcome in outcomes)
        reached = {label: sum(times[other] for other in labels[at:]) for at, label in enumerate(labels)}
        uncertain = [
            unit for unit in case.units if any(item["id"] in self.odds for item in unit.scored) and not unit.excluded
        ]
        grid = case.risks.grid["levels"] if case.risks.grid else []

        def of_risk(id: str) -> dict[str, Any]:
            found, above = Counter(o[3][id] for o in outcomes), Counter(o[4][id] for o in outcomes)
            levels = [] if None in found else [{"level": level, **chance[found[level]]} for level in grid]
            return {"id": id, "levels": levels, "above_acceptance": None if None in above else chance[above[True]]}

        variances = {id: self.variance(id) for id in self.odds}
        whole = {part["id"]: self.moments(part["id"])[1] for part in self.catalogue["parts"]}
        shares = {id: v / (whole[self.place[id][0].part] or 1) for id, v in variances.items()}
        rows = applicability.statement(self.catalogue, self.policy, self.assessment, [], case)["rows"]
        readiness = case.readiness(rows, [finding for unit in case.units for finding in case.findings(unit, rows)])
        next = readiness["next"] if readiness else None

        def movement(id: str) -> Fraction | None:
            if next is None or next_by != "next_label":
                return None
            hits = [outcome[1] in labels[labels.index(next) :] for outcome in outcomes]
            moved = Fraction(0)
            for level in range(case.top + 1):
                here = [hit for hit, levels in zip(hits, drawn, strict=True) if levels[id] == level]
                if here:
                    moved += Fraction(len(here), count) * abs(
                        Fraction(sum(here), len(here)) - Fraction(sum(hits), count)
                    )
            return moved

        questions = []
        for id in self.unrated:
            item, moved = self.place[id][1], movement(id)
            seconds = item.get("seconds", 60 * item["minutes"])
            order = (-(moved or 0) / seconds, -variances[id] / seconds, natural(id))
            exact = {"variance": str(variances[id]), "movement": None if moved is None else str(moved)}
            questions.append((order, {"item_id": id, "seconds": seconds, **exact}))
        return {
            "unrated": len(self.unrated),
            "doubted": len(self.odds) - len(self.unrated),
            "parts": list(parts()),
            "labels": [
                {"id": label, "exactly": chance[times[label]], "at_least": chance[reached[label]]} for label in labels
            ],
            "units": [
                {
                    "id": unit.id,
                    "bands": [
                        {"band": band, **chance[sum(o[2][unit.id] == band for o in outcomes)]} for band in CLASSES
                    ],
                }
                for unit in uncertain
            ],
            "risks": [of_risk(risk["id"]) for risk in case.risks.list],
            "items": [{"item_id": id, "share": percent(share), "exact": str(share)} for id, share in shares.items()],
            "next": next,
            "next_questions": [question for _, question in sorted(questions, key=lambda entry: entry[0])],
        }
