"""A buyer known to both systems, a lead before, is erased: nothing of them is left, every figure is."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass

import duckdb
import pytest

from pipelines.forget.derived import DETAILS
from pipelines.forget.identity import staging_hash
from tests.end_to_end.company import FAST, Company, raw_rows, succeeded
from tests.end_to_end.personal import columns_holding, files_holding
from tests.pipelines.house import command, environment

PUBLIC = ("marts", "kpis", "views")
# Ids of customers are hashes of their documents; the erased one has another from now on.
PSEUDONYM = "id_cliente"


@dataclass(frozen=True)
class Erasure:
    """One erasure as it went, with what the person was known by before."""

    company: Company
    said: subprocess.CompletedProcess[str]
    texts: list[str]
    document: str
    columns_before: list[str]
    files_before: int
    figures_before: dict[str, tuple[int, str]]


def known_by(company: Company) -> tuple[str, list[str]]:
    """Somebody whose document is in a lead, a sale and a contract: the document and every text."""
    ((document, *texts),) = company.query("""
        with
        leads as (
            select payload ->> 'documento_cliente' as documento, payload ->> 'nome' as nome_lead,
                payload ->> 'email' as email_lead
            from raw_cvcrm.leads
        ),
        vendas as (
            select payload ->> 'documento_cliente' as documento, payload ->> 'cliente' as nome,
                payload ->> 'email' as email, record_key
            from raw_cvcrm.vendas
        ),
        clientes as (
            select regexp_replace(payload ->> 'cpf', '[^0-9]', '', 'g') as documento,
                payload ->> 'name' as nome_sienge
            from raw_sienge.customers
        )
        select documento, nome, email, nome_lead, email_lead, nome_sienge
        from leads inner join vendas using (documento) inner join clientes using (documento)
        where
            record_key in (select record_key from raw_cvcrm.distratos)
            and not exists (  -- a spouse whose name begins with this one's
                select 1 from raw_sienge.customers as outro
                where starts_with(outro.payload ->> 'name', vendas.nome || ' ')
            )
        order by all limit 1
    """)
    masked = f"{document[:3]}.{document[3:6]}.{document[6:9]}-{document[9:]}"
    return document, sorted({document, masked, *texts})


def figures(company: Company) -> dict[str, tuple[int, str]]:
    """Rows and a checksum of every mart and kpi, and of everything that readers see in the published
    copy, the customers' pseudonyms left out.
    """
    found = {}
    for path in (company.warehouse, company.published.resolve()):
        with duckdb.connect(str(path), read_only=True) as connection:
            relations = connection.execute(f"""
                select schema_name, table_name,
                    string_agg('"' || column_name || '"', ', ') filter (column_name <> '{PSEUDONYM}')
                from duckdb_columns()
                inner join duckdb_tables() using (database_name, schema_name, table_name)
                where schema_name in {PUBLIC} and database_name = current_database() group by all
            """).fetchall()
            place = "" if path == company.warehouse else "published "
            for schema, name, columns in relations:
                row = connection.execute(
                    f"select count(*), coalesce(sum(hash({columns})::hugeint), 0)::text "
                    f"from {schema}.{name}"
                ).fetchone()
                assert row is not None
                found[f"{place}{schema}.{name}"] = (row[0], row[1])
    return found


@pytest.fixture(scope="module")
def erasure(built: Company) -> Iterator[Erasure]:
    document, texts = known_by(built)
    columns_before = columns_holding(built.warehouse, texts)
    files_before = len(files_holding(built.folder, texts))
    before = figures(built)
    given = built.folder.parent / "document.txt"
    given.write_text(f"{texts[0]}\n")
    said = succeeded(built.command("dlt", "pipeline", "forget", "--cpf-file", str(given)))
    variables = {**built.sandbox.env, **FAST, "WAREHOUSE": str(built.warehouse)}
    with environment(**variables):
        yield Erasure(built, said, texts, document, columns_before, files_before, before)


def test_the_person_was_there_before(erasure: Erasure) -> None:
    assert len(erasure.columns_before) > 10
    assert {name.split(".")[0].strip('"') for name in erasure.columns_before} == {
        "raw_cvcrm",
        "raw_sienge",
        "restrito",
    }
    assert erasure.files_before > 0


def test_no_table_of_the_warehouse_or_of_the_published_copy_holds_the_person(
    erasure: Erasure,
) -> None:
    company = erasure.company
    assert columns_holding(company.warehouse, erasure.texts) == []
    assert columns_holding(company.published.resolve(), erasure.texts) == []


def test_no_byte_of_any_file_holds_the_person(erasure: Erasure) -> None:
    company = erasure.company
    assert files_holding(company.folder, erasure.texts) == []
    versions = list(company.published.parent.glob("*.duckdb"))
    assert sorted(versions) == sorted([company.published, company.published.resolve()])
    assert not list(company.folder.rglob("*.compacting*"))


def test_the_hash_of_the_document_is_gone_from_every_table(erasure: Erasure) -> None:
    key = erasure.company.sandbox.env["PERSONAL_DATA_KEY"]
    pseudonym = staging_hash(key, "documento", erasure.document)
    assert columns_holding(erasure.company.warehouse, [pseudonym]) == []
    assert columns_holding(erasure.company.published.resolve(), [pseudonym]) == []
    # The same hash is there for others: it is staging's own.
    ((other,),) = erasure.company.query(
        "select max(payload ->> 'documento_cliente') from raw_cvcrm.reservas "
        "where length(payload ->> 'documento_cliente') = 11"
    )
    assert columns_holding(erasure.company.warehouse, [staging_hash(key, "documento", other)])


def test_the_report_and_the_log_tell_what_and_not_whom(erasure: Erasure) -> None:
    told = erasure.said.stdout + erasure.said.stderr
    assert "raw_cvcrm.vendas" in told
    assert not [text for text in erasure.texts if text in told]
    logged = erasure.company.query("select relation, rows_changed from erasure.log order by all")
    assert {"raw_cvcrm.vendas", "raw_sienge.customers", "marts.dim_clientes"} <= {
        relation for relation, _ in logged
    }
    assert all(rows > 0 for _, rows in logged)


def test_every_figure_is_what_it_was(erasure: Erasure) -> None:
    assert {"marts.dim_clientes", "kpis.kpi_vendas_mensal", "published views.vw_leads"} <= (
        erasure.figures_before.keys()
    )
    assert figures(erasure.company) == erasure.figures_before


def test_the_storage_format_stays_the_newest(erasure: Erasure) -> None:
    for published in (False, True):
        ((tags,),) = erasure.company.query(
            "select tags from duckdb_databases() where database_name = current_database()",
            published=published,
        )
        assert "v1.5" in tags["storage_version"], tags


def test_neither_a_window_nor_a_full_pass_brings_the_person_back(erasure: Erasure) -> None:
    """And nothing is landed again: an erased record differs from the API's for ever."""
    company = erasure.company
    rows = raw_rows(company)
    assert command("run") == 0
    assert command("run", "--full") == 0
    assert raw_rows(company) == rows
    assert columns_holding(company.warehouse, erasure.texts) == []
    assert command("verify") == 0


def test_staging_is_what_a_rebuild_from_raw_gives(erasure: Erasure) -> None:
    """Every model that holds anything of people: hashes, names and the details that are erased."""
    details = sorted({name for _, names in DETAILS.values() for name in names})
    models = erasure.company.query(f"""
        select distinct table_schema || '.' || table_name as caminho, table_name
        from information_schema.columns
        where table_name like 'stg!_%' escape '!' and (
            table_schema = 'restrito' or column_name like '%!_hash' escape '!'
            or list_contains({details}, column_name)
        )
        order by all
    """)
    before = {path: erasure.company.query(f"from {path} order by all") for path, _ in models}
    assert len(before) > 10
    # The build's variables, or dbt would read the whole project anew.
    variables = json.dumps({"hoje": erasure.company.today.isoformat()})
    chosen = ["--full-refresh", "--vars", variables, "--select", *(name for _, name in models)]
    succeeded(erasure.company.command("dbt", "run", *chosen))
    for path, rows in before.items():
        assert erasure.company.query(f"from {path} order by all") == rows, path


def test_a_load_without_the_key_is_refused(
    erasure: Erasure, capsys: pytest.CaptureFixture[str]
) -> None:
    for key in ("", "another key that is long enough"):
        with environment(PERSONAL_DATA_KEY=key):
            assert command("run", "--objects", "imobiliarias") == 1
        assert "PERSONAL_DATA_KEY" in capsys.readouterr().err
    assert os.environ["PERSONAL_DATA_KEY"]
