"""The limiter: an even pace over threads and processes, what is made up and what is not, quotas."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from datetime import time as clock_time
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from pipelines.account_state import AccountState, ProcessesShare, state_path
from pipelines.limits import (
    SAO_PAULO,
    BudgetSpentError,
    Limiter,
    Pace,
    Quota,
    parse_hours,
)
from tests.pipelines.house import logged

NOON = datetime(2026, 3, 31, 12, tzinfo=SAO_PAULO)
BURST = """
import sys, time
from pathlib import Path
from zoneinfo import ZoneInfo
from pipelines.account_state import ProcessesShare
from pipelines.limits import Limiter
limiter = Limiter(600, shared=ProcessesShare(Path(sys.argv[1])))
for _ in range(10):
    limiter.wait()
    print(time.monotonic(), flush=True)
"""
HOLDER = """
import sys, time
from pathlib import Path
from zoneinfo import ZoneInfo
from pipelines.account_state import ProcessesShare
with ProcessesShare(Path(sys.argv[1])).held():
    print("held", flush=True)
    time.sleep(600)
"""


class FakeTime:
    """A clock that moves only when somebody sleeps."""

    def __init__(self, start: float = 0.0) -> None:
        self.now = start
        self._lock = threading.Lock()

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        with self._lock:
            self.now += seconds


def limited(
    pace: float | Pace,
    time: FakeTime,
    *,
    shared: Path | None = None,
    quota: Quota | None = None,
    now: Callable[[], datetime] = lambda: NOON,
) -> Limiter:
    """A limiter as a process of its own would make it."""
    return Limiter(
        pace,
        quota=quota,
        shared=ProcessesShare(shared) if shared else None,
        clock=time.clock,
        sleep=time.sleep,
        now=now,
    )


def passes(limiter: Limiter, time: FakeTime, how_many: int) -> list[float]:
    moments = []
    for _ in range(how_many):
        limiter.wait()
        moments.append(round(time.now, 6))
    return moments


def fullest_minute(moments: list[float]) -> int:
    """The most requests that any minute holds, both of its ends included."""
    return max(
        sum(1 for other in moments if moment <= other <= moment + 60.000001) for moment in moments
    )


def test_requests_are_evenly_spaced() -> None:
    time = FakeTime()
    assert passes(limited(20, time), time, 4) == [0.0, 3.0, 6.0, 9.0]


def test_no_burst_after_an_idle_time() -> None:
    time = FakeTime()
    limiter = limited(20, time)
    limiter.wait()
    time.now = 100.0
    assert passes(limiter, time, 3) == [100.0, 103.0, 106.0]


def test_a_short_delay_is_made_up_little_by_little() -> None:
    time = FakeTime()
    limiter = limited(18, time)
    passes(limiter, time, 10)
    time.sleep(20)
    moments = passes(limiter, time, 200)
    gaps = [after - before for before, after in pairwise(moments)]
    assert min(gaps) == pytest.approx(60 / 19, abs=1e-4)
    assert gaps[-1] == pytest.approx(60 / 18, abs=1e-4)
    assert moments[-1] == pytest.approx(209 * 60 / 18, abs=1e-3)  # back on schedule


def test_loading_between_the_rounds_does_not_lower_the_pace() -> None:
    """A first load at 18 a minute whose packages take 8 s each 5 minutes, during which nobody asks."""
    time = FakeTime()
    limiter = limited(18, time)
    for _ in range(20):
        passes(limiter, time, 90)
        time.sleep(8)
    assert time.now <= 1.03 * 1800 * 60 / 18


@pytest.mark.parametrize("seed", range(5))
def test_no_minute_ever_holds_more_than_the_api_allows(seed: int) -> None:
    """20 for CVDW and Sienge's bulk at 18; 200 for Sienge's lists at 180; whatever delays there are."""
    chance = random.Random(seed)
    for per_minute, allowed in ((18, 20), (180, 200)):
        time = FakeTime()
        limiter = limited(per_minute, time)
        moments = []
        for _ in range(1200):
            moments += passes(limiter, time, 1)
            if chance.random() < 1.8 / per_minute:
                time.sleep(chance.choice((0.5, 3.0, 10.0, 59.0, 61.0)) * chance.random())
        assert fullest_minute(moments) <= allowed


def test_zero_means_no_limit_and_touches_no_file(tmp_path: Path) -> None:
    time, shared = FakeTime(), tmp_path / "state" / "account"
    assert passes(limited(0, time, shared=shared), time, 3) == [0.0, 0.0, 0.0]
    assert not shared.parent.exists()


def test_a_pause_holds_back_even_without_a_limit() -> None:
    time = FakeTime()
    limiter = limited(0, time)
    limiter.pause(61)
    assert passes(limiter, time, 2) == [61.0, 61.0]


def test_a_pause_is_not_made_up() -> None:
    time = FakeTime()
    limiter = limited(20, time)
    limiter.wait()
    limiter.pause(30)
    assert passes(limiter, time, 3) == [30.0, 33.0, 36.0]


def test_threads_share_one_limit() -> None:
    time = FakeTime()
    limiter = limited(60, time)
    threads = [threading.Thread(target=limiter.wait) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert time.now >= 4.0


# -- Several processes -----------------------------------------------------------------------------


def test_processes_share_pace_and_pause(tmp_path: Path) -> None:
    time, shared = FakeTime(), tmp_path / "state" / "account"
    one, other = limited(20, time, shared=shared), limited(20, time, shared=shared)
    assert passes(one, time, 2) + passes(other, time, 2) == [0.0, 3.0, 6.0, 9.0]
    one.pause(61)
    assert passes(other, time, 2) == [70.0, 73.0]


def test_real_processes_keep_the_pace_together(tmp_path: Path) -> None:
    command = [sys.executable, "-c", BURST, str(tmp_path / "state" / "account")]
    processes = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    moments = sorted(
        float(line) for process in processes for line in process.communicate()[0].split()
    )
    assert len(moments) == 30
    assert moments[-1] - moments[0] >= 29 * 0.1 * 18 / 19 - 0.05
    # Printed after the wait, so two moments may come nearer by what the print took.
    assert fullest_minute([moment * 60 for moment in moments]) <= 12  # in any second


def test_a_process_killed_while_it_holds_the_state_leaves_it_free(tmp_path: Path) -> None:
    shared = tmp_path / "state" / "account"
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(shared)], stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout
    assert holder.stdout.readline() == "held\n"
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    holder.stdout.close()
    time = FakeTime()
    assert passes(limited(20, time, shared=shared), time, 2) == [0.0, 3.0]


def test_a_time_from_before_a_reboot_is_not_believed(tmp_path: Path) -> None:
    shared = tmp_path / "state" / "account"
    before = FakeTime(start=500_000.0)
    passes(limited(20, before, shared=shared), before, 2)
    booted = FakeTime(start=12.0)
    assert passes(limited(20, booted, shared=shared), booted, 2) == [12.0, 15.0]


def test_the_wall_clock_may_move(tmp_path: Path) -> None:
    time, shared, wall = FakeTime(), tmp_path / "state" / "account", [NOON]
    limiter = limited(20, time, shared=shared, now=lambda: wall[0])
    moments = []
    for days in (0, 400, -400, 0):
        wall[0] = NOON + timedelta(days=days)
        moments += passes(limiter, time, 1)
    assert moments == [0.0, 3.0, 6.0, 9.0]


@pytest.mark.parametrize(
    "text", [b"", b"half a li", b"nan inf - 0\n", b"\xff\xfe 1 2 3\n", b"a b c d\n"]
)
def test_an_unreadable_state_is_begun_anew(tmp_path: Path, text: bytes) -> None:
    time, shared = FakeTime(), tmp_path / "state" / "account"
    shared.parent.mkdir(mode=0o700)
    shared.write_bytes(text)
    assert passes(limited(20, time, shared=shared), time, 2) == [0.0, 3.0]
    assert AccountState.from_line(shared.read_bytes())


def test_a_folder_that_others_can_open_is_refused_and_the_pace_kept(
    tmp_path: Path,
) -> None:
    time, shared = FakeTime(), tmp_path / "state" / "account"
    shared.parent.mkdir()
    shared.parent.chmod(0o777)
    with logged() as told:
        assert passes(limited(20, time, shared=shared), time, 3) == [0.0, 3.0, 6.0]
    assert not shared.exists()
    (warning,) = told
    assert "cannot be shared with other processes" in warning.getMessage()


def test_the_state_is_for_this_user_alone(tmp_path: Path) -> None:
    time, shared = FakeTime(), tmp_path / "state" / "account"
    limited(20, time, shared=shared).wait()
    assert shared.parent.stat().st_mode & 0o777 == 0o700
    assert shared.stat().st_mode & 0o777 == 0o600


def test_the_file_s_name_tells_accounts_apart_and_nothing_about_them() -> None:
    address = "https://incorporadora.example/api/v1/cvdw"
    path = state_path("cvcrm", address, "rest")
    assert path.parent.name == f"vgv-{os.getuid()}"
    assert "incorporadora" not in path.name
    assert path == state_path("cvcrm", address + "/", "rest")
    others = {
        state_path("cvcrm", "http://127.0.0.1:8001/api", "rest"),
        state_path("cvcrm", "http://127.0.0.1:8002/api", "rest"),
        state_path("sienge", "https://api.example/one/public/api", "rest"),
        state_path("sienge", "https://api.example/one/public/api", "bulk"),
        state_path("sienge", "https://api.example/two/public/api", "bulk"),
    }
    assert len(others | {path}) == 6


# -- Day and night ---------------------------------------------------------------------------------

NIGHT = Pace(per_minute=12, night_per_minute=20, night=(clock_time(22), clock_time(6)))


@pytest.mark.parametrize(
    ("hour", "per_minute"), [(21, 12), (22, 20), (23, 20), (0, 20), (5, 20), (6, 12), (12, 12)]
)
def test_the_night_has_a_rate_of_its_own(hour: int, per_minute: float) -> None:
    moment = datetime(2026, 3, 31, hour, tzinfo=SAO_PAULO)
    assert NIGHT.at(moment) == per_minute
    assert NIGHT.at(moment.astimezone(UTC)) == per_minute


def test_a_night_within_one_day() -> None:
    pace = Pace(per_minute=12, night_per_minute=0, night=parse_hours("01:30-05:45"))
    rates = [
        pace.at(datetime(2026, 3, 31, hour, minute, tzinfo=SAO_PAULO))
        for hour, minute in ((1, 29), (1, 30), (5, 44), (5, 45))
    ]
    assert rates == [12, 0, 0, 12]


def test_the_pace_changes_while_the_run_goes_on() -> None:
    time = FakeTime()
    evening = datetime(2026, 3, 31, 21, 59, 50, tzinfo=SAO_PAULO)
    limiter = limited(NIGHT, time, now=lambda: evening + timedelta(seconds=time.now))
    assert passes(limiter, time, 6) == [0.0, 5.0, 10.0, 13.0, 16.0, 19.0]


@pytest.mark.parametrize("text", ["", "22", "22-", "25-06", "22:61-06", "night"])
def test_hours_that_make_no_sense(text: str) -> None:
    with pytest.raises(ValueError, match=r"22-06|must be in"):
        parse_hours(text)


# -- The daily quota -------------------------------------------------------------------------------


def test_a_quota_is_counted_over_processes_and_begins_anew_at_midnight(tmp_path: Path) -> None:
    time, shared, wall = FakeTime(), tmp_path / "state" / "account", [NOON]
    one, other = (
        limited(0, time, shared=shared, quota=Quota(per_day=4), now=lambda: wall[0])
        for _ in range(2)
    )
    passes(one, time, 2)
    passes(other, time, 2)
    with pytest.raises(BudgetSpentError) as spent:
        one.wait()
    assert spent.value.resets_at == datetime(2026, 4, 1, tzinfo=SAO_PAULO)
    assert (one.spent, other.spent) == (4, 4)
    wall[0] = NOON + timedelta(hours=12)
    passes(one, time, 4)
    assert other.spent == 4


def test_the_quota_s_day_follows_its_own_clock() -> None:
    evening = datetime(2026, 3, 31, 22, tzinfo=SAO_PAULO)
    assert Quota().day_begins(evening) == datetime(2026, 3, 31, tzinfo=SAO_PAULO)
    utc = Quota(zone=ZoneInfo("UTC"))
    assert utc.day_begins(evening) == datetime(2026, 4, 1, tzinfo=UTC)


def test_what_others_know_of_the_day_only_ever_raises_the_count() -> None:
    time = FakeTime()
    limiter = limited(0, time, quota=Quota(per_day=10))
    limiter.spent_at_least(7)
    limiter.spent_at_least(3)
    assert limiter.spent == 7
    passes(limiter, time, 3)
    with pytest.raises(BudgetSpentError):
        limiter.wait()
