"""Leads, Motivos and Imobiliárias in the states that every page has: empty, stale, odd addresses."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from dashboards import connection
from dashboards import format as fmt
from tests.dashboards.published import publish
from tests.dashboards.test_pages import opened, said

NOTHING = {
    "leads": ("nenhum lead", "leads"), "motivos": ("nenhuma perda", "perdas"),
    "imobiliarias": ("nenhuma venda", "vendas nem leads"),
}  # fmt: skip


@pytest.fixture
def _published(warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAREHOUSE", str(warehouse))


@pytest.mark.parametrize("page", NOTHING)
def test_published_but_empty_ends_in_a_sentence(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAREHOUSE", str(publish(tmp_path, sales=0)))
    app = opened(f"paginas/{page}.py")
    assert not app.exception
    assert not app.error
    assert f"ainda não há {NOTHING[page][0]}" in said(app)
    assert not app.get("plotly_chart")


@pytest.mark.usefixtures("_published")
@pytest.mark.parametrize("page", NOTHING)
def test_nothing_for_these_filters_offers_the_way_out(page: str) -> None:
    app = opened(
        f"paginas/{page}.py", periodo="Personalizado", datas=["2023-04-01", "2023-04-01"],
        corretor=["Corretor 300"], empreendimento=["Alto da Mata"],
    )  # fmt: skip
    assert not app.exception
    assert not app.error
    assert f"Não há {NOTHING[page][1]} para estes filtros" in said(app)
    next(
        button for button in app.button if button.label == "Remover todos os filtros"
    ).click().run()
    assert not app.exception
    assert app.session_state["corretor"] == []


@pytest.mark.usefixtures("_published")
@pytest.mark.parametrize("page", NOTHING)
def test_values_that_nobody_offers_are_ignored(page: str) -> None:
    app = opened(
        f"paginas/{page}.py", mes="2026-99", origem="x' or 1=1", motivo="nenhum", tipo_perda="--",
        etapa="lua", medida="dólares", lista="clientes", funil="poço", quebra="cpf", nivel="dono",
        curso="rio", cruzar="nome", maturacao="nunca",
    )  # fmt: skip
    assert not app.exception
    assert not app.error
    assert len(app.get("plotly_chart")) == 4


@pytest.mark.parametrize("page", NOTHING)
def test_stale_data_are_said(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = connection.now() - timedelta(hours=27)
    monkeypatch.setenv("WAREHOUSE", str(publish(tmp_path, sales=60, loaded_at=loaded)))
    app = opened(f"paginas/{page}.py")
    assert not app.exception
    assert f"Dados de {fmt.clock(loaded)}: a atualização está atrasada" in said(app)
