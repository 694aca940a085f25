"""Sandbox → dlt → dbt → marts: equal to the company's own truth, now and as the days go by."""

from __future__ import annotations

from pathlib import Path

from tests.end_to_end.company import Company, raw_rows
from tests.end_to_end.truth import assert_marts_tell_the_truth

STEPS = (1, 1, 1, 4, 7, 16)  # thirty days; weekly and monthly full passes come due on the way
# What differs between a warehouse that has watched the days go by and one that arrives late:
HISTORY = {
    # Sienge forgets the unit of a cancelled contract; whoever saw it before remembers it.
    "staging.stg_sienge__vendas_unidades",
}
WATCHED = {
    # Says of each month whether it was watched (snapshot) or deduced; what it counts is the same.
    "marts.fct_estoque_mensal": {"metodo"},
    "marts.fct_conciliacao_crm_erp": {
        "vista_desde_em", "dias_desde_vista", "resolvida_em", "motivo_resolvido",
    },
}  # fmt: skip


def test_the_marts_tell_the_truth(built: Company) -> None:
    assert_marts_tell_the_truth(built)


def test_running_twice_changes_nothing(built: Company) -> None:
    layers = ("staging", "snapshots", "marts", "kpis", "views", "restrito")
    before, rows = built.contents(*layers), raw_rows(built)
    built.load()
    assert raw_rows(built) == rows
    built.build()
    after = built.contents(*layers)
    moving = {"views.vw_atualizacao_fontes", "marts.fct_execucoes"}  # they tell of the second run
    moving |= {name for name in after if "execucoes" in name}
    assert {n: c for n, c in before.items() if n not in moving} == {
        n: c for n, c in after.items() if n not in moving
    }


def test_days_go_by_and_the_marts_still_tell_the_truth(built: Company) -> None:
    rows = raw_rows(built)
    for days in STEPS:
        built.advance(days)
        result = built.load()
        landed, rows = raw_rows(built) - rows, raw_rows(built)
        assert 0 < landed < rows / 3, result.stdout
    # Full passes came due on the way, so what vanished left its tombstone.
    ((vanished,),) = built.query(
        "select sum(rows_vanished) from (from raw_cvcrm.run_ledger union all from raw_sienge.run_ledger)"
    )
    assert vanished > 0
    built.load("--full")
    built.build()
    assert_marts_tell_the_truth(built)


def test_incremental_and_full_end_in_the_same_warehouse(built: Company, other_folder: Path) -> None:
    fresh = Company(built.sandbox, other_folder, built.today)
    fresh.load()
    fresh.build(without=("unit_test", "test"))
    layers = ("staging", "marts", "kpis", "restrito")
    ours = built.contents(*layers, without=WATCHED)
    theirs = fresh.contents(*layers, without=WATCHED)
    differing = {
        name: (ours[name], theirs.get(name))
        for name in ours
        if "execucoes" not in name and name not in HISTORY and ours[name] != theirs.get(name)
    }
    assert not differing
    assert_marts_tell_the_truth(fresh)


def test_readers_see_what_the_writers_built(built: Company) -> None:
    for query in (
        "select * from kpis.kpi_vendas_mensal order by all",
        "select * from views.vw_resumo_periodos order by all",
        "select * from views.vw_kpis_vendas",
    ):
        assert built.query(query, published=True) == built.query(query)
    schemas = built.query(
        "select distinct table_schema from information_schema.tables order by all", published=True
    )
    assert schemas == [("kpis",), ("marts",), ("views",)]
