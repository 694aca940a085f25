"""The rate limits of both APIs, in real time.

CVDW counts all objects of an account together and, once exceeded, blocks the following minute.
Sienge counts REST and bulk apart in sliding minutes, beside a daily quota by plan, and tells what
is left in headers.
"""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, Literal

MINUTE: Final = 60.0
DAY: Final = 86_400.0

Family = Literal["cvdw", "rest", "bulk"]


@dataclass(frozen=True)
class Rate:
    """Requests per minute and per day of one family of requests; 0 means no limit."""

    per_minute: int = 0
    per_day: int = 0
    blocks_next_minute: bool = False


UNLIMITED: Final[dict[Family, Rate]] = {"cvdw": Rate(), "rest": Rate(), "bulk": Rate()}
REAL: Final[dict[Family, Rate]] = {
    "cvdw": Rate(per_minute=20, blocks_next_minute=True),
    "rest": Rate(per_minute=200, per_day=75_000),
    "bulk": Rate(per_minute=20, per_day=7_500),
}


@dataclass(frozen=True)
class Verdict:
    """Whether a request may pass, and what the headers say about it (seconds, counts)."""

    allowed: bool
    retry_after: int = 0
    remaining: int | None = None
    remaining_day: int | None = None


@dataclass
class _Family:
    seen: deque[float] = field(default_factory=deque)
    blocked_until: float = 0.0
    day_started: float | None = None
    today: int = 0


class Limits:
    """Counts requests and says which exceed the limits in force."""

    def __init__(
        self,
        rates: dict[Family, Rate],
        *,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.rates = dict(rates)
        self._monotonic = monotonic
        self._families: dict[Family, _Family] = {}

    def judge(self, family: Family) -> Verdict:
        """Count one request of the family and decide about it."""
        rate, now = self.rates[family], self._monotonic()
        state = self._families.setdefault(family, _Family())
        if rate.per_day:
            refused = self._judge_day(state, rate, now)
            if refused:
                return refused
        left_today = rate.per_day - state.today if rate.per_day else None
        if not rate.per_minute:
            return Verdict(allowed=True, remaining_day=left_today)
        if now < state.blocked_until:
            return Verdict(
                allowed=False, retry_after=math.ceil(state.blocked_until - now), remaining=0
            )
        while state.seen and now - state.seen[0] >= MINUTE:
            state.seen.popleft()
        if len(state.seen) >= rate.per_minute:
            wait = MINUTE - (now - state.seen[0])
            if rate.blocks_next_minute:
                wait = MINUTE
                state.blocked_until = now + MINUTE
                state.seen.clear()
            return Verdict(allowed=False, retry_after=max(1, math.ceil(wait)), remaining=0)
        state.seen.append(now)
        return Verdict(
            allowed=True,
            remaining=rate.per_minute - len(state.seen),
            remaining_day=left_today,
        )

    @staticmethod
    def _judge_day(state: _Family, rate: Rate, now: float) -> Verdict | None:
        if state.day_started is None or now - state.day_started >= DAY:
            state.day_started, state.today = now, 0
        if state.today >= rate.per_day:
            wait = math.ceil(DAY - (now - state.day_started))
            return Verdict(allowed=False, retry_after=wait, remaining=0, remaining_day=0)
        state.today += 1
        return None
