"""The invented views keep the contract of the real ones, so that what passes here runs on a warehouse."""

from __future__ import annotations

from pathlib import Path

from tests.dashboards import contracts
from tests.dashboards.test_data import plain

WHOLE_NUMBERS = frozenset({"integer", "bigint", "hugeint"})


def _kind(data_type: str) -> str:
    plain_type = data_type.lower().replace(" ", "")
    return "whole number" if plain_type in WHOLE_NUMBERS else plain_type


def test_every_invented_column_is_a_real_one_of_the_same_type(warehouse: Path) -> None:
    promised = contracts.promised()
    with plain(warehouse) as file:
        invented = file.execute(
            "select table_name, column_name, data_type from duckdb_columns() where schema_name = 'views'"
        ).fetchall()
    assert len(invented) > 100
    wrong = [
        f"{view}.{column}: {kind} instead of {promised.get(view, {}).get(column)}"
        for view, column, kind in invented
        if _kind(kind) != _kind(promised.get(view, {}).get(column, ""))
    ]
    assert wrong == []
