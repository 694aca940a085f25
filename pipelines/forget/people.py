"""Finds a person in raw and takes them out of every version of every record.

It begins with the document and goes on until nothing new is found: records with the document tell the
numbers that the systems gave the person, records with these numbers tell more. E-mails and phones count
at last, and only those that stand beside nobody else's document: a couple's shared phone does not make
one person of two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pipelines.forget.fields import Kind, roles_of
from pipelines.forget.scrub import Found, Scrubber
from pipelines.forget.suppression import Connection, Suppressed

ROWS_PER_BATCH = 5_000
_OURS = re.compile(r"^(_dlt.*|.*_ledger)$")
RawTable = tuple[str, str]
"""Source and table: `raw_<source>.<table>`."""


@dataclass
class Person:
    """Somebody to be erased, with all that names them; kept in memory only.

    Attributes:
        token: the random number that replaces the document.
        values: normalised values by which records are recognised, now and in later loads.
        shared: e-mails and phones that also stand beside somebody else's document.
        names: as the records spell them.
    """

    token: str
    document: str
    values: set[tuple[Kind, str]] = field(default_factory=set)
    shared: set[tuple[Kind, str]] = field(default_factory=set)
    names: set[str] = field(default_factory=set)

    @property
    def full_names(self) -> list[str]:
        """The names that are more than a word: a bare "Ana" is found everywhere."""
        return sorted(name for name in self.names if " " in name)

    def of_kind(self, *kinds: Kind) -> list[str]:
        """The values of some kinds, sorted."""
        return sorted(value for kind, value in self.values if kind in kinds)


def raw_tables(connection: Connection) -> list[RawTable]:
    """The raw tables of the APIs' objects that exist."""
    query = """
        select table_schema, table_name from information_schema.tables
        where table_catalog = current_database() and table_schema in ('raw_cvcrm', 'raw_sienge')
        order by all
    """
    rows = connection.execute(query).fetchall()
    return [(schema.removeprefix("raw_"), name) for schema, name in rows if not _OURS.match(name)]


def find(connection: Connection, suppressed: Suppressed, person: Person) -> None:
    """Fill in everything that names the person, and put it on the list (in memory)."""
    contacts = _known_by(connection, suppressed, person, {("documento", person.document)})
    suppressed.add(contacts, person.token)
    found = _look(connection, suppressed, contacts)
    person.shared = contacts & found.contacts_of_others
    suppressed.remove(person.shared)
    _known_by(connection, suppressed, person, contacts - person.shared)


def _known_by(
    connection: Connection,
    suppressed: Suppressed,
    person: Person,
    values: set[tuple[Kind, str]],
) -> set[tuple[Kind, str]]:
    """Go on from these values until the records tell no further number; returns the contacts seen."""
    contacts: set[tuple[Kind, str]] = set()
    while values:
        person.values |= values
        suppressed.add(values, person.token)
        found = _look(connection, suppressed, person.values)
        person.names |= found.names
        contacts |= found.contacts
        values = found.numbers - person.values
    return contacts


def _look(
    connection: Connection, suppressed: Suppressed, values: Iterable[tuple[Kind, str]]
) -> Found:
    """What the records that hold any of the values tell about the people on the list."""
    found = Found()
    listed = list(values)
    for source, table in raw_tables(connection):
        scrubber = Scrubber(suppressed, source, table)
        for _, payload in _holding(connection, source, table, listed):
            scrubber.scrub(payload.encode(), found)
    return found


def _holding(
    connection: Connection, source: str, table: str, values: Iterable[tuple[Kind, str]]
) -> Iterator[tuple[int, str]]:
    """The versions whose text holds any of the values, with their row ids; some others among them."""
    # Tables and schemas are names of the warehouse's own catalog.
    query = f"""
        select rowid, payload from raw_{source}."{table}"
        where payload is not null and regexp_matches(payload, ?)
    """  # noqa: S608
    rows = connection.execute(query, [pattern(source, table, values)]).fetchall()
    yield from rows


def pattern(source: str, table: str, values: Iterable[tuple[Kind, str]]) -> str:
    """A regular expression (RE2) over the JSON text of a table that no record with a value escapes."""
    fields: dict[Kind, set[str]] = {}
    for role in roles_of(source, table):
        for name, kind in role.ids.items():
            fields.setdefault(kind, set()).add(re.escape(name))
    parts = ["^$"]
    for kind, value in values:
        if kind == "email":
            parts.append(f"(?i:{re.escape(value)})")
        elif kind in {"documento", "telefone"}:
            # A number that lost its zeros at the front is found too.
            parts.append("[^0-9]{0,3}".join(value.lstrip("0")))
        elif kind in fields:
            parts.append(rf'"(?:{"|".join(sorted(fields[kind]))})"\s*:\s*"?0*{re.escape(value)}\b')
    return "|".join(parts)


@dataclass(frozen=True)
class Touched:
    """What was changed of one raw table: the records' keys, and how many versions of them."""

    source: str
    table: str
    keys: set[str]
    versions: int


def erase(connection: Connection, suppressed: Suppressed, person: Person) -> list[Touched]:
    """Take the person out of every version, committed or not."""
    touched = []
    for source, table in raw_tables(connection):
        scrubber = Scrubber(suppressed, source, table)
        changes = []
        for row, payload in _holding(connection, source, table, person.values):
            before = payload.encode()
            after = scrubber.scrub(before)
            if after is not before:
                changes.append((row, after.decode()))
        if changes:
            keys = _update(connection, f'raw_{source}."{table}"', changes)
            touched.append(Touched(source, table, keys, len(changes)))
    return touched


def _update(connection: Connection, relation: str, changes: list[tuple[int, str]]) -> set[str]:
    """Write the changed payloads; returns the keys of their records."""
    connection.execute("create or replace temp table erased_rows (version bigint, payload varchar)")
    for start in range(0, len(changes), ROWS_PER_BATCH):
        rows, payloads = zip(*changes[start : start + ROWS_PER_BATCH], strict=True)
        connection.execute(
            "insert into erased_rows select unnest(?), unnest(?)", [list(rows), list(payloads)]
        )
    connection.execute(
        f"update {relation} set payload = erased_rows.payload from erased_rows "  # noqa: S608
        f"where {relation}.rowid = erased_rows.version"
    )
    keys = connection.execute(
        f"select record_key from {relation} as kept "  # noqa: S608
        "where kept.rowid in (select version from erased_rows)"
    ).fetchall()
    connection.execute("drop table erased_rows")
    return {key for (key,) in keys}
