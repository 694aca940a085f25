"""How fast an object is being read, and how long it will take at that speed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from pipelines.reading import ObjectReading

MINUTE = 60
HOUR = 3600


@dataclass(frozen=True)
class Speed:
    """Averages since the object began, landing and waiting for the limiter included.

    Attributes:
        rows_per_second, requests_per_minute: None where there is nothing to measure yet.
        seconds_left: None also where the API states no total, and when the object is done.
    """

    rows_per_second: float | None = None
    requests_per_minute: float | None = None
    seconds_left: float | None = None


def speed_of(reading: ObjectReading, now: datetime | None = None) -> Speed:
    """The reading's speed so far; of a finished one, over all of its time.

    Args:
        now: this moment, UTC; the machine's clock for None.
    """
    if not reading.started_at:
        return Speed()
    until = reading.finished_at if reading.done else now or datetime.now(UTC)
    seconds = ((until or reading.started_at) - reading.started_at).total_seconds()
    if seconds <= 0 or not reading.traffic.requests:
        return Speed()
    # What a resumed first load has seen begins with the rows of the runs before; all it reads is new.
    rows = reading.rows_landed if reading.plan.resumed else reading.rows_seen
    expected = rows_to_see(reading)
    left = None
    if expected is not None and rows > 0 and not reading.done:
        left = round(max(0, expected - reading.rows_seen) * seconds / rows, 1)
    return Speed(
        rows_per_second=round(rows / seconds, 1),
        requests_per_minute=round(reading.traffic.requests / seconds * MINUTE, 1),
        seconds_left=left,
    )


def rows_to_see(reading: ObjectReading) -> int | None:
    """How many rows the API says there are: at the end of a pass, or already at its first page."""
    return reading.rows_promised if reading.rows_expected is None else reading.rows_expected


def duration(seconds: float) -> str:
    """`45 s`, `12 min`, `3 h 05 min`."""
    if seconds < MINUTE:
        return f"{seconds:.0f} s"
    if seconds < HOUR:
        return f"{seconds / MINUTE:.0f} min"
    minutes = round(seconds / MINUTE)
    return f"{minutes // MINUTE} h {minutes % MINUTE:02d} min"
