"""What a run tells on its way: counts, rates and the time that is left."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any, cast

import pytest
from dlt.pipeline.exceptions import PipelineStepFailed
from rich.console import Console

from pipelines import cvcrm
from pipelines.http import Traffic
from pipelines.progress import RunReporter
from pipelines.reading import ObjectReading, Plan
from pipelines.run import RunResult, _not_landed
from pipelines.selection import SOURCES, SourceRun
from pipelines.speed import Speed, duration, speed_of
from pipelines.warehouse import Warehouse
from tests.pipelines.house import logged

BEGUN = datetime(2026, 3, 31, 12, tzinfo=UTC)
LATER = BEGUN + timedelta(seconds=100)
PLAN = Plan(mode="full", start=None, until=None, resumed=False, reason="first load")


def reading(*, seen: int, requests: int = 30, plan: Plan = PLAN, **fields: Any) -> ObjectReading:
    """A reading of leads that began at `BEGUN`."""
    found = ObjectReading(
        obj=next(obj for obj in cvcrm.OBJECTS if obj.table == "leads"),
        plan=plan,
        run_id="run-1",
        state={},
        read_pages=cast("Any", None),
        known=cast("Any", None),
        now=BEGUN,
        max_vanished_share=0.2,
        traffic=Traffic(requests=requests),
        started_at=BEGUN,
        **fields,
    )
    found.seen.add([str(key) for key in range(seen)])
    return found


def test_rates_and_time_left_come_from_the_first_page_s_promise() -> None:
    speed = speed_of(reading(seen=5000, rows_promised=20_000), LATER)
    assert speed == Speed(rows_per_second=50, requests_per_minute=18, seconds_left=300)


def test_without_a_promise_nothing_is_foretold() -> None:
    assert speed_of(reading(seen=5000), LATER).seconds_left is None


def test_a_resumed_load_is_not_as_fast_as_its_count_is_high() -> None:
    resumed = reading(
        seen=15_000, rows_promised=20_000, rows_landed=1000, plan=replace(PLAN, resumed=True)
    )
    assert speed_of(resumed, LATER) == Speed(10, 18, 500)


def test_what_has_not_begun_and_what_is_done() -> None:
    assert speed_of(replace(reading(seen=0), started_at=None)) == Speed()
    done = reading(seen=5000, rows_promised=5000, outcome="ok", finished_at=LATER)
    assert speed_of(done) == Speed(50, 18, None)


@pytest.mark.parametrize(
    ("seconds", "said"), [(44.6, "45 s"), (720, "12 min"), (3599 * 3, "3 h 00 min"), (90_061, "25 h 01 min")]
)  # fmt: skip
def test_durations(seconds: float, said: str) -> None:
    assert duration(seconds) == said


def part_of(*readings: ObjectReading) -> SourceRun:
    return SourceRun(source=SOURCES["cvcrm"], objects=(), readings=list(readings))


def test_a_log_collector_hears_of_an_object_underway_and_of_its_end_once() -> None:
    started = datetime.now(UTC) - timedelta(hours=1)
    leads = reading(seen=9000, rows_promised=18_000, requests=900)
    leads.started_at = started
    reporter = RunReporter(Console(file=io.StringIO()), log_lines_only=True)
    with logged() as told:
        reporter.update(part_of(leads))
        leads.outcome, leads.finished_at = "ok", datetime.now(UTC)
        reporter.update(part_of(leads))
        reporter.update(part_of(leads))
    underway, done = told
    assert "9000 of 18000 rows" in underway.getMessage()
    assert "about 1 h 00 min left" in underway.getMessage()
    fields = cast("Any", underway).fields
    assert (fields["outcome"], fields["requests_per_minute"]) == (None, 15.0)
    assert fields["seconds_left"] == pytest.approx(3600, rel=0.01)
    assert "ok, 9000 rows seen" in done.getMessage()


def test_a_terminal_shows_counts_rates_and_time_left() -> None:
    screen = Console(file=io.StringIO(), force_terminal=True, width=160)
    leads = reading(seen=9000, rows_promised=18_000, requests=900)
    leads.started_at = datetime.now(UTC) - timedelta(hours=1)
    with RunReporter(screen) as reporter:
        reporter.update(part_of(leads))
        screen.print(reporter._table())
    said = cast("io.StringIO", screen.file).getvalue()
    for figure in ("18,000", "9,000", "15.0", "1 h 00 min", "reading"):
        assert figure in said


def test_what_a_failed_source_has_landed_is_not_claimed() -> None:
    sound = SourceRun(source=SOURCES["sienge"], objects=(), readings=[])
    sound.readings.append(reading(seen=3, rows_landed=3, outcome="ok"))
    failed = SourceRun(source=SOURCES["cvcrm"], objects=(), error="cvcrm: dlt could not extract.")
    failed.readings.append(reading(seen=777, rows_landed=777, outcome="ok"))
    for parts, said in (([sound, failed], "3 rows landed with 60"), ([failed], "Run r1: 30")):
        screen = io.StringIO()
        reporter = RunReporter(Console(file=screen, width=150))
        with logged() as told:
            reporter.update(failed)
            reporter.show_result(RunResult(run_id="r1", sources=parts))
        assert f"{said} requests" in screen.getvalue()
        assert screen.getvalue().count("777") == 1  # seen
        (line,) = [record.getMessage() for record in told]
        assert "777 rows seen, 0 vanished" in line


@pytest.mark.parametrize(
    ("step", "left"),
    [
        ("extract", "nothing of this round was landed, the next run reads it again."),
        ("sync", "nothing was read."),
        ("load", "what was read stays in /w/dlt and is landed by the next run."),
    ],
)
def test_what_is_left_of_a_failed_round_depends_on_its_step(step: Any, left: str) -> None:
    error = cast("Any", PipelineStepFailed.__new__(PipelineStepFailed))
    error.step, error.args = step, ("full",)
    error.__cause__ = OSError("No space left on device")
    context = cast("Any", SimpleNamespace(warehouse=Warehouse("/w/warehouse.duckdb")))
    sentence = _not_landed("cvcrm", error, context)
    assert sentence == f"cvcrm: dlt could not {step} (No space left on device); {left}"
