"""One variable chooses the warehouse for dlt and dbt alike; MotherDuck as far as that goes offline.

MotherDuck's extension calls home when it loads, so nothing here connects: what is tested is that every
part resolves the same database from `WAREHOUSE`, that a missing token is a sentence, and that publishing
to a database that stands already leaves in it what is public now and nothing else.
"""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pytest

from tests.end_to_end.company import Company, succeeded


def parsed(company: Company, folder: Path, warehouse: str) -> dict[str, str]:
    """The full names that dbt gives to its models for a `WAREHOUSE`."""
    succeeded(
        company.command(
            "dbt",
            "parse",
            "--quiet",
            WAREHOUSE=warehouse,
            DBT_TARGET_PATH=str(folder / "target"),
            MOTHERDUCK_TOKEN="token-de-teste",
        )
    )
    manifest = json.loads((folder / "target" / "manifest.json").read_text())
    return {
        node["name"]: node["relation_name"]
        for node in manifest["nodes"].values()
        if node["resource_type"] == "model"
    }


@pytest.mark.parametrize("warehouse", ["data/warehouse.duckdb", "md:warehouse"])
def test_dbt_names_the_same_relations_on_a_file_and_on_motherduck(
    built: Company, other_folder: Path, warehouse: str
) -> None:
    names = parsed(built, other_folder, warehouse)
    assert names["fct_vendas"] == '"warehouse"."marts"."fct_vendas"'
    assert names["vw_vendas_consolidadas"] == '"warehouse"."restrito"."vw_vendas_consolidadas"'


def test_a_load_to_motherduck_without_a_token_does_not_start(built: Company) -> None:
    result = built.command("dlt", "pipeline", "run", WAREHOUSE="md:warehouse", MOTHERDUCK_TOKEN="")
    assert result.returncode == 2
    assert "MOTHERDUCK_TOKEN is not set" in result.stderr


def test_a_warehouse_that_cannot_be_written_is_one_sentence(
    built: Company, other_folder: Path
) -> None:
    (other_folder / "file").write_text("not a folder")
    place = str(other_folder / "file" / "warehouse.duckdb")
    result = built.command("dlt", "pipeline", "run", WAREHOUSE=place)
    assert result.returncode == 2
    assert "Traceback" not in result.stderr
    assert "WAREHOUSE" in result.stderr


def test_publishing_to_a_database_replaces_what_stood_there(
    built: Company, other_folder: Path
) -> None:
    path = other_folder / "publicado.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("create schema views; create schema marts")
        connection.execute("create table views.vw_retirada as select 1 as um")
        connection.execute("create table marts.fct_vendas as select 1 as um")
    inline = (
        f"{{% if execute %}}{{% do run_query(\"attach '{path}' as copia\") %}}"
        "{% set quantidade = copiar_publicas('copia') %}{% endif %} select 1 as um"
    )
    succeeded(built.command("dbt", "show", "--quiet", "--inline", inline))
    query = """
        select schema_name, table_name, column_count, estimated_size, comment
        from duckdb_tables() where database_name = current_database() order by all
    """
    with (
        duckdb.connect(str(path), read_only=True) as copy,
        duckdb.connect(str(built.published.resolve()), read_only=True) as published,
    ):
        assert copy.execute(query).fetchall() == published.execute(query).fetchall()
