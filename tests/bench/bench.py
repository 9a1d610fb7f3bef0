"""`python tests/bench/bench.py < assessment.json`: how fast the Python package is, in nanoseconds."""

import json
import subprocess
import sys
import timeit
from collections.abc import Callable
from itertools import cycle

import aimscore as ac

ROUNDS = 9
"""Rounds of which the best counts: what other programs on the machine add is no property of this one."""

RUNS = 30
"""Runs in a round."""


def best(run: Callable[[], object]) -> int:
    return round(min(timeit.repeat(run, repeat=ROUNDS, number=RUNS)) / RUNS * 1e9)


IMPORT = "import time; start = time.perf_counter_ns(); import aimscore; print(time.perf_counter_ns() - start)"


def imported() -> int:
    """The best import, each in a process of its own."""
    return min(
        int(subprocess.check_output([sys.executable, "-c", IMPORT]))
        for _ in range(ROUNDS)
    )


def main() -> None:
    assessment = json.load(sys.stdin)
    report = ac.assess(assessment).to_dict()
    session = ac.Session(assessment)
    changes = cycle(
        {"answers": [{"item_id": "4.1-r1", "rating": rating}]}
        for rating in ("fully", "partially")
    )
    figures = {
        "assess": best(lambda: ac.assess(assessment).to_dict()),
        "change": best(lambda: session.set(next(changes))),
        "roadmap": best(lambda: ac.roadmap(assessment)),
        "yardstick": best(lambda: json.loads(json.dumps(report))),
        "import": imported(),
    }
    print(json.dumps(figures))


main()
