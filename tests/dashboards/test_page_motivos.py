"""The page of reasons: its figures against plain SQL, its parts against its cards, its filters."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from dashboards import columns, data, export
from dashboards import format as fmt
from dashboards.questions import losses
from dashboards.slices import Recorte
from tests.dashboards.published import TODAY
from tests.dashboards.test_data import YEAR, one
from tests.dashboards.test_pages import cards, opened, said

PAGE = "paginas/motivos.py"
LAST_YEAR = {"periodo": "Personalizado", "datas": [str(YEAR.first), str(TODAY)]}
SIX_DIGITS = Decimal("1e-6")


def test_cards_equal_the_losses(warehouse: Path, recorte: Recorte) -> None:
    figures = losses.figures(recorte)
    total, value, unexplained = one(
        warehouse,
        "select count(*), sum(valor_perdido), sum((not tem_motivo)::int) from views.vw_perdas "
        f"where data_perda between '{YEAR.first}' and '{YEAR.last}'",
    )
    assert figures["perdas"].value == total > unexplained > 0
    assert figures["valor_perdido"].value == value > 0
    assert figures["perdas_sem_motivo"].value == pytest.approx(
        Decimal(int(unexplained)) / total, abs=SIX_DIGITS
    )


@pytest.mark.parametrize("order", sorted(losses.ORDERS))
def test_every_part_adds_up_to_the_cards(recorte: Recorte, order: str) -> None:
    figures = losses.figures(recorte)
    for dimension in losses.DIMENSIONS:
        rows = losses.ranking(recorte, dimension, order, limit=3)
        assert sum(row["perdas"] for row in rows) == figures["perdas"].value
        assert sum(row["valor_perdido"] for row in rows) == figures["valor_perdido"].value
        parts = [row["parte_acumulada"] for row in rows]
        assert parts == sorted(parts)
        assert parts[-1] == 1
    inside = [row for row in losses.months(recorte) if row["referencia"] >= YEAR.first]
    assert sum(row[order] for row in inside) == figures[order].value
    crossed = losses.matrix(recorte, "tipo_perda", order)
    assert sum(row[order] for row in crossed) == figures[order].value
    assert losses.count(recorte) == len(losses.all_losses(recorte)) == figures["perdas"].value


def test_kinds_and_stages_are_words(recorte: Recorte) -> None:
    kinds = {row["id"]: row["rotulo"] for row in losses.ranking(recorte, "tipo_perda", "perdas")}
    assert kinds["reserva_vencida"] == "Reserva vencida"
    assert kinds["lead"] == "Lead perdido"
    text = export.table_csv(lambda: losses.all_losses(recorte), columns.LOSSES).decode("utf-8-sig")
    assert "Reserva vencida" in text
    assert "reserva_vencida" not in text


def test_names_of_columns_are_not_free(recorte: Recorte) -> None:
    with pytest.raises(ValueError, match="order"):
        losses.ranking(recorte, "motivo", "1; drop table x")
    with pytest.raises(ValueError, match="order"):
        losses.matrix(recorte, "etapa", "id_lead")
    with pytest.raises(KeyError):
        losses.ranking(recorte, "nome_cliente", "perdas")


def test_the_page_shows_them(recorte: Recorte) -> None:
    app = opened(PAGE, **LAST_YEAR)
    assert not app.exception
    assert not said(app)
    figures = losses.figures(recorte)
    assert cards(app) == {
        "Perdas": fmt.integer(figures["perdas"].value),
        "Perdas sem motivo": fmt.percent(figures["perdas_sem_motivo"].value),
        "Valor perdido": fmt.brl_short(figures["valor_perdido"].value),
    }
    assert len(app.get("plotly_chart")) == 4
    assert len(app.dataframe[0].value) == min(figures["perdas"].value, data.SHOWN_ROWS)


def test_clicks_live_in_the_address_and_are_chips(recorte: Recorte) -> None:
    app = opened(PAGE, **LAST_YEAR, motivo="preco", tipo_perda="lead", etapa="visita")
    narrow = replace(recorte, motivo=("preco",), tipo_perda=("lead",), etapa=("visita",))
    assert cards(app)["Perdas"] == fmt.integer(losses.count(narrow))
    labels = {button.label for button in app.button}
    assert {"Motivo: Preço", "Tipo de perda: Lead perdido", "Etapa: Visita"} <= labels
    next(button for button in app.button if button.label == "Motivo: Preço").click().run()
    assert cards(app)["Perdas"] == fmt.integer(losses.count(replace(narrow, motivo=())))


@pytest.mark.usefixtures("recorte")
def test_by_value_the_figures_are_money() -> None:
    app = opened(PAGE, **LAST_YEAR, medida="Valor perdido")
    app.session_state["motivos_pareto_tabela"] = True
    app.run()
    assert not app.exception
    values = list(app.dataframe[0].value["Valor perdido"])
    assert values == sorted(values, reverse=True)
