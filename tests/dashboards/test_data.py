"""The data module: exact figures, one door, many threads, and a pointer that moves."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest

from dashboards import connection, data
from dashboards.periods import Period
from dashboards.questions import sales, stock
from dashboards.slices import SALES, Recorte
from tests.dashboards.published import TODAY, publish

YEAR = Period(date(2025, 4, 1), TODAY)
BEFORE = Period(date(2024, 4, 1), date(2025, 3, 20))


@contextmanager
def plain(warehouse: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The published file itself; DuckDB wants the settings with which the pages hold it open."""
    pointer = warehouse.parent / "publicado" / "warehouse.duckdb"
    with duckdb.connect(pointer, read_only=True, config=connection.SETTINGS) as file:
        yield file


def one(warehouse: Path, sql: str) -> tuple[Any, ...]:
    with plain(warehouse) as file:
        row = file.execute(sql).fetchone()
    assert row
    return row


def test_cards_equal_the_sales_to_the_cent(warehouse: Path, recorte: Recorte) -> None:
    figures = sales.figures(recorte)
    gross, vgv, commission = one(
        warehouse,
        "select count(*), sum(valor_contrato), sum(valor_comissao_prevista) from views.vw_vendas "
        f"where not eh_transferencia and data_venda between '{YEAR.first}' and '{YEAR.last}'",
    )
    cancelled, lost = one(
        warehouse,
        "select count(*), sum(valor_contrato) from views.vw_vendas "
        f"where not foi_transferida and data_distrato between '{YEAR.first}' and '{YEAR.last}'",
    )
    assert figures["vendas_brutas"].value == gross > 0
    assert figures["distratos"].value == cancelled > 0
    assert figures["vendas_liquidas"].value == gross - cancelled
    assert figures["vgv_bruto"].value == vgv
    assert figures["vgv_distratado"].value == lost
    assert figures["vgv_liquido"].value == vgv - lost
    assert figures["comissao_prevista"].value == commission
    assert figures["ticket_medio"].value == pytest.approx(vgv / gross)
    assert figures["taxa_distratos"].value == pytest.approx(
        Decimal(cancelled) / gross, abs=Decimal("1e-6")
    )


def test_price_per_area_leaves_out_sales_without_area(warehouse: Path, recorte: Recorte) -> None:
    (price,) = one(
        warehouse,
        "select sum(valor_contrato) / sum(area_privativa) from views.vw_vendas where area_privativa > 0"
        f" and not eh_transferencia and data_venda between '{YEAR.first}' and '{YEAR.last}'",
    )
    assert float(sales.figures(recorte)["preco_m2"].value or 0) == pytest.approx(price)


def test_comparison_is_the_other_period(recorte: Recorte) -> None:
    figure = sales.figures(recorte)["vendas_brutas"]
    alone = sales.figures(replace(recorte, period=BEFORE, compared=None))["vendas_brutas"]
    assert figure.value
    assert figure.compared == alone.value
    assert figure.difference == figure.value - alone.value
    assert figure.variation == pytest.approx(figure.value / alone.value - 1, abs=Decimal("1e-6"))
    assert alone.compared is alone.difference is alone.variation is None


def test_nothing_divided_by_nothing_is_unknown(recorte: Recorte) -> None:
    figures = sales.figures(replace(recorte, period=Period(date(1990, 1, 1), date(1990, 1, 31))))
    assert figures["vendas_brutas"].value == 0
    assert figures["ticket_medio"].value is None
    assert figures["taxa_distratos"].difference is None


def test_every_part_adds_up_to_the_cards(recorte: Recorte) -> None:
    figures = sales.figures(recorte)
    for dimension in SALES:
        rows = sales.ranking(recorte, dimension, "vgv_bruto", limit=2)
        assert sum(row["vgv_liquido"] for row in rows) == figures["vgv_liquido"].value
        assert [row["rotulo"] for row in rows[2:]] in ([], ["Demais"])
    for grain, count in (("mes", 13), ("trimestre", 8)):
        rows = sales.ledger(recorte, grain)
        assert len(rows) == count
        inside = [row for row in rows if row["referencia"] >= YEAR.first]
        assert sum(row["vendas_liquidas"] for row in inside) == figures["vendas_liquidas"].value
    for listed, metric in (("vendas", "vendas_brutas"), ("distratos", "distratos")):
        assert sales.count(recorte, listed) == figures[metric].value
        assert len(sales.all_rows(recorte, listed)) == figures[metric].value


def test_months_without_sales_are_shown(recorte: Recorte) -> None:
    rows = sales.ledger(replace(recorte, empreendimento=("cv-none",)))
    assert len(rows) == 13
    assert {row["vendas_brutas"] for row in rows} == {0}


def test_filters_restrict_everything(recorte: Recorte) -> None:
    narrow = replace(recorte, empreendimento=("cv-2",), corretor=("cv-300", "cv-301"))
    rows = sales.all_rows(narrow, "vendas")
    assert rows
    assert {row["nome_empreendimento"] for row in rows} == {"Vista Serena"}
    assert {row["rotulo_corretor"] for row in rows} <= {"Corretor 300", "Corretor 301"}
    assert sales.figures(narrow)["vendas_brutas"].value == len(rows)
    assert {row["rotulo"] for row in stock.states(narrow)} == {"Vista Serena"}


def test_values_are_bound_and_never_part_of_the_statement(recorte: Recorte) -> None:
    hostile = replace(recorte, tipologia=("x') or true --", "'; drop table views.vw_vendas; --"))
    assert sales.count(hostile, "vendas") == 0


@pytest.mark.parametrize(
    "sql",
    [
        "select * from restrito.vw_vendas_consolidadas",
        "select * from views.vw_condicoes_pagamento",
        "select * from views.vw_vendas, raw_cvcrm.leads",
        "select * from duckdb_secrets",
    ],
)
def test_only_the_listed_views_are_read(recorte: Recorte, sql: str) -> None:
    with pytest.raises(ValueError, match="not published to the pages"):
        data.query(recorte.version, sql, {})


@pytest.mark.parametrize(
    "sql",
    ["select * from read_text('/etc/hostname')", "attach 'x.duckdb'", "create table x as select 1"],
)
def test_neither_the_data_module_nor_the_connection_reaches_anything_else(
    recorte: Recorte, sql: str
) -> None:
    with pytest.raises(ValueError, match="not published to the pages|not a plain select"):
        data.query(recorte.version, sql, {})
    with (
        connection.reader(recorte.version.name).cursor() as cursor,
        pytest.raises(duckdb.Error, match="disabled|read-only"),
    ):
        cursor.execute(sql)


def test_names_of_columns_are_not_free(recorte: Recorte) -> None:
    with pytest.raises(KeyError):
        sales.ranking(recorte, "nome_cliente", "vgv_bruto")
    with pytest.raises(ValueError, match="order"):
        sales.ranking(recorte, "tipologia", "1; drop table x")
    with pytest.raises(KeyError):
        sales.ledger(recorte, "day")


def test_many_threads_get_their_own_answers(recorte: Recorte) -> None:
    def ask(number: int) -> bool:
        rows = data.query(
            recorte.version,
            "select count(*) as n, $numero as numero from views.vw_vendas where id_reserva <= $numero",
            {"numero": number},
            cached=False,
        )
        return rows == [{"n": min(number, 900), "numero": number}]

    with ThreadPoolExecutor(16) as pool:
        assert all(pool.map(ask, range(1, 1500)))


def test_a_new_version_is_picked_up_and_the_old_one_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAREHOUSE", str(publish(tmp_path, version="1", sales=30)))
    first = data.current_version()
    old = connection.reader(first.name)
    assert data.overview(first).events >= 30
    with old.cursor() as running:
        publish(tmp_path, version="2", sales=5)
        second = data.current_version()
        assert second != first
        assert data.overview(second).events < 30
        # A query that was already running on the old version ends in peace.
        assert running.execute("select count(*) from views.vw_vendas").fetchone() == (30,)
    with pytest.raises(connection.ReaderClosedError), old.cursor():
        pass
    with pytest.raises(duckdb.ConnectionException):
        old._connection.execute("select 1")


def test_swaps_under_load_never_fail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes = {str(number): number * 10 for number in range(1, 5)}
    monkeypatch.setenv("WAREHOUSE", str(publish(tmp_path, version="1", sales=10)))

    def ask(_: int) -> bool:
        version = data.current_version()
        sql = "select count(*) as n from views.vw_vendas"
        rows = data.query(version, sql, {}, cached=False)
        return rows == [{"n": sizes[Path(version.name).stem.removeprefix("warehouse-")]}]

    with ThreadPoolExecutor(8) as pool:
        answers = pool.map(ask, range(400))
        for version, sales in sizes.items():
            publish(tmp_path, version=version, sales=sales) if version != "1" else None
        assert all(answers)


def test_before_the_first_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAREHOUSE", str(tmp_path / "warehouse.duckdb"))
    with pytest.raises(data.NotPublishedError):
        data.current_version()


def test_on_motherduck_the_published_database_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[tuple[str, dict[str, Any]]] = []

    class Stub:
        def execute(self, *_: Any) -> Stub:
            return self

        def fetchall(self) -> list[Any]:
            return []

    def connect(database: str, **options: Any) -> Stub:
        opened.append((database, options))
        return Stub()

    monkeypatch.setenv("WAREHOUSE", "md:warehouse")
    monkeypatch.setattr(connection.duckdb, "connect", connect)
    connection.Reader(connection.current_version())
    assert opened == [("md:warehouse_publicado?attach_mode=single", {"read_only": True})]
