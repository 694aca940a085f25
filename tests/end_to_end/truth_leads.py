"""Leads, funnel, losses and media, compared with what the simulated company knows about itself."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from math import ceil
from typing import Any

from tests.end_to_end.company import Company
from tests.end_to_end.comparing import assert_same, cents

OLDEST_AGE = 12
MATURING = ("visita", "reserva", "venda")
STAGES = ("lead", "contato", "visita", "precadastro", "reserva", "venda")


def assert_leads_tell_the_truth(company: Company) -> None:
    """Every lead, event of the funnel and loss, and every indicator made of them, to the cent."""
    _leads(company)
    events = company.sandbox.truth_rows("funil")
    _events(company, events)
    _period(company, events)
    _cohorts(company, events)
    _maturity(company, events)
    _media(company, events)
    _first_contact(company)
    _losses(company)


def _leads(company: Company) -> None:
    columns = (
        "id_lead, data_cadastro, id_empreendimento, id_corretor, id_imobiliaria, id_origem, "
        "etapa_atual, minutos_ate_primeiro_contato, foi_reativado, quantidade_conversoes"
    )
    visits = dict(company.query("select id_lead, situacao_visita from marts.fct_visitas"))
    marts = {
        row[0]: (*row[1:], visits.get(row[0]))
        for row in company.query(f"select {columns} from marts.fct_leads")
    }
    truth = {row[0]: tuple(row[1:]) for row in company.sandbox.truth_rows("leads")}
    assert_same("leads", marts, truth)


def _events(company: Company, events: list[Any]) -> None:
    columns = "id_evento, etapa, id_lead, data_evento, id_empreendimento, id_origem, vgv"
    marts = {
        row[0]: (*row[1:6], cents(row[6]))
        for row in company.query(f"select {columns} from marts.fct_eventos_funil")
    }
    assert_same("events of the funnel", marts, {row[0]: tuple(row[1:]) for row in events})
    without_lead = [row for row in events if row.etapa == "venda" and row.id_lead is None]
    assert without_lead, "without walk-in sales their line proves nothing"


def _period(company: Company, events: list[Any]) -> None:
    """Volume: each stage in the month of its own date."""
    marts = {
        tuple(row[:3]): (*row[3:9], cents(row[9]))
        for row in company.query(
            "select mes_referencia, id_empreendimento, id_origem, "
            "sum(quantidade_leads)::bigint, sum(quantidade_contatos)::bigint, "
            "sum(quantidade_visitas)::bigint, sum(quantidade_precadastros)::bigint, "
            "sum(quantidade_reservas)::bigint, sum(quantidade_vendas)::bigint, sum(vgv) "
            "from kpis.kpi_funil_mensal group by 1, 2, 3"
        )
    }
    figures: dict[Any, list[int]] = defaultdict(lambda: [0] * (len(STAGES) + 1))
    for event in events:
        row = figures[(event.data_evento.replace(day=1), event.id_empreendimento, event.id_origem)]
        row[STAGES.index(event.etapa)] += 1
        row[-1] += event.vgv_centavos
    assert_same("funnel of the period", marts, {key: tuple(row) for key, row in figures.items()})


def _journeys(events: list[Any]) -> dict[int, list[Any]]:
    """The events of each lead."""
    journeys: dict[int, list[Any]] = defaultdict(list)
    for event in events:
        if event.id_lead is not None:
            journeys[event.id_lead].append(event)
    return journeys


def _birth(journey: list[Any]) -> Any:
    return next(event for event in journey if event.etapa == "lead")


def _cohorts(company: Company, events: list[Any]) -> None:
    """Cohorts: how many leads of a month ever came as far as each stage or beyond."""
    marts = {
        tuple(row[:3]): (*row[3:9], row[9], cents(row[10]))
        for row in company.query(
            "select mes_referencia, id_empreendimento, id_origem, sum(quantidade_leads)::bigint, "
            "sum(quantidade_leads_ate_contato)::bigint, sum(quantidade_leads_ate_visita)::bigint, "
            "sum(quantidade_leads_ate_precadastro)::bigint, "
            "sum(quantidade_leads_ate_reserva)::bigint, sum(quantidade_leads_ate_venda)::bigint, "
            "sum(quantidade_vendas)::bigint, sum(vgv) "
            "from kpis.kpi_funil_coorte_mensal group by 1, 2, 3"
        )
    }
    figures: dict[Any, list[int]] = defaultdict(lambda: [0] * (len(STAGES) + 2))
    for journey in _journeys(events).values():
        born = _birth(journey)
        row = figures[(born.data_evento.replace(day=1), born.id_empreendimento, born.id_origem)]
        for stage in range(max(STAGES.index(event.etapa) for event in journey) + 1):
            row[stage] += 1
        row[-2] += sum(event.etapa == "venda" for event in journey)
        row[-1] += sum(event.vgv_centavos for event in journey)
    assert_same("funnel of the cohorts", marts, {key: tuple(row) for key, row in figures.items()})


def _maturity(company: Company, events: list[Any]) -> None:
    """How many leads of a month had visited, reserved and bought by each age in months."""
    marts = {
        tuple(row[:2]): tuple(row[2:])
        for row in company.query(
            "select mes_referencia, idade_meses, quantidade_leads, quantidade_leads_com_visita, "
            "quantidade_leads_com_reserva, quantidade_leads_com_venda "
            "from kpis.kpi_maturacao_leads_mensal where id_empreendimento = 'todos'"
        )
    }
    cohorts: dict[date, list[list[Any]]] = defaultdict(list)
    for journey in _journeys(events).values():
        cohorts[_birth(journey).data_evento.replace(day=1)].append(journey)
    truth = {
        (month, age): (
            len(journeys),
            *(_reached(journeys, stage, month, age) for stage in MATURING),
        )
        for month, journeys in cohorts.items()
        for age in range(min(OLDEST_AGE, _months(month, company.today)) + 1)
    }
    assert_same("maturity of the cohorts", marts, truth)


def _reached(journeys: list[list[Any]], stage: str, month: date, age: int) -> int:
    """How many of these leads had come to the stage when they were that old."""
    return sum(
        any(e.etapa == stage and _months(month, e.data_evento) <= age for e in journey)
        for journey in journeys
    )


def _months(first: date, then: date) -> int:
    """Months of the calendar from one day to another."""
    return (then.year - first.year) * 12 + then.month - first.month


def _media(company: Company, events: list[Any]) -> None:
    """Leads and sales of each month and origin, and the sales that the month's leads brought."""
    marts = {
        tuple(row[:2]): (row[2], row[3], row[4], cents(row[5]))
        for row in company.query(
            "select mes_referencia, id_origem, quantidade_leads, quantidade_vendas, "
            "quantidade_vendas_coorte, vgv_coorte from kpis.kpi_midia_mensal"
        )
    }
    figures: dict[Any, list[int]] = defaultdict(lambda: [0] * 4)
    for event in events:
        row = figures[(event.data_evento.replace(day=1), event.id_origem)]
        row[0] += event.etapa == "lead"
        row[1] += event.etapa == "venda"
    for journey in _journeys(events).values():
        born = _birth(journey)
        row = figures[(born.data_evento.replace(day=1), born.id_origem)]
        row[2] += sum(event.etapa == "venda" for event in journey)
        row[3] += sum(event.vgv_centavos for event in journey)
    assert_same("media", marts, {key: tuple(row) for key, row in figures.items()})


def _first_contact(company: Company) -> None:
    """The median of the minutes to the first contact, a value that occurred, with its n."""
    marts = {
        row[0]: tuple(row[1:])
        for row in company.query(
            "select mes_referencia, quantidade_com_contato, minutos_mediana_primeiro_contato "
            "from kpis.kpi_tempos_leads_mensal where id_empreendimento = 'todos'"
        )
    }
    minutes: dict[Any, list[int]] = defaultdict(list)
    for lead in company.sandbox.truth_rows("leads"):
        known = lead.minutos_ate_primeiro_contato
        minutes[lead.data_cadastro.replace(day=1)] += [] if known is None else [known]
    truth = {
        month: (len(found), sorted(found)[ceil(len(found) / 2) - 1] if found else None)
        for month, found in minutes.items()
    }
    assert_same("first contact", marts, truth)


def _losses(company: Company) -> None:
    columns = "id_perda, tipo_perda, data_perda, etapa, id_motivo, valor_perdido"
    marts = {
        row[0]: (*row[1:5], cents(row[5]))
        for row in company.query(f"select {columns} from marts.fct_perdas")
    }
    rows = company.sandbox.truth_rows("perdas")
    assert_same("losses", marts, {row[0]: tuple(row[1:]) for row in rows})
    assert {row.tipo_perda for row in rows} == {
        "lead", "precadastro", "reserva_cancelada", "reserva_vencida", "distrato",
    }  # fmt: skip
    counted: Counter[Any] = Counter()
    for row in rows:
        counted[(row.data_perda.replace(day=1), row.tipo_perda, row.id_motivo)] += 1
    months = {
        tuple(row[:3]): row[3]
        for row in company.query(
            "select mes_referencia, tipo_perda, id_motivo, sum(quantidade_perdas)::bigint "
            "from kpis.kpi_motivos_mensal group by 1, 2, 3"
        )
    }
    assert_same("losses by month", months, counted)
