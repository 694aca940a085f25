"""What raw already holds, asked through dlt's own connection to the warehouse.

Only rows of committed load packages count: what a killed run left behind is landed again, so it must
not pass for known.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import dlt

from pipelines.landing import FINGERPRINT_SQL


class RawDataset:
    """The raw schema of one source."""

    def __init__(self, pipeline: dlt.Pipeline) -> None:
        self._pipeline = pipeline

    @contextmanager
    def _connection(self) -> Iterator[Any]:
        """A cursor of the warehouse with the raw schema's name; DuckDB's or MotherDuck's."""
        with self._pipeline.sql_client() as client:
            yield client.native_connection.cursor()

    def tables(self) -> set[str]:
        """The raw tables that exist."""
        with self._connection() as cursor:
            rows = cursor.execute(
                "select table_name from information_schema.tables where table_schema = ?",
                [self._pipeline.dataset_name],
            ).fetchall()
        return {name for (name,) in rows}

    def fingerprints(self, table: str, keys: list[str] | None = None) -> dict[str, int]:
        """Fingerprint of the latest version of each key that is not a tombstone.

        Args:
            keys: only these; None for all. Empty where the table does not exist yet.
        """
        if table not in self.tables():
            return {}
        schema = self._pipeline.dataset_name
        chosen = "" if keys is None else "and record_key in (select unnest($keys))"
        # Tables and schema are names of ours (objects.py), never input.
        query = f"""
            select record_key, {FINGERPRINT_SQL}
            from {schema}.{table}
            where _dlt_load_id in (select load_id from {schema}._dlt_loads where status = 0)
                {chosen}
            qualify row_number() over (
                partition by record_key
                order by _dlt_load_id desc, fetched_at desc, record_cursor desc
            ) = 1 and payload is not null
        """  # noqa: S608
        with self._connection() as cursor:
            cursor.execute(query, {"keys": keys} if keys is not None else None)
            return dict(cursor.fetchall())

    def distinct(self, table: str, field: str, *, changed_since: str | None) -> list[str]:
        """The values of one payload field, of the records whose cursor is not before a moment."""
        if table not in self.tables():
            return []
        query = f"""
            select distinct json_extract_string(payload, '$.{field}') as value
            from {self._pipeline.dataset_name}.{table}
            where payload is not null and ($since is null or record_cursor >= $since)
            order by try_cast(value as bigint), value
        """  # noqa: S608
        with self._connection() as cursor:
            since = changed_since[:10] if changed_since else None
            rows = cursor.execute(query, {"since": since}).fetchall()
        return [value for (value,) in rows if value is not None]


class TableVersions:
    """`RawDataset.fingerprints` of one table, as a reading asks for them."""

    def __init__(self, raw: RawDataset, table: str) -> None:
        self._raw = raw
        self._table = table

    def all(self) -> dict[str, int]:
        return self._raw.fingerprints(self._table)

    def of(self, keys: list[str]) -> dict[str, int]:
        return self._raw.fingerprints(self._table, keys)
