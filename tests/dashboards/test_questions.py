"""Every question alike: what a filter leaves is one's own, and a period has its first and last day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest

from dashboards.data import Indicator, Row
from dashboards.periods import Period, month_of
from dashboards.questions import (
    agencies,
    bookings,
    cancellations,
    commissions,
    leads,
    losses,
    reconciliation,
    sales,
    stock,
    transfers,
)
from dashboards.questions.transfers import Picked
from dashboards.slices import GLOBAL, Recorte, Scope
from tests.dashboards.published import TODAY

KEYS = {"empreendimento": "cv-2", "imobiliaria": "cv-2", "corretor": "cv-310"}
DEVELOPMENTS = ("empreendimento",)
PLACES = ("empreendimento", "imobiliaria")
ANY = Picked()

# What is asked, and the filters that it follows.
QUESTIONS: Mapping[str, tuple[tuple[str, ...], Callable[[Recorte], Any]]] = {
    "sales.figures": (GLOBAL, sales.figures),
    "sales.ledger": (GLOBAL, sales.ledger),
    "sales.ranking": (GLOBAL, lambda r: sales.ranking(r, "tipologia", "vgv_liquido")),
    "sales.count": (GLOBAL, lambda r: sales.count(r, "distratos")),
    "sales.rows": (GLOBAL, lambda r: sales.rows(r, "vendas")),
    "leads.figures": (GLOBAL, leads.figures),
    "leads.months": (GLOBAL, leads.months),
    "leads.funnel of a cohort": (GLOBAL, lambda r: leads.funnel(r, "coorte")),
    "leads.funnel by volume": (GLOBAL, lambda r: leads.funnel(r, "volume")),
    "leads.ranking": (GLOBAL, lambda r: leads.ranking(r, "origem")),
    "leads.maturity": (DEVELOPMENTS, lambda r: leads.maturity(r, "visita")),
    "leads.times": (GLOBAL, leads.times),
    "leads.count": (GLOBAL, leads.count),
    "leads.leads": (GLOBAL, leads.leads),
    "losses.figures": (GLOBAL, losses.figures),
    "losses.ranking": (GLOBAL, lambda r: losses.ranking(r, "motivo", "perdas")),
    "losses.months": (GLOBAL, losses.months),
    "losses.matrix": (GLOBAL, lambda r: losses.matrix(r, "etapa", "perdas")),
    "losses.count": (GLOBAL, losses.count),
    "losses.losses": (GLOBAL, losses.losses),
    "agencies.ranking": (GLOBAL, lambda r: agencies.ranking(r, "corretor")),
    "agencies.share": (GLOBAL, lambda r: agencies.share(r, "corretor")),
    "bookings.due": (GLOBAL, bookings.due),
    "bookings.ages": (GLOBAL, bookings.ages),
    "bookings.listed": (GLOBAL, bookings.listed),
    "cancellations.cohorts": (DEVELOPMENTS, cancellations.cohorts),
    "commissions.figures": (DEVELOPMENTS, commissions.figures),
    "commissions.months": (DEVELOPMENTS, commissions.months),
    "commissions.ages": (DEVELOPMENTS, commissions.ages),
    "commissions.by": (GLOBAL, lambda r: commissions.by(r, "papel")),
    "commissions.sales_count": (GLOBAL, lambda r: commissions.sales_count(r, None)),
    "commissions.sales": (GLOBAL, lambda r: commissions.sales(r, None)),
    "commissions.instalments": (DEVELOPMENTS, lambda r: commissions.instalments(r, None)),
    "reconciliation.figures": (DEVELOPMENTS, lambda r: reconciliation.figures(r, "historico")),
    "reconciliation.totals": (DEVELOPMENTS, reconciliation.totals),
    "reconciliation.by": (DEVELOPMENTS, lambda r: reconciliation.by(r, "historico", "motivo")),
    "reconciliation.ages": (DEVELOPMENTS, lambda r: reconciliation.ages(r, "historico")),
    "reconciliation.rows": (
        DEVELOPMENTS,
        lambda r: reconciliation.differences(r, "historico", None),
    ),
    "stock.figures": (DEVELOPMENTS, stock.figures),
    "stock.states": (DEVELOPMENTS, stock.states),
    "stock.developments": (DEVELOPMENTS, stock.developments),
    "stock.units_count": (DEVELOPMENTS, lambda r: stock.units_count(r, None)),
    "stock.units": (DEVELOPMENTS, lambda r: stock.units(r, None)),
    "stock.vso": (DEVELOPMENTS, stock.vso),
    "stock.curves": (DEVELOPMENTS, stock.curves),
    "transfers.figures": (GLOBAL, transfers.figures),
    "transfers.by": (GLOBAL, lambda r: transfers.by(r, "etapa")),
    "transfers.months": (GLOBAL, transfers.months),
    "transfers.count": (GLOBAL, lambda r: transfers.transfers_count(r, ANY)),
    "transfers.transfers": (GLOBAL, lambda r: transfers.transfers(r, ANY)),
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_filter_leaves_what_someone_limited_to_it_sees(recorte: Recorte, name: str) -> None:
    dimensions, ask = QUESTIONS[name]
    everything = ask(recorte)
    for dimension in dimensions:
        scope = Scope(dimension, (KEYS[dimension],))
        filtered = ask(recorte.narrowed(dimension, scope.keys))
        limited = replace(recorte, version=replace(recorte.version, scope=scope))
        assert filtered == ask(limited), dimension
        assert filtered != everything, dimension


def _of(figures: Mapping[str, Indicator], *metrics: str) -> list[Decimal]:
    return [figures[metric].value or Decimal(0) for metric in metrics]


def _sum(rows: list[Row], *columns: str) -> list[Decimal]:
    return [sum((Decimal(row[column] or 0) for row in rows), Decimal(0)) for column in columns]


SOLD = ("vendas_brutas", "distratos", "vgv_bruto", "vgv_distratado")
# What of a question adds up over the days.
DAILY: Mapping[str, Callable[[Recorte], list[Decimal] | list[int]]] = {
    "sales.figures": lambda r: _of(sales.figures(r), *SOLD, "comissao_prevista"),
    "sales.ranking": lambda r: _sum(sales.ranking(r, "tipologia", "vgv_bruto"), *SOLD),
    "sales.count": lambda r: [sales.count(r, "vendas"), sales.count(r, "distratos")],
    "agencies.ranking": lambda r: _sum(
        agencies.ranking(r, "imobiliaria"), *SOLD, "leads", "visitas", "reservas", "com_venda"
    ),
    "leads.figures": lambda r: _of(leads.figures(r), "leads", "vendas_sem_lead"),
    "leads.funnel of a cohort": lambda r: _sum(leads.funnel(r, "coorte"), "quantidade"),
    "leads.funnel by volume": lambda r: _sum(leads.funnel(r, "volume"), "com_lead", "sem_lead"),
    "leads.ranking": lambda r: _sum(leads.ranking(r, "origem"), "leads", "com_visita"),
    "leads.times": lambda r: _sum(leads.times(r), "leads"),
    "leads.count": lambda r: [leads.count(r), len(leads.leads(r))],
    "losses.figures": lambda r: _of(losses.figures(r), "perdas", "valor_perdido"),
    "losses.ranking": lambda r: _sum(losses.ranking(r, "motivo", "perdas"), "perdas"),
    "losses.matrix": lambda r: _sum(losses.matrix(r, "etapa", "perdas"), "perdas"),
    "losses.count": lambda r: [losses.count(r), len(losses.losses(r))],
    "commissions.figures": lambda r: _of(
        commissions.figures(r), "comissao_prevista", "comissao_paga_no_periodo", "comissao_a_pagar"
    ),
    "commissions.by": lambda r: _sum(commissions.by(r, "papel"), "prevista", "paga", "a_pagar"),
    "commissions.sales": lambda r: [
        commissions.sales_count(r, None), len(commissions.sales(r, None)),
    ],
    "reconciliation.figures": lambda r: _of(
        reconciliation.figures(r, "periodo"), "vendas_comparadas"
    ),
    "transfers.figures": lambda r: _of(transfers.figures(r), "valor_repassado"),
}  # fmt: skip


@pytest.mark.parametrize("name", DAILY)
def test_a_period_has_its_first_and_its_last_day_and_its_days_add_up(
    recorte: Recorte, name: str
) -> None:
    ask = DAILY[name]
    days = [TODAY - timedelta(days=number) for number in range(90, 130)]
    whole = ask(replace(recorte, period=Period(days[-1], days[0])))
    each = [ask(replace(recorte, period=Period(day, day))) for day in days]
    assert all(whole)
    assert whole == [sum(parts) for parts in zip(*each, strict=True)]


@pytest.mark.parametrize(
    ("ask", "metrics"),
    [
        (sales.figures, (*SOLD, "ticket_medio", "taxa_distratos", "preco_m2")),
        (leads.figures, ("leads", "vendas_sem_lead", "leads_sem_origem")),
        (losses.figures, ("perdas", "valor_perdido", "perdas_sem_motivo")),
        (commissions.figures, ("comissao_prevista", "comissao_sobre_vgv", "comissao_a_pagar")),
        (transfers.figures, ("valor_repassado", "dias_ate_assinatura", "dias_ate_registro")),
        (stock.figures, ("estoque_final", "vgv_estoque", "vso_trimestre", "vso_ano")),
    ],
)  # fmt: skip
def test_a_card_is_set_against_the_other_periods_own_figure(
    recorte: Recorte, ask: Callable[[Recorte], dict[str, Indicator]], metrics: tuple[str, ...]
) -> None:
    """The two periods lie before the last month: one that still runs is compared by rules of its own."""
    period = Period(TODAY - timedelta(days=100), TODAY - timedelta(days=70))
    for days in (100, 101, 102, 103):
        compared = Period(period.first - timedelta(days=days), period.last - timedelta(days=days))
        figures = ask(replace(recorte, period=period, compared=compared))
        alone = ask(replace(recorte, period=compared, compared=None))
        for metric in metrics:
            figure, other = figures[metric], alone[metric].value
            assert figure.value
            assert figure.compared == other
            if other is not None:
                assert figure.difference == figure.value - other
            if other:
                relative = figure.value / other - 1
                assert figure.variation == pytest.approx(relative, abs=Decimal("1e-6"))


SHOWN = {metric: metric for metric in (*SOLD, "vendas_liquidas", "vgv_liquido")}
# A chart by month, the cards that tell the same of one month, and which column is which card.
MONTHLY: Mapping[str, tuple[Any, Any, Mapping[str, str]]] = {
    "sales.ledger": (sales.ledger, sales.figures, SHOWN),
    "agencies.share": (
        lambda r: agencies.share(r, "corretor"), sales.figures, {"vgv_bruto": "vgv_bruto"},
    ),
    "leads.months": (leads.months, leads.figures, {"leads": "leads"}),
    "losses.months": (
        losses.months, losses.figures, {"perdas": "perdas", "valor_perdido": "valor_perdido"},
    ),
    "commissions.months": (
        commissions.months, commissions.figures, {"paga": "comissao_paga_no_periodo"},
    ),
    "transfers.months": (transfers.months, transfers.figures, {"liberado": "valor_repassado"}),
    "stock.vso": (
        stock.vso, stock.figures,
        {name: name for name in ("estoque_final", "vso_mes", "vso_trimestre", "vso_ano")},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", MONTHLY)
def test_a_month_of_a_chart_says_what_the_cards_of_that_month_say(
    recorte: Recorte, name: str
) -> None:
    chart, cards, columns = MONTHLY[name]
    rows = [row for row in chart(recorte) if row["referencia"] <= TODAY]
    months = {row["referencia"] for row in rows}
    assert len(months) >= 12
    seen = dict.fromkeys(columns, Decimal(0))
    for month in months:
        period = Period(month, min(month_of(month).last, TODAY))
        figures = cards(replace(recorte, period=period))
        for column, metric in columns.items():
            shown = sum(row[column] or 0 for row in rows if row["referencia"] == month)
            assert shown == (figures[metric].value or 0), month
            seen[column] += shown
    assert all(seen.values())


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("sales.ledger", 13), ("agencies.share", 13), ("leads.months", 13), ("losses.months", 13),
        ("commissions.months", 12), ("transfers.months", 12), ("stock.vso", 24),
    ],
)  # fmt: skip
def test_months_reach_back_far_enough_and_as_far_as_the_period(
    recorte: Recorte, name: str, least: int
) -> None:
    def months(first: date, last: date) -> list[date]:
        rows = MONTHLY[name][0](replace(recorte, period=Period(first, last)))
        return sorted({row["referencia"] for row in rows if row["referencia"] <= last})

    month = TODAY.replace(day=1)
    short = months(month, month)
    assert (len(short), short[-1]) == (least, month)
    assert months(date(2023, 6, 1), TODAY)[0] == date(2023, 6, 1)


# The rates of a list, each by the columns that it divides.
RATES: Mapping[str, tuple[Callable[[Recorte], list[Row]], dict[str, tuple[str, str]]]] = {
    "sales.rows": (
        lambda r: sales.rows(r, "vendas"), {"preco_m2": ("valor_contrato", "area_privativa")},
    ),
    "sales.ranking": (
        lambda r: sales.ranking(r, "empreendimento", "vgv_bruto"),
        {"taxa_distratos": ("distratos", "vendas_brutas"), "ticket_medio": ("vgv_bruto", "vendas_brutas")},
    ),
    "agencies.ranking": (
        lambda r: agencies.ranking(r, "imobiliaria"),
        {
            "taxa_distratos": ("distratos", "vendas_brutas"),
            "ticket_medio": ("vgv_bruto", "vendas_brutas"),
            "conversao_leads": ("com_venda", "leads"),
        },
    ),
    "leads.ranking": (
        lambda r: leads.ranking(r, "origem"),
        {"leads_com_visita": ("com_visita", "leads"), "conversao_leads": ("com_venda", "leads")},
    ),
    "leads.media": (
        leads.media,
        {"cpl": ("investimento", "leads_pagos"), "cac_midia": ("investimento", "vendas_pagas")},
    ),
    "stock.units": (
        lambda r: stock.units(r, None), {"preco_m2": ("valor_tabela", "area_privativa")},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", RATES)
def test_a_rate_divides_what_stands_beside_it(recorte: Recorte, name: str) -> None:
    ask, rates = RATES[name]
    rows = ask(recorte)
    for rate, (above, below) in rates.items():
        known = [row for row in rows if row[above] is not None and row[below]]
        assert len({row[rate] for row in known}) > 1, rate
        for row in known:
            divided = float(row[above]) / float(row[below])
            assert float(row[rate]) == pytest.approx(divided, abs=0.006), rate
        assert all(row[rate] is None for row in rows if not row[below])


@pytest.mark.parametrize("reading", sorted(leads.FUNNELS))
def test_a_step_is_a_part_of_the_one_before_it_and_of_the_leads(
    recorte: Recorte, reading: str
) -> None:
    steps = leads.funnel(recorte, reading)
    assert [step["etapa"] for step in steps] == [
        "lead", "contato", "visita", "precadastro", "reserva", "venda",
    ]  # fmt: skip
    assert steps[0]["conversao_etapa"] is None
    for before, step in pairwise(steps):
        reached = step["quantidade"]
        assert reached == step["com_lead"] + step["sem_lead"] > 0
        for rate, of in (("conversao_etapa", before), ("conversao_total", steps[0])):
            assert float(step[rate]) == pytest.approx(reached / of["quantidade"], abs=1e-6)


@pytest.mark.parametrize(
    ("ask", "column", "is_falling"),
    [
        (lambda r: sales.rows(r, "vendas"), "data_venda", True),
        (lambda r: sales.rows(r, "distratos"), "data_distrato", True),
        (leads.leads, "data_cadastro", True),
        (losses.losses, "data_perda", True),
        (lambda r: commissions.sales(r, None), "data_venda", True),
        (bookings.listed, "data_vencimento", False),
        (lambda r: reconciliation.differences(r, "historico", None), "valor_em_jogo", True),
        (lambda r: leads.ranking(r, "origem"), "leads", True),
        (lambda r: losses.ranking(r, "motivo", "perdas"), "perdas", True),
        (lambda r: stock.units(r, "disponivel"), "dias_desde_entrada", True),
    ],
)  # fmt: skip
def test_a_list_begins_with_what_it_promises_first(
    recorte: Recorte, ask: Callable[[Recorte], list[Row]], column: str, is_falling: bool
) -> None:
    shown = [row[column] for row in ask(recorte)]
    assert shown == sorted(shown, reverse=is_falling)
    assert shown[0] != shown[-1]
