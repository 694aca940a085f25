"""How DuckDB runs the models: none may compare every row of one table with every row of another.

A constant or an `or` in the condition of a left join makes it do so. On a small company nobody notices;
with ten times the sales such a model takes a hundred times as long.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import duckdb

from tests.end_to_end.company import Company

EVERY_PAIR = "BLOCKWISE_NL_JOIN"


def test_no_model_compares_every_pair_of_rows(built: Company) -> None:
    statements = sorted((built.folder / "target" / "compiled").glob("**/models/**/*.sql"))
    assert len(statements) > 100
    with duckdb.connect(str(built.warehouse), read_only=True) as connection:
        connection.execute("set variable personal_data_key = 'a key for nobody but this test'")
        slow = [
            path.stem
            for path in statements
            if EVERY_PAIR in set(_operators(connection, path.read_text()))
        ]
    assert slow == []


def _operators(connection: duckdb.DuckDBPyConnection, statement: str) -> Iterator[str]:
    """The names in a statement's plan."""
    row = connection.execute(f"explain (format json) {statement}").fetchone()
    assert row is not None
    nodes: list[dict[str, Any]] = json.loads(row[1])
    while nodes:
        node = nodes.pop()
        yield node["name"]
        nodes += node["children"]
