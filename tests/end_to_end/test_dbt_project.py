"""The shape of the dbt project after a real build: layers, names, contracts, descriptions, no leak."""

from __future__ import annotations

import json
import re
from pathlib import Path

import duckdb

from tests.end_to_end.company import ROOT, Company, succeeded
from tests.end_to_end.personal import columns_showing

PERSONAL = re.compile(
    r"\d{3}\.\d{3}\.\d{3}-\d{2}"  # CPF
    r"|\d{2}\.\d{3}\.\d{3}/\d{4}-\d{2}"  # CNPJ
    r"|[\w.+-]+@[\w-]+\.\w+"  # e-mail
    r"|\+55\d{8,}|\(\d{2}\)\s?\d{4,5}-?\d{4}"  # phone
    r"|(?<!\d)\d{11}(?!\d)|(?<!\d)\d{14}(?!\d)"  # bare documents
)


def test_dbt_bouncer_has_no_complaint(built: Company, other_folder: Path) -> None:
    succeeded(built.command("dbt", "docs", "generate", "--static"))
    target = built.folder / "target"
    assert (target / "static_index.html").stat().st_size > 1_000_000
    config = other_folder / "pyproject.toml"
    settings = (ROOT / "pyproject.toml").read_text()
    config.write_text(
        settings.replace('dbt_artifacts_dir = "target"', f'dbt_artifacts_dir = "{target}"')
    )
    result = succeeded(built.command("dbt-bouncer", "run", "--config-file", str(config)))
    assert "ERROR=0" in result.stdout + result.stderr


def test_every_model_and_column_is_described_in_the_catalogue(built: Company) -> None:
    undescribed = built.query(
        "select schema_name, table_name, column_name from duckdb_columns() "
        "where schema_name in ('marts', 'kpis', 'views', 'restrito') and comment is null"
    )
    assert undescribed == []
    assert built.query(
        "select count(*) from duckdb_columns() where not internal and comment is null",
        published=True,
    ) == [(0,)]


def test_no_public_relation_holds_personal_data(built: Company) -> None:
    """Every text of the published copy, value by value, against the shapes of personal data."""
    found = []
    with duckdb.connect(str(built.published.resolve()), read_only=True) as connection:
        columns = connection.execute(
            "select table_schema, table_name, column_name from information_schema.columns "
            "where data_type = 'VARCHAR'"
        ).fetchall()
        for schema, table, column in columns:
            values = connection.execute(
                f'select distinct "{column}" from {schema}.{table} where "{column}" is not null'
            ).fetchall()
            found += [
                (schema, table, column, value)
                for (value,) in values
                if PERSONAL.search(value) and not re.fullmatch(r"v\d+:[0-9a-f]{64}", value)
            ]
    assert len(columns) > 100
    assert found == []


def test_no_name_of_a_person_is_public(built: Company) -> None:
    """The sandbox's people have unmistakable names; none may appear outside `restrito`."""
    # A broker whom neither system names is shown by the public label in `restrito` too.
    names = {
        name
        for (name,) in built.query(
            "select nome_corretor from restrito.dim_corretores_nomes where nome_corretor not in "
            "(select rotulo_corretor from marts.dim_corretores) "
            "union select nome_cliente from restrito.vw_vendas_consolidadas"
        )
    }
    names.discard(None)
    assert len(names) > 50
    assert columns_showing(built.published.resolve(), names) == []


def test_the_key_never_reaches_sql_logs_or_manifest(built: Company) -> None:
    key = built.sandbox.env["PERSONAL_DATA_KEY"]
    files = [path for folder in ("target", "logs") for path in (built.folder / folder).rglob("*")]
    texts = [path for path in files if path.is_file() and path.suffix in {".sql", ".json", ".log"}]
    assert len(texts) > 100
    assert [path.name for path in texts if key in path.read_text(errors="replace")] == []


def test_the_promised_views_keep_their_columns(built: Company) -> None:
    promised = {
        "vw_kpis_vendas": {
            "total_vendas", "valor_total", "ticket_medio", "comissao_total", "total_corretores",
            "total_empreendimentos",
        },
        "vw_vendas_mes_atual": {"mes", "vendas", "receita", "ticket_medio"},
        "vw_vendas_ativas": {"reserva_id", "valor", "data_venda", "empreendimento_nome"},
        "vw_vendas_por_corretor": set(),
        "vw_vendas_por_empreendimento": set(),
        "vw_vendas_por_mes": set(),
        "vw_comissoes": set(),
        "vw_condicoes_pagamento": set(),
        "vw_vendas_consolidadas": {
            "id", "data_venda", "valor_venda", "nome_cliente", "fonte", "processado_em",
        },
    }  # fmt: skip
    columns: dict[str, set[str]] = {}
    for table, column in built.query(
        "select table_name, column_name from information_schema.columns "
        "where table_schema in ('views', 'restrito')"
    ):
        columns.setdefault(table, set()).add(column)
    assert {name for name in promised if name not in columns} == set()
    assert {name: wanted - columns[name] for name, wanted in promised.items()} == {
        name: set() for name in promised
    }


def test_sources_are_fresh_right_after_a_load(built: Company) -> None:
    succeeded(built.command("dbt", "source", "freshness"))
    results = json.loads((built.folder / "target" / "sources.json").read_text())["results"]
    assert {result["status"] for result in results} == {"pass"}


def test_every_question_of_the_analysts_guide_has_an_answer(built: Company) -> None:
    guide = (ROOT / "docs" / "analistas.md").read_text()
    questions = re.findall(r"```sql\n(.*?)```", guide, flags=re.DOTALL)
    assert len(questions) == 10
    for question in questions:
        # The guide speaks of today; the sandbox's today is another.
        sql = question.replace("current_date", f"date '{built.today}'")
        assert built.query(sql, published=True), sql
