"""A raw layer of a few handmade records, and dbt builds over it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb

from pipelines import cvcrm, sienge

ROOT = Path(__file__).parents[2]
OBJECTS = {
    f"raw_{source.NAME}": [obj.table for obj in source.OBJECTS if obj.default]
    for source in (cvcrm, sienge)
}
RECORDS = """
    record_key varchar, record_cursor varchar, payload varchar, request varchar, page integer,
    fetched_at timestamptz, run_id varchar, _dlt_load_id varchar"""
LEDGER = """
    run_id varchar, source varchar, object varchar, mode varchar, started_at timestamptz,
    finished_at timestamptz, requests bigint, retries bigint, rate_limited bigint, rows_seen bigint,
    rows_landed bigint, rows_vanished bigint, rows_expected bigint, bytes bigint, seconds double,
    window_from varchar, window_until varchar, is_complete boolean, outcome varchar, error varchar,
    api_host varchar, _dlt_load_id varchar"""
LOADS = """
    load_id varchar, schema_name varchar, status bigint, inserted_at timestamptz,
    schema_version_hash varchar"""
START = datetime(2026, 3, 1, 12, tzinfo=UTC)


@dataclass
class Raw:
    """A warehouse file with an empty raw layer that tests fill load by load."""

    path: Path

    def __post_init__(self) -> None:
        with duckdb.connect(str(self.path)) as con:
            for schema, objects in OBJECTS.items():
                con.execute(f"create schema {schema}")
                for table in objects:
                    con.execute(f"create table {schema}.{table} ({RECORDS})")
                con.execute(f"create table {schema}.run_ledger ({LEDGER})")
                con.execute(f"create table {schema}._dlt_loads ({LOADS})")

    def load(
        self, number: int, table: str, records: dict[str, Any], *, committed: int | None = None
    ) -> None:
        """Lands ``records`` (key to record, None for one that vanished) as load ``number``,
        committed ``committed`` hours after the start (as many as the number, unless told)."""
        load_id = f"{1000 + number}.0"
        schema = table.partition(".")[0]
        with duckdb.connect(str(self.path)) as con:
            for key, record in records.items():
                con.execute(
                    f"insert into {table} values (?, null, ?, '', ?, ?, 'run', ?)",
                    [
                        key,
                        None if record is None else json.dumps(record),
                        0 if record is None else 1,
                        START + timedelta(hours=number),
                        load_id,
                    ],
                )
            con.execute(
                f"insert into {schema}._dlt_loads values (?, 'raw', 0, ?, '')",
                [load_id, START + timedelta(hours=number if committed is None else committed)],
            )

    def build(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Runs ``dbt build`` with the arguments on this warehouse."""
        folder = self.path.parent
        return subprocess.run(
            [sys.executable, "-m", "dbt.cli.main", "--no-use-colors", "build", *arguments],
            cwd=ROOT,
            env={
                **os.environ,
                "WAREHOUSE": str(self.path),
                "PERSONAL_DATA_KEY": "key-of-the-tests-without-value",
                "DBT_TARGET_PATH": str(folder / "target"),
                "DBT_LOG_PATH": str(folder / "logs"),
            },
            capture_output=True,
            text=True,
            check=False,
        )

    def query(self, sql: str) -> list[tuple[Any, ...]]:
        with duckdb.connect(str(self.path), read_only=True) as con:
            return con.execute(sql).fetchall()
