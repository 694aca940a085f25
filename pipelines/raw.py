"""What raw already holds, asked through dlt's own connection to the warehouse.

Only rows of committed load packages count: what a killed run left behind is landed again, so it must
not pass for known.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import Any, Self

import dlt
import numpy as np
from dlt.destinations.exceptions import DestinationConnectionError

from pipelines.forget.suppression import Suppressed, read_list
from pipelines.versions import FINGERPRINT_SQL, Hashes, Versions, key_hashes
from pipelines.warehouse import unreadable

# Which version of a key is the latest; dbt's macro `versao_atual` orders the same way.
LATEST_FIRST = "order by _dlt_load_id desc, fetched_at desc, record_cursor desc nulls last"

KEYS_PER_BATCH = 50_000


class RawDataset:
    """The raw schema of one source; a context manager that holds one connection open.

    The connection is made before dlt begins to extract: asking dlt for one from inside its extraction
    threads would mix up its configuration context. Every query takes a cursor of its own, because a
    DuckDB connection shared between threads answers wrongly without saying so.

    Raises:
        WarehouseError: on entering, if the warehouse does not open.
    """

    def __init__(self, pipeline: dlt.Pipeline) -> None:
        self._schema = pipeline.dataset_name
        self._client = pipeline.sql_client()

    def __enter__(self) -> Self:
        try:
            self._client.open_connection()
        except DestinationConnectionError as error:
            # It speaks of credentials, which a file has none of.
            database = self._client.credentials.database
            raise unreadable(str(database), error.inner_exc) from error
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close_connection()

    def _cursor(self) -> AbstractContextManager[Any]:
        cursor: AbstractContextManager[Any] = self._client.native_connection.cursor()
        return cursor

    def tables(self) -> set[str]:
        """The raw tables that exist."""
        # On MotherDuck a connection sees every database of the account.
        query = f"""
            select table_name from information_schema.tables
            where table_catalog = current_database() and table_schema = '{self._schema}'
        """  # noqa: S608
        with self._cursor() as cursor:
            rows = cursor.execute(query).fetchall()
        return {name for (name,) in rows}

    def suppressed(self) -> Suppressed:
        """The people who were erased from this warehouse.

        Raises:
            SettingsError: if there are some and the key that recognises them is not set.
        """
        with self._cursor() as cursor:
            return read_list(cursor)

    def newest_load(self) -> float | None:
        """The greatest load id, seconds since 1970; None before the first load."""
        if "_dlt_loads" not in self.tables():
            return None
        query = f"select max(load_id::double) from {self._schema}._dlt_loads"  # noqa: S608
        with self._cursor() as cursor:
            row = cursor.execute(query).fetchone()
        return row[0] if row else None

    def latest(
        self, table: str, keys: list[str] | None = None
    ) -> Iterator[tuple[list[str], list[int]]]:
        """Keys and fingerprints of the latest versions that are no tombstones, in batches.

        Args:
            keys: only these; None for all. Nothing where the table does not exist yet.
        """
        if keys == [] or table not in self.tables():
            return
        schema = self._schema
        chosen = "" if keys is None else "and record_key in (select unnest($keys))"
        # Tables and schema are names of ours (objects.py), never input. The fingerprint is taken
        # before the versions are put in order: sorting the texts themselves would hold all of them.
        query = f"""
            with versions as (
                select
                    record_key, _dlt_load_id, fetched_at, record_cursor,
                    {FINGERPRINT_SQL} as fingerprint
                from {schema}.{table}
                where _dlt_load_id in (select load_id from {schema}._dlt_loads where status = 0)
                    {chosen}
            )

            select record_key, fingerprint
            from versions
            qualify row_number() over (
                partition by record_key
                {LATEST_FIRST}
            ) = 1 and fingerprint is not null
        """  # noqa: S608
        with self._cursor() as cursor:
            cursor.execute(query, {"keys": keys} if keys else None)
            while rows := cursor.fetchmany(KEYS_PER_BATCH):
                found, fingerprints = zip(*rows, strict=True)
                yield list(found), list(fingerprints)

    def distinct(self, table: str, field: str, *, changed_since: str | None) -> list[str]:
        """The values of one payload field, of the records whose cursor is not before a moment.

        A record without a cursor may have changed at any time, so it always counts.
        """
        if table not in self.tables():
            return []
        since = changed_since[:10] if changed_since else ""
        query = f"""
            select distinct json_extract_string(payload, '$.{field}') as value
            from {self._schema}.{table}
            where payload is not null and (record_cursor is null or record_cursor >= $since)
            order by try_cast(value as bigint), value
        """  # noqa: S608
        with self._cursor() as cursor:
            rows = cursor.execute(query, {"since": since}).fetchall()
        return [value for (value,) in rows if value is not None]


class TableVersions:
    """What raw holds of one table, as a reading asks for it."""

    def __init__(self, raw: RawDataset, table: str) -> None:
        self._raw = raw
        self._table = table

    def all(self) -> Versions:
        """The latest version of every key."""
        return Versions(self._raw.latest(self._table))

    def of(self, keys: list[str]) -> Versions:
        """The latest versions of these keys, of those that raw knows."""
        return Versions(self._raw.latest(self._table, keys))

    def keys_of(self, hashes: Hashes) -> list[str]:
        """The keys that have these hashes, sorted."""
        return sorted(
            key
            for keys, _ in self._raw.latest(self._table)
            for key, is_wanted in zip(keys, np.isin(key_hashes(keys), hashes), strict=True)
            if is_wanted
        )
