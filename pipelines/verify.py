"""`dlt pipeline verify`: asks the APIs for their totals and holds them against what raw shows.

A run proves each of its passes; this proves the warehouse as it stands, whatever happened since. It
costs one request for each object, and where rows are missing also the window that the next run would
read: only that tells rows that have just come from rows that were lost.
"""

from __future__ import annotations

import json
import logging
import sys
from dataclasses import asdict, dataclass, replace
from datetime import timedelta
from typing import Any, Literal, cast

import dlt
from dlt.common.destination.client import WithStateSync
from dlt.destinations.exceptions import DatabaseUndefinedRelation
from dlt.pipeline.state_sync import load_pipeline_state_from_destination
from rich import box
from rich.console import Console
from rich.table import Table

from pipelines.errors import ApiError, UnauthorizedError, VgvError, WarehouseError
from pipelines.http import Traffic
from pipelines.ledger import TABLE as LEDGER_TABLE
from pipelines.objects import ApiObject
from pipelines.raw import LATEST_FIRST, RawDataset
from pipelines.reading import Plan, wall_time, window_start
from pipelines.redaction import redact
from pipelines.run import open_pipeline
from pipelines.selection import RunOptions, Source, SourceRun, choose
from pipelines.source import ConnectedSource, resolve_settings
from pipelines.warehouse import Warehouse

Verdict = Literal["complete", "behind", "missing", "more than the API shows: run --full", "unknown"]
logger = logging.getLogger("pipelines")

NO_TOTAL = (
    "the API states no total for this object; its last complete pass is all the proof there is"
)
TABLE_WIDTH = 150


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One object, counted on both sides.

    Attributes:
        expected: rows that the API says it has, None where it states no total.
        landed: keys whose latest committed version in raw is a record.
        missing: `expected - landed` where that is positive, None where nothing is expected.
        vanished: keys whose latest committed version is a tombstone.
        last_change: the greatest cursor of the live keys that is not in the future.
        last_complete_pass: when everything was last read to its end, São Paulo wall time.
        is_explained: nothing has to be done about this object but, at most, the next run.
        note: why this verdict, where the figures do not say it.
    """

    source: str
    object: str
    expected: int | None = None
    landed: int = 0
    missing: int | None = None
    vanished: int = 0
    last_change: str | None = None
    last_complete_pass: str | None = None
    verdict: Verdict = "unknown"
    is_explained: bool = False
    note: str = ""


class LandedDataset(RawDataset):
    """What raw holds of each object, in figures."""

    def figures(self, table: str, *, until: str) -> tuple[int, int, str | None]:
        """Live keys, vanished keys, and the greatest cursor up to `until` of one table."""
        # Tables and schema are names of ours (objects.py), never input.
        query = f"""
            with latest as (
                select record_key, record_cursor, payload is not null as is_live
                from {self._schema}.{table}
                where _dlt_load_id in
                    (select load_id from {self._schema}._dlt_loads where status = 0)
                qualify row_number() over (
                    partition by record_key
                    {LATEST_FIRST}
                ) = 1
            )

            select
                count(*) filter (where is_live),
                count(*) filter (where not is_live),
                max(record_cursor) filter (where is_live and record_cursor <= $until)
            from latest
        """  # noqa: S608
        with self._cursor() as cursor:
            live, vanished, last_change = cursor.execute(query, {"until": until}).fetchone()
        return live, vanished, last_change

    def last_full_pass(self, table: str) -> int | None:
        """Keys that the last complete full pass saw, by the ledger; None if there was none."""
        query = f"""
            select rows_seen
            from {self._schema}.{LEDGER_TABLE}
            where object = $table and mode = 'full' and is_complete
            order by finished_at desc
            limit 1
        """  # noqa: S608
        with self._cursor() as cursor:
            row = cursor.execute(query, {"table": table}).fetchone()
        return int(row[0]) if row else None


@dataclass(frozen=True)
class Verification:
    """Everything that was found, and what kept sources from being asked at all."""

    findings: list[Finding]
    errors: list[str]

    @property
    def is_explained(self) -> bool:
        return not self.errors and all(finding.is_explained for finding in self.findings)

    def as_json(self) -> str:
        return json.dumps(
            {
                "is_explained": self.is_explained,
                "objects": [asdict(finding) for finding in self.findings],
                "errors": self.errors,
            },
            ensure_ascii=False,
            indent=2,
        )

    def show(self, console: Console | None = None) -> None:
        """Print the table, and below it what the figures alone do not say."""
        console = console or Console()
        if not console.is_terminal:
            console.width = TABLE_WIDTH
        table = Table(box=box.SIMPLE, title="What the APIs show and what the warehouse holds")
        for column in ("source", "object"):
            table.add_column(column)
        for column in ("expected", "landed", "missing", "vanished"):
            table.add_column(column, justify="right")
        for column in ("last change", "last complete pass", "verdict"):
            table.add_column(column)
        for found in self.findings:
            figures = (found.expected, found.landed, found.missing, found.vanished)
            table.add_row(
                found.source,
                found.object,
                *("" if figure is None else f"{figure:,}" for figure in figures),
                found.last_change or "",
                found.last_complete_pass or "never",
                found.verdict,
            )
        console.print(table)
        for found in self.findings:
            if found.note:
                console.print(f"{found.source}.{found.object}: {found.note}.", highlight=False)


def verify(options: RunOptions, warehouse: Warehouse) -> Verification:
    """Ask the APIs for the totals of the chosen objects and compare; reads, and changes nothing.

    The caller holds the writer lock: DuckDB shows a file to one process at a time.

    Raises:
        VgvError: if a name is unknown, or there is no warehouse or it does not open.
    """
    warehouse.must_exist()
    findings: list[Finding] = []
    errors: list[str] = []
    for part in choose(options):
        try:
            findings += _verify_source(part, warehouse)
        except WarehouseError:
            raise  # the others would say the same
        except VgvError as error:
            errors.append(redact(str(error)))
    return Verification(findings, errors)


def _verify_source(part: SourceRun, warehouse: Warehouse) -> list[Finding]:
    source = part.source
    settings = resolve_settings(source.settings, source.name)
    skipped = settings.skipped
    pipeline = open_pipeline(source, warehouse)
    logger.info("%s: asking for %d totals", source.name, len(part.objects))
    with LandedDataset(pipeline) as raw:
        states = committed_states(pipeline, source)
        check = _Check(source.connect(settings, raw), raw, raw.tables())
        return [
            check.object(obj, states.get(obj.table, {}))
            for obj in part.objects
            if obj.table not in skipped
        ]


def committed_states(pipeline: dlt.Pipeline, source: Source) -> dict[str, dict[str, Any]]:
    """Each object's state as the warehouse holds it; the working folder is not touched."""
    try:
        with pipeline.destination_client() as client:
            # dlt types the client wider than DuckDB's and MotherDuck's, which both keep state.
            keeper = cast("WithStateSync", client)
            state: Any = load_pipeline_state_from_destination(source.name, keeper)
    except DatabaseUndefinedRelation:
        return {}  # nothing was ever landed
    sources: dict[str, Any] = (state or {}).get("sources", {})
    resources: dict[str, dict[str, Any]] = sources.get(source.name, {}).get("resources", {})
    return resources


class _Check:
    """Compares the objects of one account, one after the other."""

    def __init__(self, account: ConnectedSource, raw: LandedDataset, tables: set[str]) -> None:
        self._account = account
        self._raw = raw
        self._tables = tables
        self._refusal: UnauthorizedError | None = None

    def object(self, obj: ApiObject, state: dict[str, Any]) -> Finding:
        """What is to be said about one object; an API's refusal is a finding too."""
        found = Finding(
            source=self._account.name,
            object=obj.table,
            last_complete_pass=state.get("full_at"),
        )
        try:
            if self._refusal:
                raise self._refusal
            found = replace(found, expected=self._account.reader.total(obj))
            found = self._counted(found, obj)
            return self._judged(found, obj, state)
        except ApiError as error:
            if isinstance(error, UnauthorizedError):
                self._refusal = error  # the account is locked out sooner if it goes on asking
            found = self._counted(found, obj)
            return replace(found, verdict="unknown", note=redact(str(error)).rstrip("."))

    def _counted(self, found: Finding, obj: ApiObject) -> Finding:
        if obj.table not in self._tables:
            return replace(found, missing=found.expected)
        until = wall_time(self._account.session.now)
        landed, vanished, last_change = self._raw.figures(obj.table, until=until)
        missing = None if found.expected is None else max(0, found.expected - landed)
        return replace(
            found, landed=landed, vanished=vanished, last_change=last_change, missing=missing
        )

    def _judged(self, found: Finding, obj: ApiObject, state: dict[str, Any]) -> Finding:
        """The figures with their verdict.

        Raises:
            ApiError: if the window that explains missing rows cannot be read.
        """
        if found.expected is None:
            proven = found.last_complete_pass is not None
            note = NO_TOTAL if proven else "never read to its end: run `dlt pipeline run`"
            return replace(found, verdict="unknown", is_explained=proven, note=note)
        if found.missing:
            return self._judged_missing(found, obj, state)
        if found.landed > found.expected:
            note = f"{found.landed - found.expected:,} keys are gone from the API since"
            return replace(found, verdict="more than the API shows: run --full", note=note)
        return replace(found, verdict="complete", is_explained=True)

    def _judged_missing(self, found: Finding, obj: ApiObject, state: dict[str, Any]) -> Finding:
        if not found.last_complete_pass:
            note = "its first load has not ended: `dlt pipeline run` goes on with it"
            return replace(found, verdict="missing", note=note)
        missing = found.missing or 0
        came = self._came_since(obj, state, missing=missing, landed=found.landed)
        if came >= missing:
            note = "rows came since the last run; the next one brings them"
            return replace(found, verdict="behind", is_explained=True, note=note)
        note = f"the next run would bring {came:,} of {missing:,} missing rows: run it with --full"
        return replace(found, verdict="missing", note=note)

    def _came_since(
        self, obj: ApiObject, state: dict[str, Any], *, missing: int, landed: int
    ) -> int:
        """How many of the missing rows the next run would bring by itself.

        Where a window sees every change, the window is read and its keys are looked up in raw. An
        object that every run reads in full brings all of them; what its last complete pass saw must
        still be there, though, or raw itself has lost rows.
        """
        if obj.mode == "full":
            seen = self._raw.last_full_pass(obj.table)
            lost = max(0, (seen or 0) - landed)
            return max(0, missing - lost)
        now = self._account.session.now
        plan = Plan(
            mode="incremental",
            start=window_start(obj, state),
            until=wall_time(now + timedelta(minutes=1)),
            resumed=False,
            reason="verify",
        )
        unknown: set[str] = set()
        pages = self._account.reader.pages(obj, plan, Traffic(), lambda: sys.maxsize)
        for page in pages:
            known = {key for keys, _ in self._raw.latest(obj.table, page.keys) for key in keys}
            unknown.update(key for key in page.keys if key not in known)
            if len(unknown) >= missing:
                break
        return len(unknown)
