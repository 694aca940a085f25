"""The ledger: one row per run and object in the warehouse, so that completeness can be proved later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import dlt
import pyarrow as pa

from pipelines.reading import ObjectReading
from pipelines.redaction import redact
from pipelines.schema_watch import as_json
from pipelines.source import RAW_CONTRACT

TABLE = "run_ledger"
# The ledger is ours and may learn a column, also in a warehouse that is older than it; what the APIs
# send never reaches its columns.
CONTRACT: Any = {**RAW_CONTRACT, "columns": "evolve"}

_MOMENT = pa.timestamp("us", tz="UTC")
LEDGER_SCHEMA = pa.schema(
    [
        ("run_id", pa.string()),
        ("source", pa.string()),
        ("object", pa.string()),
        ("mode", pa.string()),
        ("started_at", _MOMENT),
        ("finished_at", _MOMENT),
        ("requests", pa.int64()),
        ("retries", pa.int64()),
        ("rate_limited", pa.int64()),
        ("rows_seen", pa.int64()),
        ("rows_landed", pa.int64()),
        ("rows_vanished", pa.int64()),
        ("rows_expected", pa.int64()),
        ("bytes", pa.int64()),
        ("seconds", pa.float64()),
        ("window_from", pa.string()),
        ("window_until", pa.string()),
        ("is_complete", pa.bool_()),
        ("outcome", pa.string()),
        ("error", pa.string()),
        ("api_host", pa.string()),
        ("schema_changes", pa.string()),
    ]
)


def ledger_row(reading: ObjectReading, *, source: str, api_host: str) -> dict[str, Any]:
    """What one object's reading cost and brought, as a row of `LEDGER_SCHEMA`."""
    traffic = reading.traffic
    return {
        "run_id": reading.run_id,
        "source": source,
        "object": reading.obj.table,
        "mode": reading.plan.mode,
        "started_at": reading.started_at,
        "finished_at": reading.finished_at,
        "requests": traffic.requests,
        "retries": traffic.retries,
        "rate_limited": traffic.rate_limited,
        "rows_seen": reading.rows_seen,
        "rows_landed": reading.rows_landed,
        "rows_vanished": reading.rows_vanished,
        "rows_expected": reading.rows_expected,
        "bytes": traffic.bytes,
        "seconds": round(reading.seconds, 3),
        "window_from": reading.plan.start,
        "window_until": reading.plan.until,
        "is_complete": reading.is_complete,
        "outcome": reading.outcome or "skipped",
        "error": redact(reading.error) if reading.error else None,
        "api_host": api_host,
        "schema_changes": as_json(reading.schema_changes),
    }


def ledger_source(
    name: str, rows: Sequence[dict[str, Any]], *, also: Mapping[str, pa.Table] | None = None
) -> Any:
    """The run's ledger rows as a dlt source; creates the table even when there are none.

    Args:
        also: tables that are to exist from now on, by name.
    """
    tables = {TABLE: pa.Table.from_pylist(list(rows), schema=LEDGER_SCHEMA), **(also or {})}

    @dlt.source(name=name, schema_contract=RAW_CONTRACT)
    def run_ledger() -> Any:
        for table_name, table in tables.items():
            contract = CONTRACT if table_name == TABLE else RAW_CONTRACT
            yield dlt.resource(
                [table], name=table_name, write_disposition="append", schema_contract=contract
            )

    return run_ledger()
