"""The limiter: even spacing over threads, and a pause that holds everybody back."""

from __future__ import annotations

import threading

from pipelines.limits import Limiter


class FakeTime:
    """A clock that moves only when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 0.0
        self._lock = threading.Lock()

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        with self._lock:
            self.now += seconds


def passes(limiter: Limiter, time: FakeTime, how_many: int) -> list[float]:
    moments = []
    for _ in range(how_many):
        limiter.wait()
        moments.append(round(time.now, 6))
    return moments


def test_requests_are_evenly_spaced() -> None:
    time = FakeTime()
    limiter = Limiter(20, clock=time.clock, sleep=time.sleep)
    assert passes(limiter, time, 4) == [0.0, 3.0, 6.0, 9.0]


def test_no_burst_after_an_idle_time() -> None:
    time = FakeTime()
    limiter = Limiter(20, clock=time.clock, sleep=time.sleep)
    limiter.wait()
    time.now = 100.0
    assert passes(limiter, time, 3) == [100.0, 103.0, 106.0]


def test_zero_means_no_limit() -> None:
    time = FakeTime()
    assert passes(Limiter(0, clock=time.clock, sleep=time.sleep), time, 3) == [0.0, 0.0, 0.0]


def test_a_pause_holds_back_even_without_a_limit() -> None:
    time = FakeTime()
    limiter = Limiter(0, clock=time.clock, sleep=time.sleep)
    limiter.pause(61)
    assert passes(limiter, time, 2) == [61.0, 61.0]


def test_threads_share_one_limit() -> None:
    time = FakeTime()
    limiter = Limiter(60, clock=time.clock, sleep=time.sleep)
    threads = [threading.Thread(target=limiter.wait) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert time.now >= 4.0
