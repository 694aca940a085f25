"""The door to the published data: which version stands there now, and one safe reader for it.

Locally the writer never shares its file. After a green build it publishes a new versioned file and
swings a symlink to it; this module follows the symlink and opens what it leads to, read-only. One
connection serves a version, each query takes its own cursor (a DuckDB connection shared between
threads returns wrong rows without an error), and the connection is closed when the next version is
opened and the last query on the old one has ended. On MotherDuck a green build publishes to the
database `<database>_publicado`, in one transaction, and that is opened.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import duckdb
import streamlit as st

from pipelines.warehouse import Warehouse

ROOT = Path(__file__).resolve().parents[1]
SAO_PAULO = ZoneInfo("America/Sao_Paulo")


SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": False,  # a query reaches the published file and nothing else
    "lock_configuration": True,
}


class NotPublishedError(Exception):
    """Nothing has been published yet: the first load and build are still to come."""


class ReaderClosedError(Exception):
    """This reader belongs to a version that has been replaced meanwhile."""


def current_version() -> str:
    """What readers should open now: the file behind the pointer, or `md:<database>_publicado`.

    Raises:
        NotPublishedError: if the pointer does not exist or leads nowhere.
    """
    warehouse = Warehouse.from_environment()
    if warehouse.is_motherduck:
        return warehouse.readers_location
    pointer = Warehouse(str(ROOT / warehouse.location)).published
    if not pointer.exists():
        raise NotPublishedError(str(pointer))
    return str(pointer.resolve())


def now() -> datetime:
    """The wall time in São Paulo, without zone, as the views write their instants."""
    return datetime.now(SAO_PAULO).replace(tzinfo=None)


class Reader:
    """A read-only connection to one published version, safe to use from many threads."""

    def __init__(self, version: str) -> None:
        self._connection = _connect(version)
        self._lock = threading.Lock()
        self._queries = 0
        self._is_retired = False
        # The first bound parameter makes duckdb import half of pandas, which costs the first visitor
        # up to two seconds unless it happens here.
        self._connection.execute("select $um", {"um": 1}).fetchall()

    @contextmanager
    def cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor for exactly one query.

        Raises:
            ReaderClosedError: if a newer version has replaced this one.
        """
        with self._lock:
            if self._is_retired:
                raise ReaderClosedError
            self._queries += 1
            cursor = self._connection.cursor()
        try:
            yield cursor
        finally:
            cursor.close()
            with self._lock:
                self._queries -= 1
                self._close_if_idle()

    def retire(self) -> None:
        """Take no new query and close as soon as the running ones have ended."""
        with self._lock:
            self._is_retired = True
            self._close_if_idle()

    def _close_if_idle(self) -> None:
        if self._is_retired and self._queries == 0:
            self._connection.close()


@st.cache_resource(max_entries=1, show_spinner=False, on_release=Reader.retire)
def reader(version: str) -> Reader:
    """The reader of `version`; opening another version retires this one."""
    return Reader(version)


def _connect(version: str) -> duckdb.DuckDBPyConnection:
    if version.startswith("md:"):
        # MotherDuck takes MOTHERDUCK_TOKEN from the environment; a read-scaling token is enough.
        return duckdb.connect(f"{version}?attach_mode=single", read_only=True)
    return duckdb.connect(version, read_only=True, config=SETTINGS)
