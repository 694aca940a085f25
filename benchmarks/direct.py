"""The SQL that dbt ran, run again by DuckDB alone: what a build costs without dbt.

    python -m benchmarks.direct TARGET WAREHOUSE SEEDS

TARGET is the target folder of a first `dbt build`; its statements run one after the other, in the order
in which dbt finished them, over the raw tables of WAREHOUSE, a file of the same stem that nobody has
built. Seeds are copied from SEEDS, the warehouse that dbt built. The public tables are published too,
because dbt's build does that.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import duckdb

PUBLIC = ("marts", "kpis", "views")


def statements(target: Path) -> list[tuple[str, str]]:
    """(unique id, SQL as run) of every model and snapshot, parents first.

    dbt builds a table or view under a passing name and renames it; here it gets its name at once.
    """
    nodes = json.loads((target / "manifest.json").read_text())["nodes"]
    results = json.loads((target / "run_results.json").read_text())["results"]
    built = [
        (name, nodes[name])
        for name in (result["unique_id"] for result in results)
        if name.startswith(("model.", "snapshot."))
    ]
    return [
        (name, (target / "run" / node["package_name"] / node["original_file_path"]).read_text())
        for name, node in built
    ]


def build(target: Path, warehouse: Path, seeds: Path) -> int:
    """Run the statements and publish; returns how many statements ran."""
    todo = statements(target)
    with duckdb.connect(str(warehouse)) as connection:
        connection.execute("set variable personal_data_key = ?", [os.environ["PERSONAL_DATA_KEY"]])
        for schema in {_schema(sql) for _, sql in todo} | {"seeds"}:
            connection.execute(f"create schema if not exists {schema}")
        connection.execute(f"attach '{seeds}' as built (read_only)")
        for (seed,) in connection.execute(
            "select table_name from duckdb_tables() "
            "where database_name = 'built' and schema_name = 'seeds'"
        ).fetchall():
            connection.execute(f"create table seeds.{seed} as from built.seeds.{seed}")
        connection.execute("detach built")
        for name, sql in todo:
            try:
                connection.execute(sql.replace("__dbt_tmp", ""))
            except duckdb.Error as error:
                raise RuntimeError(f"{name} fails outside dbt: {error}") from error
        connection.execute(
            f"attach '{warehouse.with_suffix('.published')}' as published (storage_version 'latest')"
        )
        for schema in PUBLIC:
            connection.execute(f"create schema published.{schema}")
        for schema, table in connection.execute(
            "select table_schema, table_name from information_schema.tables "
            "where table_catalog = current_database() and table_schema in ?",
            [list(PUBLIC)],
        ).fetchall():
            connection.execute(f"create table published.{schema}.{table} as from {schema}.{table}")
    return len(todo)


def _schema(sql: str) -> str:
    """The schema in `"database"."schema"."relation"`, the first relation that a statement names."""
    return sql.split('"')[3]


if __name__ == "__main__":
    print(build(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3])))
