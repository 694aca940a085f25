"""Whose turn it is: one run of the script computes at a time, and cards come before charts and lists.

Python runs one thread at a time and shares itself out evenly. Ten people who filter in the same moment
would all wait until the last chart of the last of them is drawn, and what is ready would wait in the
server, because whoever sends it has to win Python from ten others for every message. So runs stand in
line: those that have no cards yet first, then whoever has waited longest.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeAlias

PATIENCE = 2.0  # seconds; then a run goes on beside the others, whatever they do

Place: TypeAlias = tuple[bool, float, int]  # has cards, when it began, its thread

_changed = threading.Condition()
_waiting: set[Place] = set()
_running: Place | None = None
_thread = threading.local()


@contextmanager
def run() -> Iterator[None]:
    """A run of the script, from its first turn to its end."""
    _thread.began = time.monotonic()
    _take((False, _thread.began, threading.get_ident()))
    try:
        yield
    finally:
        give_away()


def stand_back() -> None:
    """Let those go first who have no cards yet, or have waited longer."""
    began = getattr(_thread, "began", None)
    if began is not None:
        _take((True, began, threading.get_ident()))


def give_away() -> None:
    """Go on without a turn until the next one, as whoever waits for the warehouse does.

    It is not taken back on the spot: others may wait for the same answer and have the turn.
    """
    with _changed:
        _let_go()


def _take(place: Place) -> None:
    global _running  # noqa: PLW0603
    with _changed:
        _waiting.add(place)
        if min(_waiting) != place:
            _let_go()
        has_turn = _changed.wait_for(lambda: _is_next(place), PATIENCE)
        _waiting.remove(place)
        if has_turn:
            _running = place
        else:
            _changed.notify_all()  # who stood behind may be the first now


def _is_next(place: Place) -> bool:
    return min(_waiting) == place and (_running is None or _running[-1] == place[-1])


def _let_go() -> None:
    global _running  # noqa: PLW0603
    if _running and _running[-1] == threading.get_ident():
        _running = None
        _changed.notify_all()
