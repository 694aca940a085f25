"""Passes over a changing table: nothing lost, nothing doubted, and the position survives a stop."""

from __future__ import annotations

import itertools
import json
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from pipelines.cvcrm.client import CvdwReader
from pipelines.errors import ApiError
from pipelines.objects import ApiObject, Mode
from pipelines.reading import ObjectReading, Plan, plan_pass
from pipelines.versions import Hashes, Versions, fingerprint, key_hashes
from tests.pipelines.fake_cvdw import FakeCvdw

NOW = datetime(2026, 3, 31, 15, tzinfo=UTC)  # noon in São Paulo
RESERVAS = ApiObject(
    table="reservas",
    path="reservas",
    key=("idreserva",),
    cursor="referencia_data",
    mode="incremental",
    group="vendas",
    meaning="last modification",
    full_every=timedelta(days=7),
)


class Known:
    """What raw already holds, as a dictionary that the test keeps."""

    def __init__(self) -> None:
        self.versions: dict[str, int] = {}

    def all(self) -> Versions:
        return self.of(list(self.versions))

    def of(self, keys: list[str]) -> Versions:
        found = [key for key in keys if key in self.versions]
        return Versions([(found, [self.versions[key] for key in found])])

    def keys_of(self, hashes: Hashes) -> list[str]:
        keys = list(self.versions)
        wanted = zip(keys, key_hashes(keys).tolist(), strict=True)
        return sorted(key for key, number in wanted if number in set(hashes.tolist()))


class Warehouse:
    """Runs readings one after the other and keeps what they land, as raw and dlt's state would."""

    def __init__(self, api: FakeCvdw, *, page_size: int = 3, obj: ApiObject = RESERVAS) -> None:
        self.api, self.obj = api, obj
        self.reader = CvdwReader(api, page_size=page_size, date_precision="second")
        self.known = Known()
        self.state: dict[str, Any] = {}
        self.latest: dict[str, bytes | None] = {}

    def run(
        self,
        *,
        now: datetime = NOW,
        full: bool = False,
        since: str | None = None,
        rounds_of: int | None = None,
        rounds: int = 1_000,
        vanished_share: float = 0.2,
    ) -> ObjectReading:
        reading = ObjectReading(
            obj=self.obj,
            plan=plan_pass(self.obj, self.state, now=now, full=full, since=since),
            run_id="run",
            state=self.state,
            read_pages=self.reader.pages,
            known=self.known,
            now=now,
            max_vanished_share=vanished_share,
        )
        while not reading.done and rounds:
            rounds -= 1
            pulls = itertools.count()

            def stop(pulls: Iterator[int] = pulls) -> bool:
                return rounds_of is not None and next(pulls) >= rounds_of

            for table in reading.round(stop):
                self._land(table.to_pylist())
        return reading

    def _land(self, rows: list[dict[str, Any]]) -> None:
        for row in rows:
            payload = row["payload"]
            self.latest[row["record_key"]] = payload
            if payload is None:
                self.known.versions.pop(row["record_key"], None)
            else:
                self.known.versions[row["record_key"]] = fingerprint(payload.encode())

    def ids(self) -> set[int]:
        return {int(key) for key, payload in self.latest.items() if payload is not None}


def stamps(count: int, *, step_minutes: int = 10) -> dict[int, str | None]:
    start = datetime(2026, 1, 1, tzinfo=UTC)
    return {
        n: (start + timedelta(minutes=step_minutes * n)).strftime("%Y-%m-%d %H:%M:%S")
        for n in range(1, count + 1)
    }


def test_a_first_load_reads_null_and_zero_dates_too() -> None:
    api = FakeCvdw({1: None, 2: "0000-00-00 00:00:00", 3: None, 4: None, **stamps(20)})
    house = Warehouse(api)
    reading = house.run()
    assert reading.outcome == "ok"
    assert reading.is_complete
    assert house.ids() == set(range(1, 21))


def test_ties_longer_than_a_page_are_read_whole() -> None:
    tied: dict[int, str | None] = dict.fromkeys(range(1, 12), "2025-02-01 00:00:00")
    house = Warehouse(FakeCvdw({**tied, 20: "2025-02-02 00:00:00"}))
    assert house.run().outcome == "ok"
    assert house.ids() == {*range(1, 12), 20}


def tied_and_others(tied: int) -> FakeCvdw:
    """Rows of one moment, as a migration leaves them, and thirty later ones."""
    moment = dict.fromkeys(range(1, tied + 1), "2025-02-01 00:00:00")
    return FakeCvdw({**moment, **{n + 100: stamp for n, stamp in stamps(30).items()}})


@pytest.mark.parametrize("seed", range(20))
def test_rows_edited_within_a_run_of_equal_cursors_hide_no_others(seed: int) -> None:
    """Rows that come in later make up for those that were not seen: the count proves nothing here."""
    dice = random.Random(seed)
    api = tied_and_others(19)

    def change(how_many: int) -> None:
        if how_many < 14 and dice.random() < 0.3:
            api.write(dice.randint(1, 19), f"2026-03-31 11:{how_many:02d}:00", edited=True)
        if 20 < how_many < 26:
            api.write(200 + how_many, f"2026-03-31 11:{how_many:02d}:00")

    api.before = change
    house = Warehouse(api)
    assert house.run().outcome == "ok"
    assert house.ids() == set(api.rows)


def test_a_run_of_equal_cursors_that_never_rests_is_reported() -> None:
    api = tied_and_others(60)
    busy = itertools.count(1)
    api.before = lambda _: api.write(next(busy) % 60 + 1, "2026-03-31 11:00:00", edited=True)
    reading = Warehouse(api, page_size=5).run()
    assert (reading.outcome, reading.is_complete) == ("failed", False)
    assert "change faster than they can be read; nothing was lost" in (reading.error or "")


def test_a_row_deleted_within_a_day_longer_than_a_page_hides_no_other() -> None:
    api = tied_and_others(19)
    api.before = lambda how_many: api.rows.pop(1, None) if how_many == 3 else None
    house = Warehouse(api)
    house.reader = CvdwReader(api, page_size=3, date_precision="day")
    assert house.run().outcome == "ok"
    assert house.ids() >= set(api.rows)


def test_rows_that_move_while_we_read_are_never_skipped() -> None:
    """Under a seed: rows change between any two requests and jump to the end of the order."""
    for seed in range(40):
        dice = random.Random(seed)
        api = FakeCvdw(stamps(40))

        def move(how_many: int, dice: random.Random = dice, api: FakeCvdw = api) -> None:
            if how_many < 12:
                moved = dice.choice(list(api.rows))
                api.write(moved, f"2026-03-31 11:{how_many:02d}:00", edited=how_many)

        api.before = move
        house = Warehouse(api, page_size=dice.randint(2, 7))
        assert house.run().outcome == "ok"
        api.before = lambda how_many: None
        house.run(now=NOW + timedelta(hours=4))
        assert house.ids() == set(range(1, 41)), f"seed {seed}"
        assert all(
            (house.latest[str(n)] or b"") == json.dumps(row) for n, row in api.rows.items()
        ), f"seed {seed}"


def test_an_incremental_run_asks_only_for_its_window() -> None:
    api = FakeCvdw(stamps(300))
    house = Warehouse(api, page_size=50)
    house.run()
    before = len(api.asked)
    api.write(7, "2026-03-31 11:00:00", edited=True)
    reading = house.run(now=NOW + timedelta(hours=1))
    assert reading.plan.mode == "incremental"
    assert reading.rows_landed == 1
    assert len(api.asked) - before <= 5
    assert all("a_partir_data_referencia" in asked for asked in api.asked[before:])


def test_an_edit_at_the_watermark_itself_is_seen() -> None:
    api = FakeCvdw(stamps(9))
    house = Warehouse(api)
    house.run()
    last = api.rows[9]["referencia_data"]
    api.write(9, last, edited=True)
    assert house.run().rows_landed == 1


def test_running_twice_lands_nothing() -> None:
    house = Warehouse(FakeCvdw({1: None, **stamps(30)}))
    house.run()
    assert house.run().rows_landed == 0
    assert house.run(full=True).rows_landed == 0


def test_a_date_in_the_future_never_becomes_the_watermark() -> None:
    api = FakeCvdw({**stamps(9), 99: "2062-01-01 00:00:00"})
    house = Warehouse(api)
    house.run()
    assert house.ids() == {*range(1, 10), 99}
    api.write(10, "2026-03-31 13:00:00")
    house.run(now=NOW + timedelta(hours=2))
    assert 10 in house.ids()


def test_a_full_pass_leaves_tombstones_and_a_row_may_come_back() -> None:
    api = FakeCvdw(stamps(50))
    house = Warehouse(api, page_size=10)
    house.run()
    gone = api.rows.pop(25)
    assert house.run().rows_vanished == 0  # a window cannot know
    assert house.run(full=True).rows_vanished == 1
    assert 25 not in house.ids()
    api.rows[25] = gone
    assert house.run(full=True).rows_landed == 1
    assert house.ids() == set(range(1, 51))


def test_the_full_pass_comes_by_itself_when_it_is_due() -> None:
    api = FakeCvdw(stamps(30))
    house = Warehouse(api)
    house.run()
    del api.rows[3]
    assert house.run(now=NOW + timedelta(days=6)).plan.mode == "incremental"
    reading = house.run(now=NOW + timedelta(days=7))
    assert reading.plan.mode == "full"
    assert reading.rows_vanished == 1


def test_a_pass_that_misses_much_is_refused_and_everything_kept() -> None:
    api = FakeCvdw(stamps(100))
    house = Warehouse(api, page_size=20)
    house.run()
    for identifier in range(1, 41):
        del api.rows[identifier]
    reading = house.run(full=True)
    assert reading.outcome == "failed"
    assert "40 of 100 known rows are gone" in (reading.error or "")
    assert len(house.ids()) == 100
    assert house.run(full=True, vanished_share=1).outcome == "ok"
    assert len(house.ids()) == 60


def test_a_window_with_a_gap_before_it_leaves_the_gap_to_the_next_run() -> None:
    api = FakeCvdw(stamps(30))
    house = Warehouse(api)
    house.run()
    api.write(5, "2026-04-02 09:00:00", edited=True)
    api.write(31, "2026-04-02 10:00:00")
    api.write(32, "2026-04-04 10:00:00")
    later = NOW + timedelta(days=5)
    assert house.run(now=later, since="2026-04-04").rows_landed == 1
    assert 31 not in house.ids()
    assert house.run(now=later + timedelta(hours=1)).rows_landed == 2
    assert house.ids() == set(range(1, 33))
    assert json.loads(house.latest["5"] or b"")["edited"]


def test_a_window_that_reaches_back_far_enough_is_as_good_as_the_next_run_s() -> None:
    api = FakeCvdw(stamps(30))
    house = Warehouse(api)
    house.run()
    api.write(31, "2026-03-31 11:30:00")
    house.run(now=NOW + timedelta(hours=1), since="2025-12-01")
    assert house.state["watermark"] == "2026-03-31T11:30:00"


def test_a_window_of_an_object_without_a_cursor_moves_nothing_either() -> None:
    """Sienge's bulk answers carry no date of change: their watermark is the run's own time."""
    house = Warehouse(FakeCvdw(stamps(30)), obj=replace(RESERVAS, cursor=None))
    house.run()
    before = house.state["watermark"]
    later = NOW + timedelta(days=5)
    house.run(now=later, since="2026-04-04")
    assert house.state["watermark"] == before
    house.run(now=later)
    assert house.state["watermark"] > before


def test_a_window_does_not_stand_for_the_first_load() -> None:
    api = FakeCvdw(stamps(60))
    house = Warehouse(api, page_size=5)
    house.run(rounds_of=4, rounds=1).close()
    position = house.state["resume_from"]
    house.run(since="2026-01-01")
    assert "full_at" not in house.state
    assert house.state["resume_from"] == position
    assert house.run().plan.resumed
    assert house.ids() == set(range(1, 61))
    empty = Warehouse(FakeCvdw(stamps(9)))
    empty.run(since="2026-01-01")
    assert empty.state.keys() <= {"fields"}


def test_a_total_that_is_never_reached_is_reported() -> None:
    api = FakeCvdw(stamps(10))
    api.unseen = 2
    house = Warehouse(api)
    reading = house.run()
    assert reading.outcome == "failed"
    assert "says that there are 12 rows but shows only 10" in (reading.error or "")
    assert "watermark" not in house.state


@pytest.mark.parametrize("mode", ["incremental", "full"])
@pytest.mark.parametrize("stop_after", [1, 2, 5, 9])
def test_a_stopped_first_load_goes_on_where_it_was(stop_after: int, mode: Mode) -> None:
    api = FakeCvdw(stamps(60))
    house = Warehouse(api, page_size=5, obj=replace(RESERVAS, mode=mode))
    stopped = house.run(rounds_of=stop_after, rounds=1)
    assert not stopped.done
    stopped.close()
    reading = house.run()
    assert reading.outcome == "ok"
    assert house.ids() == set(range(1, 61))
    assert reading.traffic.requests <= 15 - stop_after + 5


def test_what_came_before_an_error_is_landed_and_the_next_run_goes_on_behind_it() -> None:
    api = FakeCvdw(stamps(60))

    def fail(how_many: int) -> None:
        if how_many == 6:
            raise ApiError("cvcrm: reservas: the API failed")

    api.before = fail
    house = Warehouse(api, page_size=5)
    failed = house.run()
    assert (failed.outcome, failed.error) == ("failed", "cvcrm: reservas: the API failed")
    assert house.ids() == set(range(1, 26))
    api.before = lambda how_many: None
    reading = house.run()
    assert reading.plan.start == "2026-01-01T04:10:00"
    assert house.ids() == set(range(1, 61))


def test_an_object_without_rows_is_asked_by_window_from_its_first_load_on() -> None:
    house = Warehouse(FakeCvdw({}))
    house.run()
    assert house.run(now=NOW + timedelta(hours=4)).plan.start == "2026-03-30T12:00:00"


def test_many_rounds_land_what_one_would() -> None:
    api = FakeCvdw(stamps(60))
    house = Warehouse(api, page_size=5)
    assert house.run(rounds_of=2).outcome == "ok"
    assert house.ids() == set(range(1, 61))


def test_an_object_whose_cursor_lies_is_always_read_in_full() -> None:
    state = {"full_at": "2026-03-31T11:00:00", "watermark": "2026-03-31T11:00:00"}
    vendas = ApiObject(table="vendas", path="vendas", key=("idreserva",), group="v", meaning="m")
    assert plan_pass(vendas, state, now=NOW).mode == "full"


def test_the_plan_explains_itself() -> None:
    state = {"full_at": "2026-03-31T11:00:00", "watermark": "2026-03-31T10:30:00"}
    assert plan_pass(RESERVAS, state, now=NOW) == Plan(
        mode="incremental",
        start="2026-03-30T10:30:00",
        until="2026-03-31T12:00:00",
        resumed=False,
        reason="changes since 2026-03-31T10:30:00",
    )
    dates = {"full_at": "2026-03-30T11:00:00", "watermark": "2026-03-01"}
    assert plan_pass(RESERVAS, dates, now=NOW).start == "2026-02-28"
    assert plan_pass(RESERVAS, state, now=NOW, full=True).reason == "asked for"
    assert plan_pass(RESERVAS, {}, now=NOW).reason == "first load"
    assert plan_pass(RESERVAS, state, now=NOW, since="2026-01-01").start == "2026-01-01"
