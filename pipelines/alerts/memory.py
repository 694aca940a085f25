"""What the ledger says and what alerts were sent, both in the source's raw schema.

`alert_ledger` stands beside `run_ledger`: append-only, one row for each cause, destination and attempt.
Only delivered messages count; a runner with an empty disk finds them there like any other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from typing import Any, Final, Literal

import dlt
import pyarrow as pa

from pipelines.alerts.causes import ObjectHistory
from pipelines.ledger import CONTRACT
from pipelines.ledger import TABLE as LEDGER_TABLE
from pipelines.raw import RawDataset
from pipelines.source import RAW_CONTRACT

TABLE: Final = "alert_ledger"
Kind = Literal["alert", "recovery"]

ALERT_SCHEMA: Final = pa.schema(
    [
        ("cause", pa.string()),
        ("kind", pa.string()),
        ("message", pa.string()),
        ("cause_run_id", pa.string()),
        ("destination", pa.string()),
        ("service", pa.string()),
        ("is_delivered", pa.bool_()),
        ("day", pa.string()),
        ("sent_at", pa.timestamp("us", tz="UTC")),
        ("run_id", pa.string()),
    ]
)


@dataclass(frozen=True, kw_only=True)
class AlertRow:
    """One sentence of one message to one destination.

    Attributes:
        cause_run_id: the run that showed the cause.
        destination: apprise's short hash of the address, which holds secrets.
        day: São Paulo date, ISO.
        run_id: the run or command that sent it.
    """

    cause: str
    kind: Kind
    message: str
    cause_run_id: str | None
    destination: str
    service: str
    is_delivered: bool
    day: str
    sent_at: datetime
    run_id: str


@dataclass(frozen=True, kw_only=True)
class Told:
    """The last that one destination heard of one cause.

    Attributes:
        alerted_on: day of the last alert.
        alerted_at: when it was sent.
        run_id: the run that showed the cause then.
    """

    kind: Kind
    alerted_on: date
    alerted_at: datetime
    run_id: str | None


class AlertMemory(RawDataset):
    """Ledger and sent alerts of one source."""

    def histories(self) -> list[ObjectHistory]:
        """The ledger, object by object; empty before the first run."""
        if LEDGER_TABLE not in self.tables():
            return []
        # Moments as seconds: the schema and tables are names of ours, never input.
        query = f"""
            with passes as (
                select
                    *,
                    coalesce(finished_at, started_at) as ended_at
                from {self._schema}.{LEDGER_TABLE}
                where _dlt_load_id in
                    (select load_id from {self._schema}._dlt_loads where status = 0)
            )

            select
                object,
                epoch(min(coalesce(started_at, ended_at))),
                epoch(max(ended_at) filter (is_complete and outcome = 'ok')),
                arg_max(run_id, ended_at) filter (outcome <> 'skipped'),
                epoch(max(ended_at) filter (outcome <> 'skipped')),
                arg_max(outcome, ended_at) filter (outcome <> 'skipped'),
                arg_max(coalesce(error, ''), ended_at) filter (outcome <> 'skipped'),
                arg_max(run_id, ended_at) filter (is_complete and mode = 'full'),
                arg_max(rows_seen, ended_at) filter (is_complete and mode = 'full'),
                arg_max(rows_vanished, ended_at) filter (is_complete and mode = 'full')
            from passes
            where ended_at is not null
            group by object
            order by object
        """  # noqa: S608
        with self._cursor() as cursor:
            rows = cursor.execute(query).fetchall()
        return [
            ObjectHistory(
                table=table,
                first_at=datetime.fromtimestamp(first, UTC),
                complete_at=_moment(complete),
                run_id=run_id,
                finished_at=_moment(finished),
                outcome=outcome,
                error=error or None,
                full_run_id=full_run_id,
                rows_seen=seen or 0,
                rows_vanished=gone or 0,
            )
            for table, first, complete, run_id, finished, outcome, error, full_run_id, seen, gone in rows
        ]

    def told(self, destination: str) -> dict[str, Told]:
        """What a destination was told of each cause."""
        if TABLE not in self.tables():
            return {}
        query = f"""
            select
                cause,
                arg_max(kind, sent_at),
                max(day) filter (kind = 'alert'),
                epoch(max(sent_at) filter (kind = 'alert')),
                arg_max(cause_run_id, sent_at) filter (kind = 'alert')
            from {self._schema}.{TABLE}
            where
                is_delivered
                and destination = $destination
                and _dlt_load_id in
                    (select load_id from {self._schema}._dlt_loads where status = 0)
            group by cause
        """  # noqa: S608
        with self._cursor() as cursor:
            rows = cursor.execute(query, {"destination": destination}).fetchall()
        return {
            cause: Told(
                kind=kind,
                alerted_on=date.fromisoformat(day),
                alerted_at=datetime.fromtimestamp(alerted_at, UTC),
                run_id=run_id,
            )
            for cause, kind, day, alerted_at, run_id in rows
            if day
        }


def alert_source(name: str, rows: Sequence[AlertRow]) -> Any:
    """The rows as a dlt source, to be landed like the ledger's."""
    table = pa.Table.from_pylist([asdict(row) for row in rows], schema=ALERT_SCHEMA)

    @dlt.source(name=name, schema_contract=RAW_CONTRACT)
    def alerts() -> Any:
        yield dlt.resource(
            [table], name=TABLE, write_disposition="append", schema_contract=CONTRACT
        )

    return alerts()


def _moment(seconds: float | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)
