"""What a run tells while it goes and when it ends: a live table on a terminal, plain lines elsewhere."""

from __future__ import annotations

import logging
import time
from types import TracebackType

from rich import box
from rich.console import Console
from rich.live import Live
from rich.table import Table

from pipelines.plan_report import log_plan, plan_table
from pipelines.reading import ObjectReading
from pipelines.redaction import redact
from pipelines.run import RunResult
from pipelines.selection import SourceRun
from pipelines.speed import Speed, duration, rows_to_see, speed_of

LOG_WIDTH = 150

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
            if told in self._told or not reading.started_at:
                continue
            speed = speed_of(reading)
            if reading.done:
                self._told.add(told)
                landed = "" if part.error else f"{reading.rows_landed} landed, "
                sentence = (
                    f"{reading.outcome}, {reading.rows_seen} rows seen, {landed}"
                    f"{reading.rows_vanished} vanished, {reading.traffic.requests} requests, "
                    f"{reading.seconds:.1f} s"
                )
            else:
                sentence = _underway(reading, speed)
            fields = _fields(part, reading, speed)
            logger.info("%s.%s: %s", name, reading.obj.table, sentence, extra={"fields": fields})

    def show_plan(self, result: RunResult) -> None:
        """What a run would read, and what that would cost."""
        if self._log_lines_only:
            for part in result.sources:
                log_plan(part)
        else:
            self._console.print(plan_table(result.sources))

    def show_result(self, result: RunResult) -> None:
        """What the run read and landed, object by object, and how fast.

        What of a source with an error was landed is not known here; its sentence says what there is to say.
        """
        self._parts = {part.source.name: part for part in result.sources}
        sound = [part for part in result.sources if not part.error]
        landed = sum(r.rows_landed for part in sound for r in part.readings) if sound else None
        requests = sum(r.traffic.requests for part in result.sources for r in part.readings)
        total = (
            f"Run {result.run_id}: {'' if landed is None else f'{landed:,} rows landed with '}"
            f"{requests:,} requests in {result.seconds:.1f} s."
        )
        sentences = [total, *_schema_sentences(result)]
        if self._log_lines_only:
            totals = {
                "rows_landed": landed,
                "requests": requests,
                "seconds": round(result.seconds, 3),
            }
            logger.info(total, extra={"fields": totals})
            for sentence in sentences[1:]:
                logger.info(sentence)
            return
        self._console.print(self._table())
        for sentence in sentences:
            self._console.print(redact(sentence), highlight=False, markup=False, soft_wrap=True)

    def _table(self) -> Table:
        table = Table(box=box.SIMPLE, title=f"Landing, {time.monotonic() - self._started:.0f} s")
        for column in ("object", "mode", "outcome"):
            table.add_column(column, no_wrap=True)
        for column in ("asked", "a minute", "seen", "of", "a second", "left", "landed", "gone"):
            table.add_column(column, justify="right", no_wrap=True)
        for name, part in sorted(self._parts.items()):
            for reading in part.readings:
                table.add_row(f"{name}.{reading.obj.table}", *_figures(part, reading))
        return table


def _figures(part: SourceRun, reading: ObjectReading) -> tuple[str, ...]:
    expected, speed = rows_to_see(reading), speed_of(reading)
    return (
        reading.plan.mode,
        reading.outcome or ("reading" if reading.started_at else "waiting"),
        f"{reading.traffic.requests:,}",
        f"{speed.requests_per_minute:,.1f}" if speed.requests_per_minute else "",
        f"{reading.rows_seen:,}",
        "" if expected is None else f"{expected:,}",
        f"{speed.rows_per_second:,.0f}" if speed.rows_per_second else "",
        "" if speed.seconds_left is None else duration(speed.seconds_left),
        "" if part.error else f"{reading.rows_landed:,}",
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


def _underway(reading: ObjectReading, speed: Speed) -> str:
    """How far an object is that a round has not brought to its end."""
    expected = rows_to_see(reading)
    so_far = f"{reading.rows_seen}" + ("" if expected is None else f" of {expected}")
    left = "" if speed.seconds_left is None else f", about {duration(speed.seconds_left)} left"
    return (
        f"{so_far} rows, {speed.rows_per_second or 0:.0f} a second, "
        f"{speed.requests_per_minute or 0:.1f} requests a minute{left}"
    )


def _fields(part: SourceRun, reading: ObjectReading, speed: Speed) -> dict[str, object]:
    """An object's figures for a log line that machines read."""
    return {
        "source": part.source.name,
        "object": reading.obj.table,
        "mode": reading.plan.mode,
        "outcome": reading.outcome,
        "rows_seen": reading.rows_seen,
        "rows_expected": rows_to_see(reading),
        "rows_landed": None if part.error else reading.rows_landed,
        "rows_vanished": reading.rows_vanished,
        "requests": reading.traffic.requests,
        "retries": reading.traffic.retries,
        "seconds": round(reading.seconds, 3),
        "rows_per_second": speed.rows_per_second,
        "requests_per_minute": speed.requests_per_minute,
        "seconds_left": speed.seconds_left,
        "schema_changes": [str(change) for change in reading.schema_changes],
    }
