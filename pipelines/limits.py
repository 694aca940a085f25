"""Pace and daily budget of the requests of one account, shared by all objects, threads and processes.

Spacing beats bursting: CVDW blocks the whole next minute after the twenty-first request, so a burst
that the API's clock counts otherwise than ours costs more than it gains.

Time that was lost while the account had requests to make (a package was loaded, an answer was slow) is
made up by a pace that is an eighteenth faster until the schedule is reached again. Two requests are
never closer than that, so at 18 a minute any minute whatever holds 19 intervals, 20 requests at most:
what the API allows. A longer silence is no delay but a new beginning, and a pause that the API asked for
is never made up.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock_time
from typing import Literal
from zoneinfo import ZoneInfo

from pipelines.account_state import AccountState, ProcessesShare, StateKeeper, ThreadsShare

Family = Literal["rest", "bulk"]
"""What an API counts together: CVDW everything (`rest`), Sienge its bulk answers apart."""

SAO_PAULO = ZoneInfo("America/Sao_Paulo")
CATCH_UP = 18 / 19  # of the interval, while behind the schedule
LONGEST_DELAY = 60.0  # seconds; who was silent for longer begins a new schedule
LONGEST_PAUSE = 900.0  # seconds; a stored time further ahead comes from before a reboot

_HOURS = re.compile(r"(\d{1,2})(?::(\d{2}))?\s*-\s*(\d{1,2})(?::(\d{2}))?")


@dataclass(frozen=True, kw_only=True)
class Pace:
    """Requests a minute by day and by night; 0 means no limit.

    Attributes:
        night_per_minute: None for the same as by day.
        night: when the night begins and ends, São Paulo wall time.
    """

    per_minute: float
    night_per_minute: float | None = None
    night: tuple[clock_time, clock_time] = (clock_time(22), clock_time(6))

    @property
    def is_limited(self) -> bool:
        """Whether there is a limit at any hour."""
        return self.per_minute > 0 or bool(self.night_per_minute)

    def at(self, moment: datetime) -> float:
        """Requests a minute at a moment."""
        if self.night_per_minute is None:
            return self.per_minute
        begins, ends = self.night
        now = moment.astimezone(SAO_PAULO).time()
        is_night = begins <= now < ends if begins <= ends else now >= begins or now < ends
        return self.night_per_minute if is_night else self.per_minute


def parse_hours(text: str) -> tuple[clock_time, clock_time]:
    """`22-06` or `21:30-05:45` as two times of day.

    Raises:
        ValueError: if it is neither.
    """
    found = _HOURS.fullmatch(text.strip())
    if not found:
        raise ValueError(f"{text!r} is not like 22-06 or 21:30-05:45")
    from_hour, from_minute, to_hour, to_minute = (int(part or 0) for part in found.groups())
    return clock_time(from_hour, from_minute), clock_time(to_hour, to_minute)


@dataclass(frozen=True, kw_only=True)
class Quota:
    """How many requests of one family may leave in a day.

    Attributes:
        per_day: 0 where no quota is known.
        zone: whose midnight begins the day.
    """

    per_day: int = 0
    zone: ZoneInfo = SAO_PAULO

    def day(self, moment: datetime) -> date:
        """The quota's day of a moment."""
        return moment.astimezone(self.zone).date()

    def day_begins(self, moment: datetime) -> datetime:
        """The midnight before a moment."""
        return datetime.combine(self.day(moment), clock_time(), self.zone)

    def day_ends(self, moment: datetime) -> datetime:
        """The midnight after a moment."""
        return datetime.combine(self.day(moment) + timedelta(days=1), clock_time(), self.zone)


class BudgetSpentError(Exception):
    """The day's quota does not hold another request; `http.py` turns it into a sentence."""

    def __init__(self, quota: int, resets_at: datetime) -> None:
        super().__init__(f"{quota} requests are spent until {resets_at:%H:%M %Z}")
        self.quota = quota
        self.resets_at = resets_at


class Limiter:
    """Lets the requests of one family pass at the account's pace and within its daily quota.

    A pause (after a 429) holds back every waiting thread and process, not only the one that was
    refused.

    Args:
        pace: requests a minute, or a pace with a night; 0 means no limit.
        shared: where the processes of this machine share the account's state; None keeps it within
            this process. Without any limit there is nothing to share, and no file is touched.
        clock: seconds that never go back, the same for every process of the machine.
        now: the time of day, which chooses between day and night and begins the quota's day.
    """

    def __init__(
        self,
        pace: float | Pace,
        *,
        quota: Quota | None = None,
        shared: ProcessesShare | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.pace = pace if isinstance(pace, Pace) else Pace(per_minute=pace)
        self.quota = quota or Quota()
        has_limit = self.pace.is_limited or self.quota.per_day > 0
        self._keeper: StateKeeper = shared if shared and has_limit else ThreadsShare()
        self._clock = clock
        self._sleep = sleep
        self._now = now

    @property
    def per_minute(self) -> float:
        """The rate at this hour; 0 for none."""
        return self.pace.at(self._now())

    def wait(self) -> None:
        """Block until the next request may leave.

        Raises:
            BudgetSpentError: if the day's quota is spent; nothing may leave before midnight.
        """
        while (delay := self._try()) > 0:
            self._sleep(delay)

    def _try(self) -> float:
        """Let a request leave and return 0, or return the seconds after which to try again."""
        moment = self._now()
        per_minute = self.pace.at(moment)
        interval = 60.0 / per_minute if per_minute > 0 else 0.0
        with self._keeper.held() as state:
            now = self._clock()
            if state.next_at > now + LONGEST_PAUSE + interval:
                state.next_at = state.due_at = now
            if now < state.next_at:
                return state.next_at - now
            self._count(state, moment)
            if now - state.due_at > LONGEST_DELAY:
                state.due_at = now
            state.due_at += interval
            state.next_at = max(state.due_at, now + interval * CATCH_UP)
        return 0.0

    def _count(self, state: AccountState, moment: datetime) -> None:
        self._begin_day(state, moment)
        if self.quota.per_day and state.spent >= self.quota.per_day:
            raise BudgetSpentError(self.quota.per_day, self.quota.day_ends(moment))
        state.spent += 1

    def _begin_day(self, state: AccountState, moment: datetime) -> None:
        today = self.quota.day(moment).isoformat()
        if state.day != today:
            state.day, state.spent = today, 0

    def pause(self, seconds: float) -> None:
        """Let nothing pass for `seconds` from now, a quarter of an hour at most."""
        with self._keeper.held() as state:
            until = self._clock() + min(seconds, LONGEST_PAUSE)
            state.next_at = max(state.next_at, until)
            state.due_at = max(state.due_at, until)

    def spent_at_least(self, requests: int) -> None:
        """Take over what others know of today's requests: the ledger, the API's own headers."""
        with self._keeper.held() as state:
            self._begin_day(state, self._now())
            state.spent = max(state.spent, requests)

    @property
    def spent(self) -> int:
        """Requests that left today, as far as this machine knows."""
        with self._keeper.held() as state:
            self._begin_day(state, self._now())
            return state.spent
