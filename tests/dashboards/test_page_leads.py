"""The page of leads: its figures against plain SQL, its parts against its cards, its filters."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from dashboards import columns, data, export
from dashboards import format as fmt
from dashboards.periods import Period
from dashboards.questions import leads
from dashboards.slices import Recorte, Scope
from tests.dashboards.published import TODAY
from tests.dashboards.test_data import BEFORE, YEAR, one
from tests.dashboards.test_pages import cards, opened, said

PAGE = "paginas/leads.py"
LAST_YEAR = f"data_cadastro between '{YEAR.first}' and '{YEAR.last}'"
SIX_DIGITS = Decimal("1e-6")


def test_cards_equal_the_leads(warehouse: Path, recorte: Recorte) -> None:
    figures = leads.figures(recorte)
    total, minutes, visited, bought, unknown = one(
        warehouse,
        "select count(*), quantile_disc(minutos_ate_primeiro_contato, 0.5), count(data_visita), "
        f"sum(foi_ate_venda::int), sum(eh_sem_origem::int) from views.vw_leads where {LAST_YEAR}",
    )
    (leadless,) = one(
        warehouse,
        "select count(*) from views.vw_vendas where id_reserva % 13 = 0 and data_venda "
        f"between '{YEAR.first}' and '{YEAR.last}'",
    )
    assert figures["leads"].value == total > bought > 0
    assert figures["primeiro_contato"].value == minutes
    assert figures["vendas_sem_lead"].value == leadless > 0
    for name, count in (
        ("leads_com_visita", visited), ("conversao_leads", bought), ("leads_sem_origem", unknown),
    ):  # fmt: skip
        assert figures[name].value == pytest.approx(Decimal(int(count)) / total, abs=SIX_DIGITS)
    alone = leads.figures(replace(recorte, period=BEFORE, compared=None))
    assert figures["leads"].compared == alone["leads"].value
    assert figures["leads"].difference == total - alone["leads"].value


@pytest.mark.parametrize(
    ("period", "compared"),
    [
        (Period(date(2026, 3, 1), TODAY), Period(date(2026, 2, 1), date(2026, 2, 20))),
        (
            Period(date(2026, 1, 1), date(2026, 1, 31)),
            Period(date(2025, 12, 1), date(2025, 12, 31)),
        ),
    ],
)
def test_leads_are_compared_at_the_same_age(
    period: Period, compared: Period, warehouse: Path, recorte: Recorte
) -> None:
    until = compared.last + (TODAY - period.last)
    minutes, visited, bought, ripe = one(
        warehouse,
        "select quantile_disc(minutos_ate_primeiro_contato, 0.5) filter (where data_contato <= $until), "
        "count(*) filter (where data_visita <= $until) / count(*), "
        "count(*) filter (where data_venda <= $until) / count(*), count(data_venda) / count(*) "
        f"from views.vw_leads where data_cadastro between '{compared.first}' and '{compared.last}'"
        .replace("$until", f"'{until}'"),
    )  # fmt: skip
    figures = leads.figures(replace(recorte, period=period, compared=compared))
    assert figures["primeiro_contato"].compared == minutes
    assert float(figures["leads_com_visita"].compared or 0) == pytest.approx(visited, abs=1e-6)
    assert float(figures["conversao_leads"].compared or 0) == pytest.approx(bought, abs=1e-6)
    assert bought < ripe, "every compared lead had bought by then: the same age proves nothing"


def test_a_later_stage_is_no_visit(warehouse: Path, recorte: Recorte) -> None:
    visited, passed = one(
        warehouse,
        f"select count(data_visita), sum(foi_ate_visita::int) from views.vw_leads where {LAST_YEAR}",
    )
    assert visited < passed
    inside = [row for row in leads.months(recorte) if row["referencia"] >= YEAR.first]
    assert sum(row["com_visita"] for row in inside) == visited
    assert sum(row["com_visita"] for row in leads.ranking(recorte, "origem")) == visited
    cohort = {row["etapa"]: row["quantidade"] for row in leads.funnel(recorte, "coorte")}
    assert cohort["visita"] == passed


def test_every_part_adds_up_to_the_cards(recorte: Recorte) -> None:
    total = leads.figures(recorte)["leads"].value
    inside = [row for row in leads.months(recorte) if row["referencia"] >= YEAR.first]
    assert sum(row["leads"] for row in inside) == total
    groups = {row["rotulo"]: row["posicao"] for row in inside}
    assert len(groups) == 6
    sizes = {
        group: sum(row["leads"] for row in leads.months(recorte) if row["rotulo"] == group)
        for group in groups
    }
    named = sorted((group for group in groups if group != "Demais"), key=groups.__getitem__)
    assert named == sorted(named, key=lambda group: (-sizes[group], group))
    steps = {step["etapa"]: step["quantidade"] for step in leads.funnel(recorte, "coorte")}
    assert sum(row["com_venda"] for row in inside) == steps["venda"]
    for dimension in leads.DIMENSIONS:
        rows = leads.ranking(recorte, dimension, limit=2)
        assert sum(row["leads"] for row in rows) == total
        assert [row["rotulo"] for row in rows[2:]] in ([], ["Demais"])
    assert leads.count(recorte) == len(leads.all_leads(recorte)) == total


def test_the_cohort_only_narrows_and_the_volume_counts_each_stage_by_its_own_date(
    warehouse: Path, recorte: Recorte
) -> None:
    cohort = {row["etapa"]: row for row in leads.funnel(recorte, "coorte")}
    counts = [row["quantidade"] for row in cohort.values()]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] == leads.count(recorte)
    assert cohort["lead"]["conversao_etapa"] is None
    assert cohort["venda"]["conversao_total"] == leads.figures(recorte)["conversao_leads"].value
    volume = {row["etapa"]: row for row in leads.funnel(recorte, "volume")}
    sold, leadless = one(
        warehouse,
        "select sum(quantidade), sum(quantidade) filter (where not tem_lead) from views.vw_eventos_funil "
        f"where etapa = 'venda' and data_evento between '{YEAR.first}' and '{YEAR.last}'",
    )
    assert volume["venda"]["quantidade"] == sold
    assert volume["venda"]["sem_lead"] == leadless
    assert list(volume) == list(cohort)


def test_maturity_follows_the_chosen_developments_and_never_shrinks(recorte: Recorte) -> None:
    everyone = leads.maturity(recorte, "venda")
    some = leads.maturity(replace(recorte, empreendimento=("cv-1", "cv-2")), "venda")
    by_month: dict[object, list[int]] = {}
    for row in everyone:
        by_month.setdefault(row["referencia"], []).append(row["chegaram"])
    assert len(by_month) == 12
    assert all(counts == sorted(counts) for counts in by_month.values())
    assert 0 < sum(row["leads"] for row in some) < sum(row["leads"] for row in everyone)


def test_maturity_of_who_answers_for_some_developments_is_theirs(recorte: Recorte) -> None:
    mine = ("cv-1", "cv-2")
    version = replace(recorte.version, scope=Scope("empreendimento", mine))
    limited = leads.maturity(replace(recorte, version=version), "venda")
    assert limited == leads.maturity(replace(recorte, empreendimento=mine), "venda") != []


def test_media_costs_are_those_of_the_months_with_spend(warehouse: Path, recorte: Recorte) -> None:
    rows = {row["id"]: row for row in leads.media(recorte)}
    spent, months, paid, sold, counted = one(
        warehouse,
        "select sum(valor_investido), count(valor_investido), "
        "sum(quantidade_leads) filter (where valor_investido is not null), "
        "sum(quantidade_vendas_coorte) filter (where valor_investido is not null), "
        "sum(quantidade_leads) from views.vw_midia "
        f"where id_origem = 'portal' and mes_referencia between '{YEAR.first}' and '{YEAR.last}'",
    )
    assert rows["portal"]["cpl"] == (spent / paid).quantize(Decimal("0.01"))
    assert rows["portal"]["cac_midia"] == (spent / sold).quantize(Decimal("0.01"))
    assert rows["portal"]["meses_com_gasto"] == months > 0
    assert rows["portal"]["leads"] == counted > paid
    assert rows["sem-origem"]["investimento"] is None
    assert rows["sem-origem"]["cpl"] is None


def test_steps_have_a_median_and_the_leads_that_took_them(recorte: Recorte) -> None:
    steps = leads.times(recorte)
    assert len(steps) == 5
    assert all(row["dias_mediana"] <= row["dias_quartil"] for row in steps)
    assert steps[-1]["leads"] == leads.funnel(recorte, "coorte")[-1]["quantidade"]


def test_the_file_says_stages_in_words(recorte: Recorte) -> None:
    text = export.table_csv(lambda: leads.all_leads(recorte), columns.LEADS).decode("utf-8-sig")
    lines = text.splitlines()
    assert len(lines) == leads.count(recorte) + 1
    assert lines[0].startswith("Lead;Cadastro;Empreendimento;Origem")
    assert "Pré-cadastro" in text
    assert "precadastro" not in text


def test_the_page_shows_them(recorte: Recorte) -> None:
    app = opened(PAGE, periodo="Personalizado", datas=[str(YEAR.first), str(TODAY)])
    assert not app.exception
    assert not said(app)
    figures = leads.figures(recorte)
    assert cards(app) == {
        "Leads": fmt.integer(figures["leads"].value),
        "Primeiro contato": fmt.duration(figures["primeiro_contato"].value),
        "Leads com visita": fmt.percent(figures["leads_com_visita"].value),
        "Conversão de leads": fmt.percent(figures["conversao_leads"].value),
        "Leads sem origem": fmt.percent(figures["leads_sem_origem"].value),
        "Vendas sem lead": fmt.integer(figures["vendas_sem_lead"].value),
    }
    assert len(app.get("plotly_chart")) == 4
    assert len(app.dataframe[1].value) == min(figures["leads"].value, data.SHOWN_ROWS)
    helps = {metric.label: metric.help for metric in app.metric}
    assert "Definição de Conversão de leads" in helps["Conversão de leads"]


def test_an_origin_in_the_address_narrows_the_page_and_can_be_removed(recorte: Recorte) -> None:
    app = opened(
        PAGE, periodo="Personalizado", datas=[str(YEAR.first), str(TODAY)], origem="portal"
    )
    narrowed = leads.figures(replace(recorte, origem=("portal",)))["leads"].value
    assert cards(app)["Leads"] == fmt.integer(narrowed)
    assert set(app.dataframe[1].value["Origem"]) == {"Portal"}
    next(button for button in app.button if button.label == "Origem: Portal").click().run()
    assert cards(app)["Leads"] == fmt.integer(leads.figures(recorte)["leads"].value)


@pytest.mark.usefixtures("recorte")
def test_what_a_part_cannot_follow_is_said() -> None:
    app = opened(PAGE, corretor=["Corretor 300"], lista="Custo por origem")
    notes = [caption.value for caption in app.caption]
    assert any("O filtro Corretor não se aplica a este mapa" in note for note in notes)
    assert any("O filtro Corretor não se aplica a esta tabela" in note for note in notes)
