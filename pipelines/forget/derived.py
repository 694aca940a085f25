"""Takes an erased person out of what dbt has built from raw: staging, `restrito`, snapshots, marts.

The next build would do it too, but only for records that change, and the published copy is made from
these tables now. What is written here is what a rebuild from the changed raw would give (a test holds
one against the other): the document's hash becomes the hash of the random number, everywhere; contacts
and details become null in staging, names also in `restrito`.
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.forget.fields import Kind
from pipelines.forget.identity import staging_hash
from pipelines.forget.people import Person, Touched
from pipelines.forget.suppression import SCHEMA, Connection

# What staging tells of people beside hashes and names, by the column that says whose row it is.
DETAILS: dict[str, tuple[Kind, tuple[str, ...]]] = {
    "id_cliente_cv": ("pessoa", ("renda_cliente", "renda_principal", "renda_total")),
    "id_cliente_sienge": ("cliente_sienge", ("profissao_cliente", "nacionalidade_cliente")),
    "id_lead": ("lead", ("renda_familiar", "etiquetas")),
}
ORIGIN = "_chave_origem"


@dataclass(frozen=True)
class Relation:
    """A table of the warehouse beside raw; columns by name with their type."""

    schema: str
    name: str
    columns: dict[str, str]

    @property
    def path(self) -> str:
        return f'"{self.schema}"."{self.name}"'

    @property
    def texts(self) -> list[str]:
        return [name for name, kind in self.columns.items() if kind == "VARCHAR"]


def relations(connection: Connection, *, raw: bool = False) -> list[Relation]:
    """The tables of the warehouse that dbt has built; with `raw` all of them."""
    query = """
        select columns.table_schema, columns.table_name, column_name, data_type
        from information_schema.columns as columns
        inner join information_schema.tables as tables
            using (table_catalog, table_schema, table_name)
        where
            table_catalog = current_database() and table_type = 'BASE TABLE'
            and (? or (not starts_with(table_schema, 'raw_') and table_schema <> ?))
        order by columns.table_schema, columns.table_name, ordinal_position
    """
    found: dict[tuple[str, str], dict[str, str]] = {}
    for schema, table, column, kind in connection.execute(query, [raw, SCHEMA]).fetchall():
        found.setdefault((schema, table), {})[column] = kind
    return [Relation(schema, table, columns) for (schema, table), columns in found.items()]


def erase_derived(
    connection: Connection, key: str, person: Person, touched: Sequence[Touched]
) -> dict[str, int]:
    """Change the rows of everything that was built; returns how many of each table."""
    changed: dict[str, int] = {}
    for relation in relations(connection):
        changes = _Changes()
        new = staging_hash(key, "documento", person.token)
        changes.replace(relation.texts, [staging_hash(key, "documento", person.document)], new)
        if ORIGIN in relation.columns:
            _add_staging(changes, relation, key, person, touched)
        elif relation.schema == "restrito":
            changes.replace(relation.texts, _spellings(person), None)
        if rows := changes.apply(connection, relation):
            changed[f"{relation.schema}.{relation.name}"] = rows
    return changed


class _Changes:
    """What one UPDATE does to a table: names come from the catalog, values are bound."""

    def __init__(self) -> None:
        self._cases: dict[str, list[tuple[str, str | None, list[object]]]] = {}

    def set(
        self, column: str, condition: str, parameters: Sequence[object], value: str | None
    ) -> None:
        """Give a column this value where the condition holds."""
        self._cases.setdefault(column, []).append((condition, value, list(parameters)))

    def replace(
        self,
        columns: Sequence[str],
        values: Sequence[str],
        value: str | None,
        *,
        of_keys: Sequence[str] | None = None,
    ) -> None:
        """Give columns this value where they hold one of those, in rows from records of these keys."""
        if not values or of_keys == []:
            return
        for column in columns:
            condition, parameters = f'list_contains(?, "{column}")', [list(values)]
            if of_keys is not None:
                condition += f' and list_contains(?, "{ORIGIN}")'
                parameters.append(list(of_keys))
            self.set(column, condition, parameters, value)

    def apply(self, connection: Connection, relation: Relation) -> int:
        """Run it; returns how many rows were changed."""
        if not self._cases:
            return 0
        assigned, set_parameters, conditions, where_parameters = [], [], [], []
        for column, cases in self._cases.items():
            whens = " ".join(f"when {condition} then ?" for condition, *_ in cases)
            assigned.append(f'"{column}" = case {whens} else "{column}" end')
            for condition, value, parameters in cases:
                set_parameters += [*parameters, value]
                conditions.append(f"({condition})")
                where_parameters += parameters
        assignments, condition = ", ".join(assigned), " or ".join(conditions)
        statement = f"update {relation.path} set {assignments} where {condition}"  # noqa: S608 (see above)
        (count,) = connection.execute(statement, [*set_parameters, *where_parameters]).fetchone()
        return int(count)


def _add_staging(
    changes: _Changes, relation: Relation, key: str, person: Person, touched: Sequence[Touched]
) -> None:
    """Contacts, names and details of the rows that come from changed records."""
    keys = sorted(
        record
        for part in touched
        if relation.name.startswith(f"stg_{part.source}__")
        for record in part.keys
    )
    gone = [
        staging_hash(key, kind, value)
        for kind, value in sorted(person.values | person.shared)
        if kind in {"email", "telefone"}
    ]
    if relation.schema == "restrito":
        gone += _spellings(person)
    texts = [name for name in relation.texts if name != ORIGIN]
    changes.replace(texts, gone, None, of_keys=keys)
    for id_column, (kind, details) in DETAILS.items():
        numbers = person.of_kind(kind)
        if numbers and id_column in relation.columns:
            for name in relation.columns.keys() & set(details):
                condition = f'"{name}" is not null and list_contains(?, "{id_column}"::varchar)'
                changes.set(name, condition, [numbers], None)


def _spellings(person: Person) -> list[str]:
    """The names as the APIs spell them and as staging cleans them."""
    return sorted({*person.names, *(html.unescape(name).strip() for name in person.names)})
