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
from pipelines.run import RunResult
from pipelines.selection import SourceRun

LOG_WIDTH = 140

logger = logging.getLogger("pipelines")


class RunReporter:
    """Follows the sources of a run; use as a context manager around it.

    Args:
        log_lines_only: no table at all; plan and result go to the log, with their figures as fields.
    """

    def __init__(self, console: Console | None = None, *, log_lines_only: bool = False) -> None:
        self._log_lines_only = log_lines_only
        self._console = console or Console()
        if not self._console.is_terminal:
            self._console.width = LOG_WIDTH
        self._parts: dict[str, SourceRun] = {}
        self._told: set[tuple[str, str]] = set()
        self._live: Live | None = None
        self._started = time.monotonic()

    def __enter__(self) -> RunReporter:
        if self._console.is_terminal and not self._log_lines_only:
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
                    extra={"fields": _fields(name, reading)},
                )

    def show_plan(self, result: RunResult) -> None:
        """What a run would read."""
        if self._log_lines_only:
            for part in result.sources:
                for obj, plan in part.plans:
                    start = plan.start or "the beginning"
                    fields = {"source": part.source.name, "object": obj.table, "mode": plan.mode}
                    logger.info(
                        "%s.%s: would be read %s from %s (%s)",
                        part.source.name,
                        obj.table,
                        plan.mode,
                        start,
                        plan.reason,
                        extra={"fields": {**fields, "window_from": plan.start}},
                    )
            return
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
        landed = sum(r.rows_landed for part in result.sources for r in part.readings)
        requests = sum(r.traffic.requests for part in result.sources for r in part.readings)
        total = (
            f"Run {result.run_id}: {landed:,} rows landed with {requests:,} requests "
            f"in {result.seconds:.1f} s."
        )
        sentences = [total, *_schema_sentences(result)]
        if self._log_lines_only:
            for sentence in sentences:
                logger.info(sentence)
            return
        self._console.print(self._table())
        for sentence in sentences:
            self._console.print(sentence, highlight=False, markup=False, soft_wrap=True)

    def _table(self) -> Table:
        table = Table(box=box.SIMPLE, title=f"Landing, {time.monotonic() - self._started:.0f} s")
        for column in ("object", "mode", "outcome"):
            table.add_column(column, no_wrap=True)
        for column in ("asked", "seen", "of", "landed", "gone"):
            table.add_column(column, justify="right")
        for name, part in sorted(self._parts.items()):
            for reading in part.readings:
                table.add_row(f"{name}.{reading.obj.table}", *_figures(reading))
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


def _schema_sentences(result: RunResult) -> list[str]:
    """One for each object whose records have another form than before."""
    return [
        f"Fields of {part.source.name}.{reading.obj.table} have changed: "
        f"{'; '.join(map(str, reading.schema_changes))}."
        for part in result.sources
        for reading in part.readings
        if reading.schema_changes
    ]


def _fields(source: str, reading: ObjectReading) -> dict[str, object]:
    """An object's figures for a log line that machines read."""
    return {
        "source": source,
        "object": reading.obj.table,
        "mode": reading.plan.mode,
        "outcome": reading.outcome,
        "rows_seen": len(reading.seen),
        "rows_expected": reading.rows_expected,
        "rows_landed": reading.rows_landed,
        "rows_vanished": reading.rows_vanished,
        "requests": reading.traffic.requests,
        "retries": reading.traffic.retries,
        "seconds": round(reading.seconds, 3),
        "schema_changes": [str(change) for change in reading.schema_changes],
    }
