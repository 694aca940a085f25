"""Each page without a browser: figures, empty, stale, missing and broken data, and odd addresses."""

from __future__ import annotations

import logging
from datetime import timedelta
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboards import connection, data
from dashboards import format as fmt
from dashboards.periods import compared, preset
from dashboards.questions import sales
from dashboards.slices import Recorte
from tests.dashboards.published import TODAY, publish

APP = Path(__file__).resolve().parents[2] / "dashboards" / "main.py"
PAGES = {"Início": "paginas/home.py", "Vendas": "paginas/vendas.py"}
RUN_SECONDS = 30


def opened(page: str, **query: str | list[str]) -> AppTest:
    """A page of the app, by title or file, run once with these query parameters."""
    app = AppTest.from_file(str(APP), default_timeout=RUN_SECONDS)
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    if page != "Início":
        for name, value in query.items():
            app.query_params[name] = value
        app.switch_page(PAGES.get(page, page)).run()
    return app


def cards(app: AppTest) -> dict[str, str]:
    return {metric.label: metric.value for metric in app.metric}


def said(app: AppTest) -> str:
    """Everything that the page says in boxes."""
    return "\n".join(box.value for box in [*app.info, *app.warning, *app.error])


@pytest.fixture
def _published(warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAREHOUSE", str(warehouse))


def expected(name: str = "mes_atual") -> dict[str, str]:
    period = preset(name, TODAY)
    recorte = Recorte(data.current_version(), period, compared(period, "periodo_anterior", TODAY))
    figures = {key: figure.value for key, figure in sales.figures(recorte).items()}
    rate = fmt.percent(figures["taxa_distratos"])
    return {
        "VGV líquido": fmt.brl_short(figures["vgv_liquido"]),
        "Vendas líquidas": fmt.integer(figures["vendas_liquidas"]),
        "VGV bruto": fmt.brl_short(figures["vgv_bruto"]),
        "Vendas brutas": fmt.integer(figures["vendas_brutas"]),
        "Distratos": f"{fmt.integer(figures['distratos'])} · {rate}",
        "Ticket médio": fmt.brl_short(figures["ticket_medio"]),
        "Preço por m²": fmt.price_per_area(figures["preco_m2"]),
        "Comissão prevista": fmt.brl_short(figures["comissao_prevista"]),
    }


@pytest.mark.usefixtures("_published")
@pytest.mark.parametrize(("page", "of_sales", "charts"), [("Início", 3, 3), ("Vendas", 6, 5)])
def test_cards_say_what_the_warehouse_says(page: str, of_sales: int, charts: int) -> None:
    app = opened(page)
    assert not app.exception
    assert not said(app)
    assert app.title[0].value == page
    shown = cards(app)
    sold = {label: value for label, value in expected().items() if label in shown}
    assert len(sold) == of_sales
    assert sold == {label: shown[label] for label in sold}
    assert len(app.get("plotly_chart")) == charts


@pytest.mark.usefixtures("_published")
def test_cards_explain_themselves() -> None:
    app = opened("Início")
    help_texts = {metric.label: metric.help for metric in app.metric}
    assert "Definição de VGV líquido" in help_texts["VGV líquido"]
    assert "Fórmula" in help_texts["VGV líquido"]
    assert "Definição de Taxa de distratos" in help_texts["Distratos"]
    assert "p.p." in str(next(metric.delta for metric in app.metric if metric.label == "Distratos"))


@pytest.mark.usefixtures("_published")
def test_filters_change_the_figures_and_live_on_the_other_page() -> None:
    app = opened("Início")
    app.selectbox(key="periodo").select("ultimos_12_meses").run()
    assert cards(app)["Vendas líquidas"] == expected("ultimos_12_meses")["Vendas líquidas"]
    app.multiselect(key="empreendimento").select("Vista Serena").run()
    narrowed = cards(app)
    assert narrowed["Vendas líquidas"] != expected("ultimos_12_meses")["Vendas líquidas"]
    app.switch_page(PAGES["Vendas"]).run()
    assert cards(app)["Distratos"] == narrowed["Distratos"]
    chip = next(button for button in app.button if button.label == "Empreendimento: Vista Serena")
    chip.click().run()
    assert cards(app)["Distratos"] == expected("ultimos_12_meses")["Distratos"]


@pytest.mark.usefixtures("_published")
def test_an_address_reproduces_a_view() -> None:
    app = opened("Vendas", periodo="Ano anterior", comparacao="Sem comparação")
    assert cards(app)["Vendas brutas"] == expected("ano_anterior")["Vendas brutas"]
    assert all(metric.delta in (None, "") for metric in app.metric)


@pytest.mark.usefixtures("_published")
@pytest.mark.parametrize("page", PAGES)
def test_unknown_values_in_the_address_are_named_and_ignored(page: str) -> None:
    app = opened(
        page, empreendimento=["Torre que não existe", "Vista Serena"], periodo="sempre", mes="2026-99",
        tipologia="x' or 1=1", medida="dólares", lista="clientes",
    )  # fmt: skip
    assert not app.exception
    assert not app.error
    assert "Torre que não existe, sempre" in said(app)
    assert app.session_state["empreendimento"] == ["Vista Serena"]
    assert app.session_state["periodo"] == "mes_atual"


@pytest.mark.usefixtures("_published")
def test_a_month_in_the_address_narrows_vendas_and_can_be_removed() -> None:
    app = opened("Vendas", mes="2026-02", tipologia="Studio")
    assert {"Mês: fev/26", "Tipologia: Studio"} <= {button.label for button in app.button}
    february = Recorte(data.current_version(), preset("mes_anterior", TODAY), tipologia=("Studio",))
    sold = sales.figures(february)["vendas_brutas"].value
    assert cards(app)["Vendas brutas"] == fmt.integer(sold)
    assert len(app.dataframe[0].value) == sold


@pytest.mark.usefixtures("_published")
def test_custom_dates_beyond_the_data_are_cut() -> None:
    app = opened("Início", periodo="Personalizado", datas=["1990-01-01", "2099-01-01"])
    assert not app.exception
    assert not app.error


@pytest.mark.usefixtures("_published")
def test_the_figures_behind_a_chart_are_a_table_away() -> None:
    app = opened("Início")
    assert not app.dataframe
    app.session_state["home_razao_tabela"] = True
    app.run()
    table = app.dataframe[0].value
    assert len(table) == 13
    assert list(table.columns)[:2] == ["Mês", "Vendas brutas"]


@pytest.mark.parametrize("page", PAGES)
def test_published_but_empty(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAREHOUSE", str(publish(tmp_path, sales=0)))
    app = opened(page)
    assert not app.exception
    assert not app.error
    assert "ainda não há nenhuma venda" in said(app)
    assert fmt.DASH in cards(app)[{"Início": "Distratos", "Vendas": "Ticket médio"}[page]]


@pytest.mark.usefixtures("_published")
@pytest.mark.parametrize("page", PAGES)
def test_nothing_for_these_filters(page: str) -> None:
    app = opened(
        page, periodo="Personalizado", datas=["2023-04-01", "2023-04-01"], corretor=["Corretor 300"]
    )
    assert not app.exception
    assert "Não há vendas nem distratos para estes filtros" in said(app)
    next(
        button for button in app.button if button.label == "Remover todos os filtros"
    ).click().run()
    assert app.session_state["corretor"] == []


@pytest.mark.parametrize("page", PAGES)
def test_nothing_published_yet(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAREHOUSE", str(tmp_path / "warehouse.duckdb"))
    app = opened(page)
    assert not app.exception
    assert app.title[0].value == "Ainda não há dados"
    assert "make run" in said(app)


def test_stale_demo_and_failed_loads_are_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded = connection.now() - timedelta(hours=27)
    warehouse = publish(tmp_path, sales=50, loaded_at=loaded, is_demo=True, failed_objects=2)
    monkeypatch.setenv("WAREHOUSE", str(warehouse))
    app = opened("Início")
    assert f"Dados de {fmt.clock(loaded)}: a atualização está atrasada" in said(app)
    badges = " ".join(badge.value for badge in app.markdown)
    assert "Dados de demonstração" in badges
    assert f"2{fmt.NBSP}tabelas falharam" in badges


@pytest.mark.usefixtures("_published")
def test_fresh_data_are_dated_and_not_warned_about() -> None:
    app = opened("Início")
    badges = " ".join(badge.value for badge in app.markdown)
    assert "Dados de" in badges
    assert "demonstração" not in badges


def test_what_breaks_is_a_sentence_with_a_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    broken = tmp_path / "publicado" / "warehouse.duckdb"
    broken.parent.mkdir()
    broken.write_bytes(b"not a database")
    monkeypatch.setenv("WAREHOUSE", str(tmp_path / "warehouse.duckdb"))
    with caplog.at_level(logging.ERROR, logger="dashboards"):
        app = opened("Início")
    assert not app.exception
    message = app.error[0].value
    assert "Não foi possível montar esta página" in message
    code = message.split("**")[1]
    assert code in caplog.text
    assert "Traceback" not in message


@pytest.mark.usefixtures("_published")
def test_skeletons_stand_in_for_a_page_until_it_was_drawn_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drawn: list[int] = []
    skeleton = st.skeleton
    monkeypatch.setattr(st, "skeleton", lambda height: [drawn.append(height), skeleton(height)][1])
    app = opened("Início")
    first = len(drawn)
    assert first > 0
    app.run()
    assert len(drawn) == first
    app.switch_page(PAGES["Vendas"]).run()
    assert len(drawn) > first
