"""What everybody may read tells nothing that is shaped like a document, an e-mail or a phone.

A test of the built files and not of dbt: readers open the published copy, which dbt cannot see, and one
more query for each of some thousand columns would be part of every build.
"""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from tests.end_to_end.company import Company
from tests.end_to_end.personal import shaped_like_personal_data

PUBLIC = ("marts", "kpis", "views")


def test_no_public_relation_of_the_warehouse_holds_personal_data(built: Company) -> None:
    assert shaped_like_personal_data(built.warehouse, (*PUBLIC, "seeds", "snapshots")) == {}


def test_the_published_copy_holds_the_public_schemas_and_no_personal_data(built: Company) -> None:
    schemas = {
        schema
        for (schema,) in built.query(
            "select distinct table_schema from information_schema.tables", published=True
        )
    }
    assert schemas == set(PUBLIC)
    assert shaped_like_personal_data(built.published.resolve(), PUBLIC) == {}


@pytest.mark.parametrize(
    ("planted", "shape"),
    [
        ("000.123.456-78", "CPF"),
        ("CPF 00012345678", "CPF"),
        ("00.012.345/0001-90", "CNPJ"),
        ("Fale com ana@example.com", "e-mail"),
        ("+5500000001234", "phone"),
        ("(00) 00000-1234", "phone"),
        (12345678901, "CPF"),
    ],
)
def test_the_scanner_sees_what_is_planted(tmp_path: Path, planted: object, shape: str) -> None:
    path = tmp_path / "warehouse.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("create schema marts")
        connection.execute("create table marts.dim_x as select 'Torre A' as nome_x, 7 as id_x")
        connection.execute(
            "create view marts.vw_x as select ? as campo_x".replace("?", repr(planted))
        )
    assert shaped_like_personal_data(path, ["marts"]) == {'"marts"."vw_x".campo_x': shape}


@pytest.mark.parametrize(
    "harmless", ["v1:0f12345678901ab", "2026-03-31", "Unidade 1204", "12345678.90", 4000123]
)
def test_the_scanner_lets_figures_and_hashes_pass(tmp_path: Path, harmless: object) -> None:
    path = tmp_path / "warehouse.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("create schema marts")
        connection.execute(f"create table marts.dim_x as select {harmless!r} as campo_x")
    assert shaped_like_personal_data(path, ["marts"]) == {}
