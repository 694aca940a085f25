"""The simulated clock: São Paulo wall time that moves only when told to."""

from __future__ import annotations

import threading
from datetime import UTC, date, datetime, time, timedelta
from email.utils import format_datetime
from typing import Final
from zoneinfo import ZoneInfo

SAO_PAULO: Final = ZoneInfo("America/Sao_Paulo")
OPENING: Final = time(20, 0)  # after the office hours of the first day, the same date in UTC


class Clock:
    """Starts at 20:00 of ``today``; ``now`` is wall time without a zone, as CVDW writes it."""

    def __init__(self, today: date) -> None:
        self._lock = threading.Lock()
        self._now = datetime.combine(today, OPENING)

    @property
    def now(self) -> datetime:
        return self._now

    def advance(self, *, days: float = 0, minutes: float = 0) -> datetime:
        """Move forward and return the new time. Raises ValueError for a step back."""
        step = timedelta(days=days, minutes=minutes)
        if step < timedelta(0):
            raise ValueError("the clock of the sandbox only moves forward")
        with self._lock:
            self._now += step
            return self._now

    def http_date(self) -> str:
        """The present as the value of an HTTP Date header."""
        instant = self._now.replace(tzinfo=SAO_PAULO).astimezone(UTC)
        return format_datetime(instant, usegmt=True)


def today_in_sao_paulo() -> date:
    """The real current date in São Paulo."""
    return datetime.now(SAO_PAULO).date()
