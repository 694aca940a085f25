"""Looks for anything shaped like personal data in tables, and for given texts in files."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import duckdb

# RE2, as DuckDB searches. Digits inside a longer word (a hash) are no document.
SHAPES = {
    "CPF": r"(?:^|[^0-9A-Za-z.,-])(?:\d{3}\.\d{3}\.\d{3}-\d{2}|\d{11})(?:$|[^0-9A-Za-z.])",
    "CNPJ": r"(?:^|[^0-9A-Za-z.,-])(?:\d{2}\.\d{3}\.\d{3}/\d{4}-\d{2}|\d{14})(?:$|[^0-9A-Za-z.])",
    "e-mail": r"[\w.+-]+@[\w-]+\.\w+",
    "phone": r"\+55\s?\(?\d{2}\)?\s?\d{4,5}-?\d{4}|\(\d{2}\)\s?\d{4,5}-?\d{4}",
}
TEXT = ("VARCHAR", "JSON", "STRUCT")  # lists of text begin like text
WHOLE = ("BIGINT", "INTEGER", "HUGEINT", "UBIGINT")


def columns(
    connection: duckdb.DuckDBPyConnection, schemas: Iterable[str] | None = None
) -> dict[str, list[tuple[str, str]]]:
    """The columns with their types of each table and view of some schemas, or of all."""
    rows = connection.execute(
        """
        select '"' || table_schema || '"."' || table_name || '"', column_name, data_type
        from information_schema.columns where table_catalog = current_database() order by all
        """
    ).fetchall()
    found: dict[str, list[tuple[str, str]]] = {}
    for relation, name, kind in rows:
        if schemas is None or relation.split('"')[1] in schemas:
            found.setdefault(relation, []).append((name, kind))
    return found


def _matching(
    connection: duckdb.DuckDBPyConnection, relation: str, names: list[str], pattern: str
) -> list[str]:
    """The columns in which anything matches, found in one reading of the relation."""
    if not names:
        return []
    tests = ", ".join(f"""bool_or(regexp_matches("{name}"::varchar, $1))""" for name in names)
    hits = connection.execute(f"select {tests} from {relation}", [pattern]).fetchone()
    assert hits is not None
    return [name for name, is_hit in zip(names, hits, strict=True) if is_hit]


def shaped_like_personal_data(path: Path, schemas: Iterable[str]) -> dict[str, str]:
    """Columns in which anything has such a shape, and which shape."""
    found = {}
    anything = "|".join(f"(?:{shape})" for shape in SHAPES.values())
    with duckdb.connect(str(path), read_only=True) as connection:
        for relation, told in columns(connection, list(schemas)).items():
            names = [name for name, kind in told if kind.startswith(TEXT) or kind in WHOLE]
            for name in _matching(connection, relation, names, anything):
                found[f"{relation}.{name}"] = next(
                    label
                    for label, shape in SHAPES.items()
                    if _matching(connection, relation, [name], shape)
                )
    return found


def columns_showing(path: Path, values: Iterable[str]) -> list[str]:
    """Columns of the file's tables and views in which anything is one of the values, to the letter."""
    wanted = sorted(values)
    with duckdb.connect(str(path), read_only=True) as connection:
        return [
            f"{relation}.{name}"
            for relation, told in columns(connection).items()
            for name in (name for name, kind in told if kind == "VARCHAR")
            if connection.execute(
                f"""select 1 from {relation} where list_contains(?, "{name}") limit 1""", [wanted]
            ).fetchone()
        ]


def columns_holding(path: Path, texts: Iterable[str]) -> list[str]:
    """Columns of the file's tables in which anything holds one of the texts, whatever its case."""
    pattern = "(?i)" + "|".join(re.escape(text) for text in texts)
    with duckdb.connect(str(path), read_only=True) as connection:
        tables = {
            f'"{schema}"."{name}"'
            for schema, name in connection.execute(
                "select schema_name, table_name from duckdb_tables() "
                "where database_name = current_database()"
            ).fetchall()
        }
        return [
            f"{relation}.{name}"
            for relation, told in columns(connection).items()
            if relation in tables
            for name in _matching(
                connection, relation, [n for n, kind in told if kind.startswith(TEXT)], pattern
            )
        ]


def files_holding(folder: Path, texts: Iterable[str]) -> list[Path]:
    """Files below a folder whose bytes hold any of the texts."""
    needles = [text.encode() for text in texts]
    return [
        path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and any(needle in path.read_bytes() for needle in needles)
    ]
