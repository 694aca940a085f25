"""The page of agencies: their figures against the cards, positions, and the way down to the brokers."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from dashboards import data
from dashboards import format as fmt
from dashboards.questions import agencies, leads, sales
from dashboards.slices import Recorte
from tests.dashboards.published import AGENCIES, TODAY, publish
from tests.dashboards.test_data import BEFORE, YEAR, one
from tests.dashboards.test_pages import cards, opened, said

PAGE = "paginas/imobiliarias.py"
LAST_YEAR = {"periodo": "Personalizado", "datas": [str(YEAR.first), str(TODAY)]}


@pytest.mark.parametrize("dimension", ["imobiliaria", "corretor"])
def test_rows_add_up_to_the_cards(recorte: Recorte, dimension: str) -> None:
    rows = agencies.ranking(recorte, dimension)
    sold, received = sales.figures(recorte), leads.figures(recorte)
    for name in ("vgv_liquido", "vgv_bruto", "vendas_liquidas", "vendas_brutas", "distratos"):
        assert sum(row[name] for row in rows) == sold[name].value
    assert sum(row["leads"] for row in rows) == received["leads"].value
    assert rows[0]["conversao_de_todas"] == received["conversao_leads"].value
    assert sum(row["participacao"] for row in rows) == pytest.approx(1, abs=Decimal("1e-4"))


def test_what_no_agency_sold_is_a_row_without_a_position(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    warehouse = publish(tmp_path, sales=120)
    with duckdb.connect(tmp_path / "publicado" / "warehouse.duckdb") as file:
        file.execute(
            "update views.vw_eventos_venda set id_imobiliaria = null, nome_imobiliaria = null "
            "where id_imobiliaria = 'cv-3'"
        )
    monkeypatch.setenv("WAREHOUSE", str(warehouse))
    recorte = Recorte(data.current_version(), YEAR, BEFORE)
    rows = agencies.ranking(recorte, "imobiliaria")
    total = sales.figures(recorte)["vgv_bruto"].value
    assert sum(row["vgv_bruto"] for row in rows) == total
    unknown = next(row for row in rows if row["id"] is None)
    assert unknown["rotulo"] == "Não informado"
    assert unknown["vgv_bruto"] > 0
    assert unknown["posicao"] is None
    known = sorted(row["posicao"] for row in rows if row["posicao"])
    assert known == list(range(1, len(known) + 1))


def test_positions_follow_net_vgv_and_move_against_the_compared_period(recorte: Recorte) -> None:
    rows = agencies.ranking(recorte, "corretor")
    assert [row["posicao"] for row in rows] == list(range(1, len(rows) + 1))
    before = {row["id"]: row["posicao"] for row in agencies.ranking(
        replace(recorte, period=BEFORE, compared=None), "corretor"
    )}  # fmt: skip
    assert {row["id"]: row["posicao_comparada"] for row in rows} == {
        row["id"]: before.get(row["id"]) for row in rows
    }
    moved = [row for row in rows if row["mudanca_posicao"]]
    assert moved
    assert all(row["mudanca_posicao"] == before[row["id"]] - row["posicao"] for row in moved)
    alone = agencies.ranking(replace(recorte, compared=None), "corretor")
    assert {row["mudanca_posicao"] for row in alone} == {None}


def test_a_month_has_the_published_positions(warehouse: Path, recorte: Recorte) -> None:
    rows = agencies.positions(recorte, "imobiliaria")
    first, place = one(
        warehouse,
        "select nome_imobiliaria, posicao from views.vw_desempenho_imobiliarias "
        "where mes_referencia = '2026-02-01' order by posicao limit 1",
    )
    found = {
        row["rotulo"]: row["posicao"] for row in rows if str(row["referencia"]) == "2026-02-01"
    }
    assert found[first] == place == 1
    assert set(found) <= set(AGENCIES)


def test_a_chosen_broker_is_shown_beside_the_largest(recorte: Recorte) -> None:
    largest = {row["id"] for row in agencies.positions(recorte, "corretor")}
    other = next(
        row["id"] for row in agencies.ranking(recorte, "corretor") if row["id"] not in largest
    )
    with_it = {
        row["id"] for row in agencies.positions(replace(recorte, corretor=(other,)), "corretor")
    }
    assert with_it == largest | {other}


def test_shares_of_a_month_make_a_whole(recorte: Recorte) -> None:
    by_month: dict[object, Decimal] = {}
    for row in agencies.share(recorte, "imobiliaria"):
        by_month[row["referencia"]] = (
            by_month.get(row["referencia"], Decimal(0)) + row["participacao"]
        )
    assert len(by_month) == 13
    assert all(total == pytest.approx(1, abs=Decimal("1e-4")) for total in by_month.values())


def test_the_page_goes_down_to_the_brokers_of_an_agency(recorte: Recorte) -> None:
    app = opened(PAGE, **LAST_YEAR, imobiliaria=[AGENCIES[1]], nivel="Corretores")
    assert not app.exception
    assert not said(app)
    chosen = replace(recorte, imobiliaria=("cv-2",))
    assert cards(app)["VGV líquido"] == fmt.brl_short(sales.figures(chosen)["vgv_liquido"].value)
    assert cards(app)["Leads"] == fmt.integer(leads.figures(chosen)["leads"].value)
    brokers = list(app.dataframe[0].value["Corretor"])
    assert brokers == [row["rotulo"] for row in agencies.ranking(chosen, "corretor")]
    assert all(name.startswith("Corretor 31") for name in brokers)
    assert len(app.get("plotly_chart")) == 4
    assert any("não se aplica à posição" in caption.value for caption in app.caption)


def test_a_chosen_agency_keeps_its_position_among_all(recorte: Recorte) -> None:
    last = agencies.ranking(recorte, "imobiliaria")[-1]
    app = opened(PAGE, **LAST_YEAR, imobiliaria=[last["rotulo"]], medida="Vendas líquidas")
    assert not app.exception
    table = app.dataframe[0].value
    assert table["Imobiliária"].tolist() == [last["rotulo"]]
    assert table["Posição"].tolist() == [len(AGENCIES)]


def test_the_page_shows_the_company(recorte: Recorte) -> None:
    app = opened(PAGE, **LAST_YEAR, curso="Participação")
    assert not app.exception
    assert not said(app)
    assert cards(app)["Vendas líquidas"] == fmt.integer(
        sales.figures(recorte)["vendas_liquidas"].value
    )
    assert len(app.dataframe[0].value) == len(AGENCIES)
    assert app.dataframe[0].value["Posição"].tolist() == [1, 2, 3, 4]
