"""The list of erased people: keyed hashes in the warehouse, asked by every load before it lands a record.

`erasure.suppressed` holds no value, only hashes of documents, e-mails, phones and of the numbers that the
systems gave the person, each with the random number that replaces the document. Without the key nothing
can be recognised, so a load with a list and without its key is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from pipelines.errors import SettingsError
from pipelines.forget.fields import Kind
from pipelines.forget.identity import list_hash, personal_data_key

SCHEMA = "erasure"
CREATE = (
    f"create schema if not exists {SCHEMA}",
    f"""
    create table if not exists {SCHEMA}.suppressed (
        hash varchar not null, token varchar not null, key_check varchar not null,
        erased_at timestamptz not null
    )
    """,
    f"""
    create table if not exists {SCHEMA}.log (
        erased_at timestamptz not null, person_hash varchar not null, relation varchar not null,
        rows_changed bigint not null
    )
    """,
)


class Connection(Protocol):
    """What is asked of a DuckDB connection or cursor."""

    def execute(self, query: str, parameters: Any = None, /) -> Any: ...


class Suppressed:
    """Answers whose value this is, by hash; an empty one answers nobody and needs no key.

    Args:
        tokens: hash to the person's random number.
    """

    def __init__(self, key: str = "", tokens: Mapping[str, str] | None = None) -> None:
        self._key = key
        self.tokens: dict[str, str] = dict(tokens or {})

    def __bool__(self) -> bool:
        return bool(self.tokens)

    def token(self, kind: Kind, value: str | None) -> str | None:
        """The random number of the erased person that a normalised value belongs to."""
        if value is None:
            return None
        return self.tokens.get(list_hash(self._key, kind, value))

    def add(self, values: Iterable[tuple[Kind, str]], token: str) -> None:
        """Take normalised values of one person."""
        self.tokens.update({list_hash(self._key, kind, value): token for kind, value in values})

    def remove(self, values: Iterable[tuple[Kind, str]]) -> None:
        """Take back values that turned out to belong to others too."""
        for kind, value in values:
            self.tokens.pop(list_hash(self._key, kind, value), None)


def key_check(key: str) -> str:
    """Tells keys apart without telling the key."""
    return list_hash(key, "key", "")[:16]


def read_list(connection: Connection) -> Suppressed:
    """The list that the warehouse holds.

    Raises:
        SettingsError: if it holds one and the key in the environment is missing or another one.
    """
    if not _exists(connection):
        return Suppressed()
    rows = connection.execute(f"select hash, token, key_check from {SCHEMA}.suppressed").fetchall()  # noqa: S608 (our own name)
    if not rows:
        return Suppressed()
    key = personal_data_key()
    if {check for *_, check in rows} != {key_check(key)}:
        raise SettingsError(
            "PERSONAL_DATA_KEY is not the key under which people were erased from this warehouse: with "
            "another one the load would bring them back. Set the old key again."
        )
    return Suppressed(key, {hashed: token for hashed, token, _ in rows})


def _exists(connection: Connection) -> bool:
    query = """
        select count(*) from information_schema.tables
        where table_catalog = current_database() and table_schema = ? and table_name = 'suppressed'
    """
    (found,) = connection.execute(query, [SCHEMA]).fetchone()
    return bool(found)
