"""What raw holds in staging's sense: the latest committed version of each key."""

from __future__ import annotations

from pathlib import Path

import duckdb

Rows = dict[str, str | None]
"""Payload of each key; None for a record that vanished."""

TABLES = """
    select table_schema, table_name from information_schema.tables
    where table_schema like 'raw_%' and table_name not like '\\_dlt%' escape '\\'
        and table_name <> 'run_ledger'
"""
LATEST = """
    select record_key, payload from {schema}.{table}
    where _dlt_load_id in (select load_id from {schema}._dlt_loads where status = 0)
    qualify row_number() over (
        partition by record_key
        order by _dlt_load_id desc, fetched_at desc, record_cursor desc nulls last, page desc
    ) = 1
"""


def latest(warehouse: Path) -> dict[str, Rows]:
    """The rows of every raw table, by its name with the schema."""
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        return {
            f"{schema}.{table}": dict(
                connection.execute(LATEST.format(schema=schema, table=table)).fetchall()
            )
            for schema, table in connection.execute(TABLES).fetchall()
        }


def shown(rows: Rows) -> Rows:
    """Only the records that did not vanish."""
    return {key: payload for key, payload in rows.items() if payload is not None}


def differing(ours: dict[str, Rows], theirs: dict[str, Rows]) -> dict[str, str]:
    """For each table that is not the same in both, how many rows are missing, extra and other."""
    found = {}
    for name in ours.keys() | theirs.keys():
        mine, other = shown(ours.get(name, {})), shown(theirs.get(name, {}))
        if mine != other:
            both = mine.keys() & other.keys()
            found[name] = (
                f"{len(other.keys() - mine.keys())} missing, {len(mine.keys() - other.keys())} extra, "
                f"{sum(mine[key] != other[key] for key in both)} other"
            )
    return found
