"""The published views as their dbt contracts describe them, so that a fixture cannot invent a column."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import duckdb
import yaml

VIEWS = Path(__file__).resolve().parents[2] / "dbt_project" / "models" / "views"


def create(connection: duckdb.DuckDBPyConnection, view: str) -> None:
    """An empty table with the columns and types of `views.<view>`.

    Raises:
        KeyError: if no contract describes the view.
    """
    columns = ", ".join(f"{name} {kind}" for name, kind in promised()[view].items())
    connection.execute(f"create table views.{view} ({columns})")


@cache
def promised() -> dict[str, dict[str, str]]:
    """Column and type of every view, as its dbt contract promises them."""
    found = {}
    for path in sorted(VIEWS.glob("*__models.yml")):
        for model in yaml.safe_load(path.read_text(encoding="utf-8"))["models"]:
            found[model["name"]] = {
                column["name"]: column["data_type"] for column in model["columns"]
            }
    return found
