"""Other threads run while an assessment is scored."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

import aimscore as ac
from aimscore import _native
from aimscore._json import dump

LONG = {"answers": [{"item_id": "4.1-r1", "rating": "fully", "note": "a long note " * 300_000}]}
ASSESSMENT = dump({"format": "aimscore/assessment/1", "catalogue": {"id": "iso-42001"}, "as_of": "2026-11-23", **LONG})
ENGINE = ac.Catalogue.iso_42001()._engine
CATALOGUE = ENGINE.catalogue().encode()
SESSION = _native.Session(ENGINE, ASSESSMENT)


@pytest.fixture
def ticks() -> Iterator[list[int]]:
    """Grows while another thread gets to run. It asks in vain for as long as nobody gives the lock away."""
    ticks = [0]
    done = threading.Event()

    def tick() -> None:
        while not done.is_set():
            ticks[0] += 1
            time.sleep(0)

    interval = sys.getswitchinterval()
    thread = threading.Thread(target=tick)
    thread.start()
    sys.setswitchinterval(60)
    time.sleep(0.01)  # Whoever waits by the old interval gets its turn.
    yield ticks
    sys.setswitchinterval(interval)
    done.set()
    thread.join()


@pytest.mark.parametrize(
    ("work", "arguments"),
    [
        (_native.parse, [ASSESSMENT]),
        (ENGINE.assess, [ASSESSMENT]),
        (ENGINE.validate, [ASSESSMENT]),
        (ENGINE.explain, [ASSESSMENT, "4.1"]),
        (ENGINE.render, [ASSESSMENT, "text"]),
        (ENGINE.chart, [ASSESSMENT, "groups"]),
        (_native.Engine, [CATALOGUE]),
        (_native.Session, [ENGINE, ASSESSMENT]),
        (SESSION.set, [dump(LONG)]),
        (SESSION.assessment, []),
        (SESSION.report, []),
    ],
    ids="parse assess validate explain render chart catalogue session set assessment report".split(),
)
def test_other_threads_advance(work: Callable[..., object], arguments: list[Any], ticks: list[int]) -> None:
    before = ticks[0]
    for _ in range(100):  # On a busy machine the other thread may miss its turn.
        work(*arguments)
        if ticks[0] > before:
            return
    raise AssertionError("no other thread got a turn")


def test_other_threads_wait_for_work_that_keeps_the_lock(ticks: list[int]) -> None:
    before = ticks[0]
    sum(range(3_000_000))
    assert ticks[0] == before


def test_threads_share_a_session() -> None:
    session = ac.Session(ac.Assessment(as_of="2026-11-23"))
    items = [item["id"] for item in ac.Catalogue.iso_42001().items()][:64]

    def state(mine: list[str]) -> None:
        for item_id in mine:
            session.set({"answers": [{"item_id": item_id, "rating": "fully"}]})

    threads = [threading.Thread(target=state, args=(items[start::4],)) for start in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {answer["item_id"] for answer in session.assessment().to_dict()["answers"]} == set(items)
    assert session.report() == session.assessment().assess()
