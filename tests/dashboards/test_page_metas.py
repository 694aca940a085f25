"""The page of targets: its figures against plain SQL, levels, those without a target, its clicks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from dashboards import charts
from dashboards import format as fmt
from dashboards.questions import targets
from dashboards.slices import GLOBAL, Recorte
from tests.dashboards.published import TODAY
from tests.dashboards.test_data import one
from tests.dashboards.test_pages import cards, opened, said

PAGE = "paginas/metas.py"
MARCH = "mes_referencia = '2026-03-01' and metrica = 'vgv_liquido'"


@pytest.mark.parametrize("level", ["empresa", "empreendimento"])
def test_cards_are_sums_of_those_with_a_target(
    warehouse: Path, recorte: Recorte, level: str
) -> None:
    figures = targets.figures(recorte, "vgv_liquido", level)
    goal, result, today, projected = one(
        warehouse,
        "select sum(valor_meta), sum(valor_realizado), sum(valor_meta_ate_hoje), "
        f"sum(valor_projecao) from views.vw_metas where {MARCH} and nivel = '{level}' and tem_meta",
    )
    assert figures["meta"].value == goal > 0
    assert figures["realizado"].value == result
    assert figures["meta_ate_hoje"].value == today < goal
    assert figures["projecao_mes"].value == projected
    assert figures["atingimento_meta"].value == pytest.approx(result / goal, abs=Decimal("1e-6"))
    assert figures["ritmo_necessario"].value == pytest.approx(
        max(goal - result, Decimal(0)) / 8, abs=Decimal("1e-5")
    )


def test_without_a_target_is_not_zero(recorte: Recorte) -> None:
    rows = targets.rows(recorte, "vgv_liquido", "empreendimento")
    assert [row["id"] for row in rows if not row["tem_meta"]] == [rows[-1]["id"]] == ["cv-6"]
    assert rows[-1]["taxa_atingimento"] is None
    assert rows[-1]["situacao_meta"] == "sem_meta"
    assert "cv-6" not in {
        row["id"] for row in targets.matrix(recorte, "vgv_liquido", "empreendimento")
    }
    assert targets.figures(recorte, "leads", "empresa")["meta"].value is None


def test_only_the_filter_of_the_level_applies(recorte: Recorte) -> None:
    narrow = replace(recorte, empreendimento=("cv-2",), imobiliaria=("cv-1",))
    assert {row["id"] for row in targets.rows(narrow, "vgv_liquido", "empreendimento")} == {"cv-2"}
    assert targets.rows(narrow, "vgv_liquido", "empresa") == targets.rows(
        recorte, "vgv_liquido", "empresa"
    )


@pytest.mark.parametrize("level", ["empresa", "empreendimento"])
def test_the_pace_ends_at_the_target_and_at_the_result_of_the_cards(
    recorte: Recorte, level: str
) -> None:
    figures = targets.figures(recorte, "vgv_liquido", level)
    days = targets.pace(recorte, "vgv_liquido", level)
    assert [row["referencia"].day for row in days] == list(range(1, 32))
    assert days[-1]["meta"] == figures["meta"].value
    reached = [row["realizado"] for row in days if row["realizado"] is not None]
    assert len(reached) == TODAY.day
    assert reached[-1] == figures["realizado"].value
    assert charts.pace(days, fmt.brl).alt.endswith("no ritmo.")
    assert targets.pace(recorte, "leads", level) == []


def test_every_metric_has_its_days(recorte: Recorte) -> None:
    for metric in targets.DAYS:
        for level in ("empresa", *GLOBAL):
            assert isinstance(targets.pace(recorte, metric, level), list)


def test_months_and_matrix_cover_a_year(recorte: Recorte) -> None:
    months = targets.months(recorte, "vgv_liquido", "empresa")
    assert len(months) == 12
    matrix = targets.matrix(recorte, "vgv_liquido", "empreendimento")
    assert {row["id"] for row in matrix} == {f"cv-{number}" for number in range(1, 6)}
    chart = charts.attainment(matrix, fmt.brl)
    assert "Atingimento da meta de 5 em 12" in chart.alt


def test_the_bullets_mark_each_target(recorte: Recorte) -> None:
    rows = [
        row for row in targets.rows(recorte, "vgv_liquido", "empreendimento") if row["tem_meta"]
    ]
    bar, mark, _ = charts.bullets(rows, fmt.brl_short).figure.data
    assert list(bar.x) == [float(row["valor_realizado"]) for row in rows]
    assert set(mark.x) == {1_500_000.0}


def test_the_page_follows_metric_level_and_filter(warehouse: Path, recorte: Recorte) -> None:
    app = opened(
        PAGE, periodo="Últimos 12 meses", nivel="Empreendimento", empreendimento=["Vista Serena"]
    )
    narrow = replace(recorte, empreendimento=("cv-2",))
    figures = targets.figures(narrow, "vgv_liquido", "empreendimento")
    assert cards(app)["Realizado"] == fmt.brl_short(figures["realizado"].value)
    assert cards(app)["Atingimento da meta"] == fmt.percent(figures["atingimento_meta"].value)
    assert app.dataframe[0].value["Empreendimento"].tolist() == ["Vista Serena"]


@pytest.mark.parametrize("period", ["Ano atual", "Mês anterior"])
def test_home_names_the_month_of_its_target(
    warehouse: Path, monkeypatch: pytest.MonkeyPatch, period: str
) -> None:
    monkeypatch.setenv("WAREHOUSE", str(warehouse))
    month = date(2026, 3, 1) if period == "Ano atual" else date(2026, 2, 1)
    reached, goal = one(
        warehouse,
        "select sum(valor_realizado), sum(valor_meta) from views.vw_metas where tem_meta "
        f"and mes_referencia = '{month}' and metrica = 'vgv_liquido' and nivel = 'empresa'",
    )
    shown = cards(opened("Início", periodo=period))
    assert shown[f"Meta de {fmt.month(month)}"] == fmt.percent(reached / goal)
    assert "Atingimento da meta" not in shown


def test_a_metric_without_targets_says_where_they_come_from(
    warehouse: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAREHOUSE", str(warehouse))
    app = opened(PAGE, metrica="Visitas")
    assert not app.exception
    assert "Nenhuma meta de Visitas neste nível em mar/26" in said(app)
    assert not app.metric
