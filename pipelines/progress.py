"""What a run tells while it goes and when it ends: a live table on a terminal, plain lines elsewhere."""

from __future__ import annotations

import logging
import time
from types import TracebackType

from rich import box
from rich.console import Console
from rich.live import Live
from rich.table import Table

from pipelines.reading import ObjectReading
from pipelines.run import RunResult, SourceRun

LOG_WIDTH = 140

logger = logging.getLogger("pipelines")


class RunReporter:
    """Follows the sources of a run; use as a context manager around it."""

    def __init__(self, console: Console | None = None) -> None:
        self._console = console or Console()
        if not self._console.is_terminal:
            self._console.width = LOG_WIDTH
        self._parts: dict[str, SourceRun] = {}
        self._told: set[tuple[str, str]] = set()
        self._live: Live | None = None
        self._started = time.monotonic()

    def __enter__(self) -> RunReporter:
        if self._console.is_terminal:
            self._live = Live(
                get_renderable=self._table,
                console=self._console,
                refresh_per_second=4,
                transient=True,
            )
            self._live.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._live:
            self._live.stop()

    def update(self, part: SourceRun) -> None:
        """News of one source; called from its thread."""
        name = part.source.name
        self._parts[name] = part
        if self._live:
            return
        for reading in part.readings:
            told = (name, reading.obj.table)
            if reading.done and told not in self._told:
                self._told.add(told)
                logger.info(
                    "%s.%s: %s, %d rows seen, %d landed, %d vanished, %d requests, %.1f s",
                    name,
                    reading.obj.table,
                    reading.outcome,
                    len(reading.seen),
                    reading.rows_landed,
                    reading.rows_vanished,
                    reading.traffic.requests,
                    reading.seconds,
                )

    def show_plan(self, result: RunResult) -> None:
        """What a run would read."""
        table = Table(box=box.SIMPLE, title="Plan: nothing was asked or landed")
        for column in ("source", "object", "mode", "from", "why"):
            table.add_column(column, overflow="fold")
        for part in result.sources:
            for obj, plan in part.plans:
                table.add_row(
                    part.source.name,
                    obj.table,
                    plan.mode,
                    plan.start or "the beginning",
                    plan.reason,
                )
        self._console.print(table)

    def show_result(self, result: RunResult) -> None:
        """What the run read and landed, object by object."""
        self._parts = {part.source.name: part for part in result.sources}
        self._console.print(self._table())
        landed = sum(r.rows_landed for part in result.sources for r in part.readings)
        requests = sum(r.traffic.requests for part in result.sources for r in part.readings)
        self._console.print(
            f"Run {result.run_id}: {landed:,} rows landed with {requests:,} requests "
            f"in {result.seconds:.1f} s.",
            highlight=False,
        )

    def _table(self) -> Table:
        table = Table(box=box.SIMPLE, title=f"Landing, {time.monotonic() - self._started:.0f} s")
        for column in ("source", "object", "mode", "outcome"):
            table.add_column(column)
        for column in ("requests", "seen", "expected", "landed", "vanished"):
            table.add_column(column, justify="right")
        for name, part in sorted(self._parts.items()):
            for reading in part.readings:
                table.add_row(name, reading.obj.table, *_figures(reading))
        return table


def _figures(reading: ObjectReading) -> tuple[str, ...]:
    expected = "" if reading.rows_expected is None else f"{reading.rows_expected:,}"
    return (
        reading.plan.mode,
        reading.outcome or ("reading" if reading.started_at else "waiting"),
        f"{reading.traffic.requests:,}",
        f"{len(reading.seen):,}",
        expected,
        f"{reading.rows_landed:,}",
        f"{reading.rows_vanished:,}" if reading.rows_vanished else "",
    )
