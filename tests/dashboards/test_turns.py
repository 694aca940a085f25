"""Runs stand in line: cards before charts, whoever waits longer before others, and nobody forever."""

from __future__ import annotations

import threading
from concurrent.futures import Future, ThreadPoolExecutor, wait
from pathlib import Path

import pytest

from dashboards import data, turns
from tests.waiting import PATIENCE, wait_until


class Reader:
    """A run of the script in a thread of its own, which goes on when it is told to."""

    def __init__(self, name: str, log: list[str]) -> None:
        self._name, self._log = name, log
        self._steps = threading.Semaphore(0)
        self._pool = ThreadPoolExecutor(1)
        self.done: Future[None] = self._pool.submit(self._run)
        self._pool.shutdown(wait=False)

    def _run(self) -> None:
        with turns.run():
            self._note("cards")
            turns.stand_back()
            self._note("chart")

    def _note(self, what: str) -> None:
        self._log.append(f"{self._name} {what}")
        assert self._steps.acquire(timeout=PATIENCE)

    def go_on(self, steps: int = 1) -> None:
        """Let it take its next steps."""
        self._steps.release(steps)


def test_cards_overtake_the_charts_of_others_and_charts_come_in_their_order() -> None:
    log: list[str] = []
    first = Reader("first", log)
    wait_until(lambda: log == ["first cards"])
    second = Reader("second", log)
    wait_until(lambda: len(turns._waiting) == 1)
    third = Reader("third", log)
    wait_until(lambda: len(turns._waiting) == 2)
    for reader in (first, second, third):
        reader.go_on(2)
    wait([reader.done for reader in (first, second, third)], timeout=PATIENCE)
    assert log == [
        "first cards", "second cards", "third cards", "first chart", "second chart", "third chart",
    ]  # fmt: skip


def test_a_run_that_breaks_hands_its_turn_on() -> None:
    with pytest.raises(ZeroDivisionError), turns.run():
        _ = 1 / 0
    assert elsewhere() == "at once"


def test_nobody_waits_forever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "PATIENCE", 0.05)
    with turns.run():  # hangs
        assert elsewhere() == "out of patience"
    assert elsewhere() == "at once"


def test_whoever_waits_for_the_warehouse_holds_up_nobody(
    warehouse: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAREHOUSE", str(warehouse))
    asked: list[str] = []
    ask = data._run

    def slow(*args: object) -> list[data.Row]:
        asked.append(elsewhere())
        return ask(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(data, "_run", slow)
    with turns.run():
        data.overview(data.current_version())
        assert asked == ["at once"]
        turns.stand_back()
        monkeypatch.setattr(turns, "PATIENCE", 0.05)
        assert elsewhere() == "out of patience"  # the turn has been taken back
        data.overview(data.current_version())  # stands in the cache now
        assert elsewhere() == "out of patience"
    assert len(asked) == 1


def test_outside_of_a_run_there_is_no_line() -> None:
    turns.stand_back()
    turns.give_away()
    assert elsewhere() == "at once"


def elsewhere() -> str:
    """How another reader gets on at this moment."""

    def run() -> str:
        with turns.run():
            is_mine = turns._running is not None and turns._running[-1] == threading.get_ident()
            return "at once" if is_mine else "out of patience"

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(run).result(PATIENCE)
