"""Journeys of the leads: visits, which leads brought what, ages, times and media, against the truth."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from math import ceil
from typing import Any

from tests.end_to_end.company import Company
from tests.end_to_end.comparing import assert_same, assert_subjects, by_key, cents

STAGES = ("lead", "contato", "visita", "precadastro", "reserva", "venda")
OLDEST_AGE = 12
MATURING = ("visita", "reserva", "venda")
ALL = "todos"
# By the truth's name: how many of its first columns are the key, and the same columns of the marts.
SUBJECTS = {
    "visitas": (
        1,
        """
        select id_visita, id_lead, id_empreendimento, id_corretor, id_origem, situacao_visita,
            data_agendada, data_visita, eh_visita_nova, id_imobiliaria
        from marts.fct_visitas""",
    ),
}


def assert_journeys_tell_the_truth(company: Company, events: list[Any]) -> None:
    """Every visit, bridge and journey, and every indicator made of them, to the cent."""
    assert_subjects(company, SUBJECTS)
    _bridge(company)
    journeys = journeys_of(events)
    _journeys(company, journeys)
    _maturity(company, journeys)
    _times(company, journeys)
    _media(company, events, journeys)


def journeys_of(events: list[Any]) -> dict[int, list[Any]]:
    """The events of each lead."""
    journeys: dict[int, list[Any]] = defaultdict(list)
    for event in events:
        if event.id_lead is not None:
            journeys[event.id_lead].append(event)
    return journeys


def birth(journey: list[Any]) -> Any:
    """The event with which a lead begins."""
    return next(event for event in journey if event.etapa == "lead")


def _bridge(company: Company) -> None:
    """Which leads brought a reservation, each with its part of one whole."""
    marts = by_key(
        company.query(
            "select id_lead, id_reserva, ordem_lead, quantidade_leads, peso::double, eh_principal "
            "from marts.brg_leads_reservas"
        ),
        2,
    )
    rows = company.sandbox.truth_rows("leads_reservas")
    truth = {
        tuple(row[:2]): (row.ordem, row.quantos, 1 / row.quantos, row.ordem == 1) for row in rows
    }
    assert_same("leads of the reservations", marts, truth)
    assert any(row.quantos > 1 for row in rows), "no reservation has two leads"


def _journeys(company: Company, journeys: dict[int, list[Any]]) -> None:
    """How far each lead came, on which days, and what it brought."""
    marts = {
        row[0]: (*row[1:13], cents(row[13]), *row[14:])
        for row in company.query(
            "select id_lead, data_cadastro, data_contato, data_visita, data_precadastro, "
            "data_reserva, data_venda, etapa_maxima, id_venda, quantidade_visitas, "
            "quantidade_precadastros, quantidade_reservas, quantidade_vendas, vgv, "
            "id_empreendimento, id_corretor, id_imobiliaria, id_origem, foi_ate_contato, "
            "foi_ate_visita, foi_ate_precadastro, foi_ate_reserva, foi_ate_venda, "
            "dias_ate_contato, dias_ate_visita, dias_ate_precadastro, dias_ate_reserva, "
            "dias_ate_venda, dias_visita_ate_reserva, dias_reserva_ate_venda from marts.fct_jornada_leads"
        )
    }
    truth = {}
    for lead, journey in journeys.items():
        sales = [event for event in journey if event.etapa == "venda"]
        first = min(sales, key=lambda event: (event.data_evento, event.id_evento), default=None)
        born = birth(journey)
        furthest = max(STAGES.index(event.etapa) for event in journey)
        truth[lead] = (
            *(_first_day(journey, stage) for stage in STAGES),
            STAGES[furthest],
            first and first.id_evento.removeprefix("venda-"),
            *(sum(event.etapa == stage for event in journey) for stage in STAGES[2:]),
            sum(event.vgv_centavos for event in journey),
            born.id_empreendimento,
            born.id_corretor,
            born.id_imobiliaria,
            born.id_origem,
            *(furthest >= place for place in range(1, len(STAGES))),
            *(_days(journey, "lead", stage) for stage in STAGES[1:]),
            _days(journey, "visita", "reserva"),
            _days(journey, "reserva", "venda"),
        )
    assert_same("journeys", marts, truth)


def _first_day(journey: list[Any], stage: str) -> date | None:
    return min((event.data_evento for event in journey if event.etapa == stage), default=None)


def _cohorts(journeys: dict[int, list[Any]]) -> dict[tuple[date, str], list[list[Any]]]:
    """The journeys by the month and development in which the lead was born, and of all together."""
    cohorts: dict[tuple[date, str], list[list[Any]]] = defaultdict(list)
    for journey in journeys.values():
        born = birth(journey)
        for place in (born.id_empreendimento, ALL):
            cohorts[(born.data_evento.replace(day=1), place)].append(journey)
    return cohorts


def _maturity(company: Company, journeys: dict[int, list[Any]]) -> None:
    """How many leads of a month had visited, reserved and bought by each age in months."""
    marts = by_key(
        company.query(
            "select mes_referencia, id_empreendimento, idade_meses, quantidade_leads, "
            "quantidade_leads_com_visita, quantidade_leads_com_reserva, "
            "quantidade_leads_com_venda from kpis.kpi_maturacao_leads_mensal"
        ),
        3,
    )
    truth = {
        (month, place, age): (
            len(cohort),
            *(_reached(cohort, stage, month, age) for stage in MATURING),
        )
        for (month, place), cohort in _cohorts(journeys).items()
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


def _times(company: Company, journeys: dict[int, list[Any]]) -> None:
    """Medians and quartiles of the times between the stages: values that occurred, each with its n."""
    minutes = {
        row.id_lead: row.minutos_ate_primeiro_contato for row in company.sandbox.truth_rows("leads")
    }
    truth = {}
    for key, cohort in _cohorts(journeys).items():
        times: list[list[int | None]] = [
            [minutes[birth(journey).id_lead] for journey in cohort],
            *(
                [_days(journey, start, end) for journey in cohort]
                for start, end in (
                    ("lead", "visita"),
                    ("visita", "reserva"),
                    ("reserva", "venda"),
                    ("lead", "venda"),
                )
            ),
        ]
        truth[key] = (len(cohort), *(figure for known in times for figure in _middle(known)))
    marts = by_key(
        company.query(
            "select mes_referencia, id_empreendimento, quantidade_leads, quantidade_com_contato, "
            "minutos_mediana_primeiro_contato, minutos_quartil_primeiro_contato, "
            "quantidade_com_visita, dias_mediana_ate_visita, dias_quartil_ate_visita, "
            "quantidade_com_visita_e_reserva, dias_mediana_visita_ate_reserva, "
            "dias_quartil_visita_ate_reserva, quantidade_com_reserva_e_venda, "
            "dias_mediana_reserva_ate_venda, dias_quartil_reserva_ate_venda, "
            "quantidade_com_venda, dias_mediana_ate_venda, dias_quartil_ate_venda "
            "from kpis.kpi_tempos_leads_mensal"
        ),
        2,
    )
    assert_same("times of the leads", marts, truth)


def _days(journey: list[Any], start: str, end: str) -> int | None:
    """Days from the first event of one stage to that of another; none where the later came first."""
    first, last = _first_day(journey, start), _first_day(journey, end)
    return max((last - first).days, 0) if first and last else None


def _middle(values: list[int | None]) -> tuple[int | None, ...]:
    """How many are known, their median and their third quartile."""
    known = sorted(value for value in values if value is not None)
    if not known:
        return (0, None, None)
    return (len(known), known[ceil(len(known) / 2) - 1], known[ceil(len(known) * 3 / 4) - 1])


def _media(company: Company, events: list[Any], journeys: dict[int, list[Any]]) -> None:
    """What each origin brought in each month, and what the month's leads brought whenever they did."""
    marts = {
        tuple(row[:2]): (*row[2:6], cents(row[6]), row[7], cents(row[8]))
        for row in company.query(
            "select mes_referencia, id_origem, quantidade_leads, quantidade_visitas, "
            "quantidade_reservas, quantidade_vendas, vgv, quantidade_vendas_coorte, vgv_coorte "
            "from kpis.kpi_midia_mensal"
        )
    }
    figures: dict[Any, list[int]] = defaultdict(lambda: [0] * 7)
    for event in events:
        row = figures[(event.data_evento.replace(day=1), event.id_origem)]
        for place, stage in enumerate(("lead", "visita", "reserva", "venda")):
            row[place] += event.etapa == stage
        row[4] += event.vgv_centavos
    for journey in journeys.values():
        born = birth(journey)
        row = figures[(born.data_evento.replace(day=1), born.id_origem)]
        row[5] += sum(event.etapa == "venda" for event in journey)
        row[6] += sum(event.vgv_centavos for event in journey)
    brought = {key: tuple(row) for key, row in figures.items()}
    # Months in which an origin only cost money are compared by truth_midia.
    marts = {key: row for key, row in marts.items() if any(row) or key in brought}
    assert_same("media", marts, brought)
