"""One erasure from the document to the report.

Everything in the warehouse is changed in one transaction, the list of erased people with it. Files come
after that, each step of them repeatable: whoever was killed in between runs the command again with the
same document, which finds the person on the list and does all of it once more.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import duckdb
from rich import box
from rich.console import Console
from rich.table import Table

from pipelines.errors import SettingsError, WarehouseError
from pipelines.forget import files
from pipelines.forget.derived import erase_derived, relations
from pipelines.forget.identity import (
    NUMBER_LENGTHS,
    list_hash,
    new_token,
    normalise,
    personal_data_key,
)
from pipelines.forget.people import Person, Touched, erase, find
from pipelines.forget.suppression import (
    CREATE,
    SCHEMA,
    Connection,
    Suppressed,
    key_check,
    read_list,
)
from pipelines.redaction import redact
from pipelines.run import finish_pending, open_pipeline
from pipelines.selection import SOURCES
from pipelines.warehouse import Warehouse


@dataclass
class Erased:
    """What was done, without a word about whom.

    Attributes:
        rows: changed rows of each table; of raw tables, versions.
        values: how many documents, e-mails, phones and numbers of systems are on the list now.
        shared: e-mails and phones that others have too: gone from this person's records only.
        left: rows of each table that still hold the document, one of the e-mails, or one of the names.
        files: files that were deleted, by what they were.
        bytes: the warehouse's size before and after it was copied anew; None on MotherDuck.
    """

    rows: dict[str, int] = field(default_factory=dict)
    values: int = 0
    shared: int = 0
    left: dict[str, int] = field(default_factory=dict)
    files: dict[str, int] = field(default_factory=dict)
    bytes: tuple[int, int] | None = None
    was_listed: bool = False

    @property
    def is_known(self) -> bool:
        """Whether the document was anywhere, or on the list already."""
        return self.was_listed or bool(self.rows)


def forget(document: str, warehouse: Warehouse) -> Erased:
    """Erase the person with this CPF or CNPJ; the caller holds the writer lock.

    Raises:
        VgvError: if the document is none, there is no key or no warehouse, or the warehouse refuses.
    """
    key = personal_data_key()
    digits = normalise("documento", document.strip())
    if digits is None or re.search(r"[^\d./\s-]", document.strip()):
        lengths = " or ".join(map(str, NUMBER_LENGTHS["documento"]))
        raise SettingsError(f"A CPF or CNPJ has {lengths} digits; what was given has not.")
    warehouse.must_exist()
    for source in SOURCES.values():
        finish_pending(open_pipeline(source, warehouse))  # a package would bring the person back
    person, erased = Person(token="", document=digits), Erased()
    with _connection(warehouse) as connection:
        suppressed = read_list(connection)
        known = Suppressed(key, suppressed.tokens)
        listed = known.token("documento", digits)
        erased.was_listed = listed is not None
        person.token = listed or new_token()
        find(connection, known, person)
        touched = erase(connection, known, person)
        if touched:
            _change(connection, key, person, touched, erased)
        erased.values, erased.shared = len(person.values), len(person.shared)
        if erased.is_known:
            erased.left = _left(connection, person)
    if erased.is_known:
        _files(warehouse, key, person, touched, erased)
    return erased


@contextmanager
def _connection(warehouse: Warehouse) -> Iterator[duckdb.DuckDBPyConnection]:
    """One transaction on the warehouse; nothing is changed where anything fails."""
    try:
        with duckdb.connect(warehouse.location) as connection:
            connection.execute("begin")
            yield connection
            connection.execute("commit")
            if not warehouse.is_motherduck:
                connection.execute("checkpoint")
    except duckdb.Error as error:
        raise WarehouseError(redact(f"The warehouse refused: {error}")) from error


def _change(
    connection: Connection, key: str, person: Person, touched: list[Touched], erased: Erased
) -> None:
    """What dbt has built, the list and the log."""
    for part in touched:
        erased.rows[f"raw_{part.source}.{part.table}"] = part.versions
    erased.rows |= erase_derived(connection, key, person, touched)
    for statement in CREATE:
        connection.execute(statement)
    now = datetime.now(UTC)
    hashes = sorted(list_hash(key, kind, value) for kind, value in person.values)
    connection.execute(
        f"""
        insert into {SCHEMA}.suppressed
        select hash, ?, ?, ? from (select unnest(?) as hash)
        where hash not in (select hash from {SCHEMA}.suppressed)
        """,  # noqa: S608 (our own name)
        [person.token, key_check(key), now, hashes],
    )
    connection.execute(
        f"insert into {SCHEMA}.log select ?, ?, unnest(?), unnest(?)",
        [
            now,
            list_hash(key, "documento", person.document),
            list(erased.rows),
            list(erased.rows.values()),
        ],
    )


def _left(connection: Connection, person: Person) -> dict[str, int]:
    """Rows that still hold the document, an e-mail of this person alone, or one of the names."""
    parts = [r"[.\-/\\]{0,2}".join(person.document)]
    parts += [f"(?i:{re.escape(email)})" for email in person.of_kind("email")]
    # Not \b, which takes an accented letter at a name's end for its end already.
    edge = r"(?:^|[^\pL\pN]|$)"
    parts += [rf"(?i:{edge}{re.escape(name)}{edge})" for name in person.full_names]
    pattern = "|".join(parts)
    left = {}
    for relation in relations(connection, raw=True):
        if not relation.texts:
            continue
        condition = " or ".join(f'regexp_matches("{name}", $1)' for name in relation.texts)
        (rows,) = connection.execute(
            f"select count(*) from {relation.path} where {condition}",  # noqa: S608 (own catalog)
            [pattern],
        ).fetchone()
        if rows:
            left[f"{relation.schema}.{relation.name}"] = int(rows)
    return left


def _files(
    warehouse: Warehouse, key: str, person: Person, touched: list[Touched], erased: Erased
) -> None:
    plain = [person.document, *person.of_kind("email"), *person.full_names]
    dbt = [
        Path(os.environ.get("DBT_TARGET_PATH") or "target"),
        Path(os.environ.get("DBT_LOG_PATH") or "logs"),
    ]
    erased.files["load packages"] = files.clear_packages(warehouse.dlt_folder)
    erased.files["dlt's folder"] = files.delete_holding([warehouse.dlt_folder], plain)
    erased.files["dbt's target and logs"] = files.delete_holding(dbt, plain)
    if warehouse.is_motherduck:
        _change_published(warehouse, lambda copy: erase_derived(copy, key, person, touched))
        return
    try:
        erased.bytes = files.compact(Path(warehouse.location).resolve())
        erased.files["published copies"] = files.republish(
            warehouse, lambda copy: erase_derived(copy, key, person, touched)
        )
    except (OSError, duckdb.Error) as error:
        raise WarehouseError(
            redact(
                f"The person is erased from the tables, but not from the file's free room ({error}): "
                "make space, close what has the file open, and run the command again."
            )
        ) from error


def _change_published(warehouse: Warehouse, change: Callable[[Connection], object]) -> None:
    """Change the readers' database on MotherDuck, which is not there before the first green build."""
    name = warehouse.readers_location.removeprefix("md:")
    with _connection(warehouse) as connection:
        databases = connection.execute("select database_name from duckdb_databases()").fetchall()
        if (name,) in databases:
            connection.execute(f'use "{name}"')
            change(connection)


def show(erased: Erased, console: Console | None = None) -> None:
    """Print tables, rows and files; nothing of the person."""
    console = console or Console()
    table = Table(box=box.SIMPLE, title="Erased")
    table.add_column("table")
    table.add_column("rows changed", justify="right")
    for name, rows in erased.rows.items():
        table.add_row(name, f"{rows:,}")
    console.print(table)
    told = [f"{sum(erased.rows.values()):,} rows in {len(erased.rows)} tables"]
    told += [f"{count} of {what}" for what, count in erased.files.items() if count]
    lines = [
        f"{'; files deleted: '.join([told[0], ', '.join(told[1:])]) if told[1:] else told[0]}.",
        f"{erased.values} hashes are on the list that every load asks.",
    ]
    if erased.bytes:
        before, after = erased.bytes
        lines.append(f"The warehouse was copied anew: {before:,} bytes before, {after:,} after.")
    else:
        lines.append(
            "MotherDuck keeps deleted data for its retention and fail-safe: see docs/operations.md."
        )
    if erased.shared:
        lines.append(
            f"{erased.shared} e-mails or phones also stand beside somebody else's document and stay there."
        )
    for name, rows in erased.left.items():
        lines.append(
            f"Look at {name}: {rows:,} rows hold the same document, e-mail or name without anything "
            "that makes them this person's."
        )
    for line in lines:
        console.print(line, highlight=False, soft_wrap=True)
