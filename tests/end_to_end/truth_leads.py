"""Leads, funnel and losses, compared with what the simulated company knows about itself."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from tests.end_to_end.company import Company
from tests.end_to_end.comparing import assert_same, cents
from tests.end_to_end.truth_jornadas import (
    STAGES,
    assert_journeys_tell_the_truth,
    birth,
    journeys_of,
)


def assert_leads_tell_the_truth(company: Company) -> None:
    """Every lead, event of the funnel and loss, and every indicator made of them, to the cent."""
    _leads(company)
    events = company.sandbox.truth_rows("funil")
    _events(company, events)
    _period(company, events)
    _cohorts(company, events)
    assert_journeys_tell_the_truth(company, events)
    _losses(company)


def _leads(company: Company) -> None:
    columns = (
        "id_lead, data_cadastro, id_empreendimento, id_corretor, id_imobiliaria, id_origem, "
        "etapa_atual, minutos_ate_primeiro_contato, foi_reativado, quantidade_conversoes, "
        "cadastrado_em, primeiro_contato_em"
    )
    visits = dict(company.query("select id_lead, situacao_visita from marts.fct_visitas"))
    marts = {
        row[0]: (*row[1:10], visits.get(row[0]), *row[10:])
        for row in company.query(f"select {columns} from marts.fct_leads")
    }
    truth = {row[0]: tuple(row[1:]) for row in company.sandbox.truth_rows("leads")}
    assert_same("leads", marts, truth)


def _events(company: Company, events: list[Any]) -> None:
    columns = (
        "id_evento, etapa, id_lead, data_evento, id_empreendimento, id_origem, vgv, id_corretor, "
        "id_imobiliaria"
    )
    marts = {
        row[0]: (*row[1:6], cents(row[6]), *row[7:])
        for row in company.query(f"select {columns} from marts.fct_eventos_funil")
    }
    assert_same("events of the funnel", marts, {row[0]: tuple(row[1:]) for row in events})
    without_lead = [row for row in events if row.etapa == "venda" and row.id_lead is None]
    assert without_lead, "without walk-in sales their line proves nothing"


def _period(company: Company, events: list[Any]) -> None:
    """Volume: each stage in the month of its own date."""
    marts = {
        tuple(row[:4]): (*row[4:10], cents(row[10]))
        for row in company.query(
            "select mes_referencia, id_empreendimento, id_imobiliaria, id_origem, "
            "quantidade_leads, quantidade_contatos, quantidade_visitas, quantidade_precadastros, "
            "quantidade_reservas, quantidade_vendas, vgv from kpis.kpi_funil_mensal"
        )
    }
    figures: dict[Any, list[int]] = defaultdict(lambda: [0] * (len(STAGES) + 1))
    for event in events:
        row = figures[_place(event)]
        row[STAGES.index(event.etapa)] += 1
        row[-1] += event.vgv_centavos
    assert_same("funnel of the period", marts, {key: tuple(row) for key, row in figures.items()})


def _place(event: Any) -> tuple[Any, ...]:
    """The line of a funnel to which an event belongs."""
    return (
        event.data_evento.replace(day=1),
        event.id_empreendimento,
        event.id_imobiliaria or "sem-imobiliaria",
        event.id_origem,
    )


def _cohorts(company: Company, events: list[Any]) -> None:
    """Cohorts: how many leads of a month ever came as far as each stage or beyond."""
    marts = {
        tuple(row[:4]): (*row[4:11], cents(row[11]))
        for row in company.query(
            "select mes_referencia, id_empreendimento, id_imobiliaria, id_origem, "
            "quantidade_leads, quantidade_leads_ate_contato, quantidade_leads_ate_visita, "
            "quantidade_leads_ate_precadastro, quantidade_leads_ate_reserva, "
            "quantidade_leads_ate_venda, quantidade_vendas, vgv from kpis.kpi_funil_coorte_mensal"
        )
    }
    figures: dict[Any, list[int]] = defaultdict(lambda: [0] * (len(STAGES) + 2))
    for journey in journeys_of(events).values():
        born = birth(journey)
        row = figures[_place(born)]
        for stage in range(max(STAGES.index(event.etapa) for event in journey) + 1):
            row[stage] += 1
        row[-2] += sum(event.etapa == "venda" for event in journey)
        row[-1] += sum(event.vgv_centavos for event in journey)
    assert_same("funnel of the cohorts", marts, {key: tuple(row) for key, row in figures.items()})


def _losses(company: Company) -> None:
    columns = (
        "id_perda, tipo_perda, data_perda, etapa, id_motivo, valor_perdido, id_empreendimento, "
        "id_imobiliaria, dias_ate_perda, data_inicio"
    )
    marts = {
        row[0]: (*row[1:5], cents(row[5]), *row[6:])
        for row in company.query(f"select {columns} from marts.fct_perdas")
    }
    rows = company.sandbox.truth_rows("perdas")
    assert_same("losses", marts, {row[0]: tuple(row[1:]) for row in rows})
    assert {row.tipo_perda for row in rows} == {
        "lead", "precadastro", "reserva_cancelada", "reserva_vencida", "distrato",
    }  # fmt: skip
    # In the order: how many, how many with a reason, the money, the days from the beginning.
    counted: dict[tuple[Any, ...], list[int]] = defaultdict(lambda: [0] * 4)
    for row in rows:
        place = (
            row.data_perda.replace(day=1),
            row.tipo_perda,
            row.id_motivo,
            row.etapa,
            row.id_empreendimento,
            row.id_imobiliaria or "sem-imobiliaria",
        )
        counted[place][0] += 1
        counted[place][1] += row.id_motivo != "sem-motivo"
        counted[place][2] += row.valor_centavos
        counted[place][3] += row.dias_ate_perda
    months = {
        tuple(row[:6]): (*row[6:8], cents(row[8]), row[9])
        for row in company.query(
            "select mes_referencia, tipo_perda, id_motivo, etapa, id_empreendimento, "
            "id_imobiliaria, quantidade_perdas, quantidade_perdas_com_motivo, valor_perdido, "
            "dias_ate_perda_somados from kpis.kpi_motivos_mensal"
        )
    }
    assert_same("losses by month", months, {key: tuple(row) for key, row in counted.items()})
