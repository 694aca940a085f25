"""Estoque, Conciliação, Comissões, Repasses, Metas and Sobre in the states that every page has."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from dashboards import connection
from dashboards import format as fmt
from tests.dashboards.published import publish
from tests.dashboards.test_pages import cards, opened, said

PAGES = {
    "estoque": 4, "conciliacao": 3, "comissoes": 4, "repasses": 4, "metas": 4, "sobre": 0,
}  # fmt: skip
NOTHING = {
    "estoque": "ainda não há nenhuma unidade", "conciliacao": "ainda não há nenhuma venda",
    "comissoes": "ainda não há nenhuma comissão", "repasses": "ainda não há nenhum repasse",
    "metas": "Nenhuma meta de VGV líquido", "sobre": "",
}  # fmt: skip


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Published, but without a single sale."""
    return publish(tmp_path_factory.mktemp("vazio"), sales=0)


@pytest.fixture(scope="module")
def stale(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Last loaded more than a day ago, two tables of CV CRM failed."""
    loaded = connection.now() - timedelta(hours=27)
    return publish(
        tmp_path_factory.mktemp("atrasado"), sales=90, loaded_at=loaded, failed_objects=2
    )


@pytest.mark.parametrize("page", PAGES)
def test_pages_draw_their_cards_and_charts(
    page: str, warehouse: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAREHOUSE", str(warehouse))
    app = opened(f"paginas/{page}.py", periodo="Últimos 12 meses")
    assert not app.exception
    assert not said(app)
    assert len(cards(app)) == 6
    assert fmt.DASH not in {value for label, value in cards(app).items() if "Ritmo" not in label}
    assert len(app.get("plotly_chart")) == PAGES[page]


@pytest.mark.parametrize("page", PAGES)
def test_published_but_empty_is_said(
    page: str, empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAREHOUSE", str(empty))
    app = opened(f"paginas/{page}.py")
    assert not app.exception
    assert not app.error
    assert NOTHING[page] in said(app)
    assert not app.get("plotly_chart")


@pytest.mark.parametrize("page", PAGES)
def test_stale_data_are_said(page: str, stale: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAREHOUSE", str(stale))
    app = opened(f"paginas/{page}.py")
    assert not app.exception
    assert "a atualização está atrasada" in said(app)


@pytest.mark.parametrize("page", PAGES)
def test_values_that_nobody_offers_are_ignored(
    page: str, warehouse: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAREHOUSE", str(warehouse))
    app = opened(
        f"paginas/{page}.py", mes="2026-99", situacao="x' or 1=1", espelho="Torre sem nome",
        alcance="tudo", medida="dólares", divergencia="--", atraso="nunca", beneficiario="cpf",
        lista="clientes", etapa_repasse="lua", faixa="1", banco="x", metrica="lucro", nivel="dono",
    )  # fmt: skip
    assert not app.exception
    assert not app.error
    assert len(app.get("plotly_chart")) == PAGES[page]


@pytest.mark.parametrize(
    ("page", "label"),
    [
        ("estoque", "Os filtros Imobiliária e Corretor não se aplicam"),
        ("conciliacao", "Os filtros Imobiliária e Corretor não se aplicam"),
        ("comissoes", "O filtro Corretor não se aplica"),
        ("metas", "Os filtros Imobiliária e Corretor não se aplicam"),
    ],
)
def test_filters_that_a_page_cannot_follow_are_named(
    page: str, label: str, warehouse: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAREHOUSE", str(warehouse))
    app = opened(
        f"paginas/{page}.py", corretor=["Corretor 300"], imobiliaria=["Casa Própria Imóveis"]
    )
    assert any(label in caption.value for caption in app.caption)
