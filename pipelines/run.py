"""One run: plan every object, read the sources side by side, land in rounds, write the ledger.

Each source is one dlt pipeline into its own raw schema. A round ends after some minutes or megabytes and
becomes one load package, so a first load of hours is saved every few minutes; loading of one source
overlaps with reading of the other.
"""

from __future__ import annotations

import logging
import threading
import time
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

import dlt
import pyarrow as pa
from dlt.common.pipeline import LoadInfo
from dlt.pipeline.exceptions import PipelineStepFailed

from pipelines.errors import ApiError, VgvError, WarehouseError
from pipelines.estimate import estimate
from pipelines.forget.scrub import Scrubber
from pipelines.history import LedgerHistory
from pipelines.landing import empty_table
from pipelines.ledger import ledger_row, ledger_source
from pipelines.load_ids import continue_after
from pipelines.objects import ApiObject
from pipelines.packages import tidy
from pipelines.quota import take_over_spent
from pipelines.raw import RawDataset, TableVersions
from pipelines.reading import ObjectReading, plan_pass
from pipelines.redaction import redact
from pipelines.selection import SOURCES, RunOptions, Source, SourceRun, choose
from pipelines.source import (
    ConnectedSource,
    SourceSettings,
    dlt_source,
    resolve_settings,
)
from pipelines.warehouse import Warehouse

logger = logging.getLogger("pipelines")

# What one load package may hold, as JSON text: DuckDB's memory while it compresses a package grows with
# it, so a first load of any size peaks alike.
ROUND_BYTES = 128 * 1024 * 1024


@dataclass(kw_only=True)
class RunResult:
    """How a run went."""

    run_id: str
    sources: list[SourceRun]
    seconds: float = 0.0

    @property
    def failures(self) -> list[str]:
        """One clear sentence for each thing that failed."""
        sentences = []
        for part in self.sources:
            if part.error:
                sentences.append(part.error)
            sentences += [
                reading.error or f"{part.source.name}: {reading.obj.path}: not read to its end."
                for reading in part.readings
                if reading.outcome != "ok" and not part.error
            ]
        return sentences


Reporter = Callable[[SourceRun], None]


@dataclass(frozen=True, kw_only=True)
class RunContext:
    """What the sources of one run share.

    Attributes:
        report: called whenever a source has news, from that source's thread.
        stop: set from outside to end early; what was read is landed.
        loading: held while a package is loaded: DuckDB takes one writer at a time.
    """

    options: RunOptions
    warehouse: Warehouse
    run_id: str
    report: Reporter
    stop: threading.Event
    loading: threading.Lock = field(default_factory=threading.Lock)


def run(
    options: RunOptions,
    warehouse: Warehouse,
    *,
    report: Reporter,
    stop: threading.Event | None = None,
    run_id: str | None = None,
) -> RunResult:
    """Run the chosen sources and say how it went.

    Args:
        report: called whenever a source has news, from that source's thread.
        stop: set from outside to end early; what was read is landed.
        run_id: the id that raw, ledger and log lines carry; a new one for None.

    Raises:
        VgvError: if nothing could be started (unknown names, no warehouse).
    """
    started = time.monotonic()
    parts = choose(options)
    context = RunContext(
        options=options,
        warehouse=warehouse,
        run_id=run_id or uuid.uuid4().hex[:12],
        report=report,
        stop=stop or threading.Event(),
    )
    with RawDataset(open_pipeline(parts[0].source, warehouse)):
        pass  # creates the file once, and fails clearly, before any thread needs it
    threads = [
        threading.Thread(target=_run_source, args=(part, context), name=part.source.name)
        for part in parts
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if not options.dry_run:
        for source in SOURCES.values():
            _prepare(source, parts, context)
    return RunResult(run_id=context.run_id, sources=parts, seconds=time.monotonic() - started)


def open_pipeline(source: Source, warehouse: Warehouse) -> dlt.Pipeline:
    """The source's dlt pipeline: named like it, into `raw_<name>` of the warehouse."""
    return dlt.pipeline(
        pipeline_name=source.name,
        destination=warehouse.destination(),
        dataset_name=f"raw_{source.name}",
        pipelines_dir=str(warehouse.dlt_folder / "pipelines"),
    )


def _prepare(source: Source, parts: Sequence[SourceRun], context: RunContext) -> None:
    """`prepare_dataset`, unless this run has just failed to land what it read.

    Raises:
        WarehouseError: if the tables of a source that was not asked for cannot be created.
    """
    pipeline = open_pipeline(source, context.warehouse)
    failed = [part for part in parts if part.source is source and part.error]
    if failed and pipeline.has_pending_data:
        return
    try:
        prepare_dataset(pipeline, source)
    except (PipelineStepFailed, WarehouseError) as error:
        sentence = (
            _not_landed(source.name, error, context)
            if isinstance(error, PipelineStepFailed)
            else f"{source.name}: {error}"
        )
        mine = [part for part in parts if part.source is source]
        if not mine:
            raise WarehouseError(sentence) from error
        mine[0].error = mine[0].error or sentence


def prepare_dataset(pipeline: dlt.Pipeline, source: Source) -> None:
    """Create the raw tables of a source that was not read, so that dbt can build all the same."""
    with RawDataset(pipeline) as raw:
        missing = _missing_tables(raw, source)
    if missing:
        land(pipeline, ledger_source(source.name, [], also=missing))


def land(pipeline: dlt.Pipeline, source: Any) -> None:
    """Land rows of our own outside a run's rounds, after what a stopped run had left."""
    finish_pending(pipeline)
    pipeline.sync_destination()
    _land(pipeline, source)


def _missing_tables(raw: RawDataset, source: Source) -> dict[str, pa.Table]:
    """The raw tables that dbt reads and that do not exist yet, without rows."""
    existing = raw.tables()
    return {
        obj.table: empty_table()
        for obj in source.objects
        if obj.default and obj.table not in existing
    }


def _run_source(part: SourceRun, context: RunContext) -> None:
    """One source from settings to ledger; whatever fails becomes the part's error sentence."""
    name = part.source.name
    try:
        _read_source(part, context)
    except VgvError as error:
        part.error = redact(str(error))
    except PipelineStepFailed as error:
        part.error = _not_landed(name, error, context)
        logger.debug("dlt failed", exc_info=True)
    except Exception as error:
        part.error = redact(f"{name}: unexpected {type(error).__name__}: {_innermost(error)}")
        logger.exception("%s: unexpected error", name)
    context.report(part)


def _read_source(part: SourceRun, context: RunContext) -> None:
    source = part.source
    settings = resolve_settings(source.settings, source.name)
    skipped = settings.skipped
    part.objects = tuple(obj for obj in part.objects if obj.table not in skipped)
    pipeline = open_pipeline(source, context.warehouse)
    with context.loading:
        if not context.options.dry_run:
            finish_pending(pipeline)
        if not pipeline.has_pending_data:
            pipeline.sync_destination()
    with RawDataset(pipeline) as raw:
        continue_after(raw.newest_load())
        _read_account(part, context, pipeline, raw, settings)


def _read_account(
    part: SourceRun,
    context: RunContext,
    pipeline: dlt.Pipeline,
    raw: RawDataset,
    settings: SourceSettings,
) -> None:
    """Plan every object of the source, read them in rounds, and write the ledger whatever happens."""
    source, options = part.source, context.options
    account = source.connect(settings, raw)
    history = LedgerHistory(raw)
    take_over_spent(account, history)
    states = _states(pipeline, source.name)
    refusal = None if options.dry_run else _probe(account, part.objects)
    now = account.session.now
    part.plans = [
        (
            obj,
            plan_pass(
                obj, states.get(obj.table, {}), now=now, full=options.full, since=options.since
            ),
        )
        for obj in part.objects
    ]
    if options.dry_run:
        part.cost = estimate(account, part.plans, history)
        return
    suppressed = raw.suppressed()
    part.readings = [
        ObjectReading(
            obj=obj,
            plan=plan,
            run_id=context.run_id,
            state={},
            read_pages=account.reader.pages,
            known=TableVersions(raw, obj.table),
            now=now,
            max_vanished_share=settings.max_vanished_share,
            scrubber=Scrubber(suppressed, source.name, obj.table),
        )
        for obj, plan in part.plans
    ]
    context.report(part)
    try:
        if refusal:
            for reading in part.readings:
                reading.refuse(refusal)
            raise refusal
        _rounds(pipeline, part, context, settings.round_seconds)
    finally:
        for reading in part.readings:
            reading.close()
        host = account.session.host
        rows = [ledger_row(r, source=source.name, api_host=host) for r in part.readings]
        with context.loading:
            missing = _missing_tables(raw, source)
            _land(pipeline, ledger_source(source.name, rows, also=missing))


def _rounds(
    pipeline: dlt.Pipeline, part: SourceRun, context: RunContext, round_seconds: float
) -> None:
    """Read and land until every object is done; an object waits for those that it needs."""
    while not context.stop.is_set():
        undone = {reading.obj.table for reading in part.readings if not reading.done}
        if not undone:
            return
        ready = [r for r in part.readings if not r.done and not undone.intersection(r.obj.needs)]
        failed = {r.obj.table for r in part.readings if r.done and r.outcome != "ok"}
        for reading in ready:
            reading.lacking = tuple(sorted(failed.intersection(reading.obj.needs)))
        round_is_over = _end_of_round(ready, context.stop, round_seconds)
        try:
            pipeline.extract(dlt_source(part.source.name, ready, round_is_over))
        except PipelineStepFailed as error:
            for reading in ready:
                reading.lose(_not_landed(part.source.name, error, context))
            raise
        with context.loading:
            pipeline.normalize()
            _loaded(pipeline.load())
        context.report(part)


def _end_of_round(
    ready: Sequence[ObjectReading], stop: threading.Event, seconds: float
) -> Callable[[], bool]:
    """Tells when the round's package is to be closed: after some minutes or megabytes."""
    ends = time.monotonic() + seconds
    landed_before = sum(reading.bytes_landed for reading in ready)

    def round_is_over() -> bool:
        landed = sum(reading.bytes_landed for reading in ready) - landed_before
        return stop.is_set() or time.monotonic() >= ends or landed >= ROUND_BYTES

    return round_is_over


def _probe(account: ConnectedSource, objects: Sequence[ApiObject]) -> ApiError | None:
    """Ask for one row before anything else; returns what makes every object of the source useless.

    Wrong credentials or a wrong address end the source at once. What concerns only the object that
    was asked (403, 405) is left to its own reading.
    """
    for obj in objects[:1]:
        try:
            account.reader.probe(obj)
        except ApiError as error:
            if error.status in {None, HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND}:
                return error
            logger.info("%s: probe: %s", account.name, error)
    return None


def _states(pipeline: dlt.Pipeline, name: str) -> dict[str, dict[str, Any]]:
    """The committed state of each object."""
    sources: dict[str, Any] = pipeline.state.get("sources", {})
    resources: dict[str, dict[str, Any]] = sources.get(name, {}).get("resources", {})
    return resources


def finish_pending(pipeline: dlt.Pipeline) -> None:
    """Land what a stopped run had already read: dlt would ignore new data otherwise."""
    tidy(pipeline)
    while pipeline.has_pending_data:
        logger.warning("%s: landing what an earlier run had left", pipeline.pipeline_name)
        pipeline.normalize()
        _loaded(pipeline.load())


def _land(pipeline: dlt.Pipeline, source: Any) -> None:
    pipeline.extract(source)
    pipeline.normalize()
    _loaded(pipeline.load())


def _loaded(info: LoadInfo) -> None:
    """Raise unless every job of the package went in."""
    if info.has_failed_jobs:
        jobs = {
            job.job_file_info.table_name
            for package in info.load_packages
            for job in package.jobs["failed_jobs"]
        }
        raise WarehouseError(
            f"The warehouse refused rows of {', '.join(sorted(jobs))}; see `dlt pipeline "
            f"{info.pipeline.pipeline_name} failed-jobs`."
        )


def _not_landed(name: str, error: PipelineStepFailed, context: RunContext) -> str:
    if error.step == "extract":
        left = "nothing of this round was landed, the next run reads it again"
    elif error.step == "sync":
        left = "nothing was read"
    else:
        left = (
            f"what was read stays in {context.warehouse.dlt_folder} and is landed by the next run"
        )
    return redact(f"{name}: dlt could not {error.step} ({_innermost(error)}); {left}.")


def _innermost(error: BaseException) -> str:
    while error.__cause__ or error.__context__:
        error = error.__cause__ or error.__context__ or error
    said = redact(str(error))  # before it is cut: half a secret is masked by nothing
    return " ".join(said.split())[:300] or type(error).__name__
