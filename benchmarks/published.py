"""A published copy of the size that the pages are measured at, from nothing or from an existing one.

The sandbox tells some 2.6 leads for each reservation, a real company ten and more. So `enlarged` writes
further leads into a copy of the published file: those that never came to a reservation, again and again
under new numbers, with their steps through the funnel and their losses. Reservations, sales and whatever
is counted by month (`vw_maturacao_leads`, `vw_midia`, …) stay as dbt built them. So the pages read as many
rows as they would, while figures such as the conversion of leads are those of no company.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb

from benchmarks.modelling import Bench
from pipelines.sandbox import Sandbox

# The views with a row for each lead or more, and the text or number that tells their rows apart.
COPIED = {
    "vw_leads": "id_lead",
    "vw_eventos_funil": "id_evento",
    "vw_perdas": "id_perda",
}


def built(folder: Path, reservations: int) -> Path:
    """The warehouse of a sandbox with so many reservations, loaded, built and published in `folder`.

    Raises:
        RuntimeError: if the load or the build fails.
    """
    warehouse = folder / "warehouse.duckdb"
    with Sandbox(size=reservations) as sandbox:
        bench = Bench(sandbox, folder)
        bench.load(warehouse)
        bench.dbt(warehouse, "build", "--exclude-resource-type", "unit_test")
    return warehouse


def enlarged(warehouse: Path, folder: Path, leads: int) -> Path:
    """A warehouse in `folder` whose published copy has at least so many leads.

    Returns the path for `WAREHOUSE`; only `publicado/` exists beside it, as the pages need no more.
    """
    target = folder / "publicado" / "warehouse.duckdb"
    target.parent.mkdir(parents=True)
    shutil.copyfile(warehouse.parent / "publicado" / "warehouse.duckdb", target)
    with duckdb.connect(str(target)) as connection:
        connection.execute("""
            create temp table frios as
            select id_lead from views.vw_leads where not foi_ate_reserva
        """)
        missing = leads - _count(connection, "views.vw_leads")
        cold = _count(connection, "frios")
        if missing > 0:
            for view, key in COPIED.items():
                _multiply(connection, view, key, copies=-(-missing // cold))
    return folder / "warehouse.duckdb"


def rows(warehouse: Path) -> dict[str, int]:
    """How many rows each published view has, the largest first."""
    published = warehouse.parent / "publicado" / "warehouse.duckdb"
    with duckdb.connect(str(published), read_only=True) as connection:
        views = connection.execute(
            "select table_name from duckdb_tables() where schema_name = 'views'"
        ).fetchall()
        counts = {view: _count(connection, f"views.{view}") for (view,) in views}
    return dict(sorted(counts.items(), key=lambda item: -item[1]))


def _multiply(connection: duckdb.DuckDBPyConnection, view: str, key: str, copies: int) -> None:
    """Write so many copies of each cold lead's rows, in the order in which they would have come."""
    copied = (
        "id_lead + copia * 1000000000 as id_lead"
        if key == "id_lead"
        else f"{key} || '-' || copia as {key}, id_lead + copia * 1000000000 as id_lead"
    )
    connection.execute(f"""
        create temp table todas as
        select * from views.{view}
        union all by name
        select e.* replace ({copied})
        from views.{view} as e
        inner join frios using (id_lead)
        cross join range(1, {copies} + 1) as c(copia)
    """)
    connection.execute(f"truncate views.{view}")
    connection.execute(f"""
        insert into views.{view} by name
        select * from todas order by id_lead % 1000000000 nulls last, id_lead, {key}
    """)
    connection.execute("drop table todas")


def _count(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    row = connection.execute(f"select count(*) from {table}").fetchone()
    assert row is not None
    return int(row[0])
