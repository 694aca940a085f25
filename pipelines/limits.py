"""Pace of the requests of one account: evenly spaced, shared by all objects and threads.

Spacing beats bursting: CVDW blocks the whole next minute after the twenty-first request, so a burst
that the API's clock counts otherwise than ours costs more than it gains.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable


class Limiter:
    """Lets one request pass every `60 / per_minute` seconds; 0 means no limit.

    A pause (after a 429) holds back every waiting thread, not only the one that was refused.
    """

    def __init__(
        self,
        per_minute: float,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.interval = 60.0 / per_minute if per_minute > 0 else 0.0
        self._clock = clock
        self._sleep = sleep
        self._lock = threading.Lock()
        self._next = 0.0

    def wait(self) -> None:
        """Block until the next request may leave."""
        while True:
            with self._lock:
                now = self._clock()
                if now >= self._next:
                    self._next = now + self.interval
                    return
                delay = self._next - now
            self._sleep(delay)

    def pause(self, seconds: float) -> None:
        """Let nothing pass for `seconds` from now."""
        with self._lock:
            self._next = max(self._next, self._clock() + seconds)
