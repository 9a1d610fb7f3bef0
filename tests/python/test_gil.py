"""Other threads run while an assessment is scored."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator

import pytest

import aimscore as ac

LONG = ac.Assessment(as_of="2026-11-23")
LONG.answer("4.1-r1", "fully", note="a long note " * 300_000)


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
    yield ticks
    sys.setswitchinterval(interval)
    done.set()
    thread.join()


@pytest.mark.parametrize(
    "work",
    [
        lambda engine, text: engine.assess(text),
        lambda engine, text: engine.validate(text),
        lambda engine, text: engine.explain(text, "4.1"),
        lambda engine, text: engine.render(text, "text"),
    ],
    ids=["assess", "validate", "explain", "render"],
)
def test_other_threads_advance(work: Callable[..., str], ticks: list[int]) -> None:
    engine, text = ac.Catalogue.iso_42001()._engine, LONG.to_json().encode()
    before = ticks[0]
    work(engine, text)
    assert ticks[0] > before


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
