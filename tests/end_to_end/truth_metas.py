"""Targets with what was reached of them, and who did what: compared with the company's own truth."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from tests.end_to_end.business_days import business_days, days_of, is_business_day
from tests.end_to_end.company import Company
from tests.end_to_end.comparing import (
    CENTS,
    assert_same,
    assert_subjects,
    by_key,
    cents,
    half_up,
    money,
    rate,
    ratio,
)

# By the truth's name: how many of its first columns are the key, and the same columns of the marts.
SUBJECTS = {
    "metas": (
        5,
        f"""
        select metrica, nivel, id_entidade, mes_referencia, data_vigencia_desde, data_vigencia_ate,
            (valor_meta * {CENTS})::bigint, eh_vigente
        from marts.fct_metas""",
    ),
}
LEVELS = {
    "corretor": ("id_corretor", "kpi_desempenho_corretores_mensal"),
    "imobiliaria": ("id_imobiliaria", "kpi_desempenho_imobiliarias_mensal"),
}


def assert_targets_tell_the_truth(company: Company) -> None:
    """Every target with what was reached of it, and every broker's and agency's month."""
    assert_subjects(company, SUBJECTS)
    _calendar(company)
    _reached(company)
    _performance(company)


def _calendar(company: Company) -> None:
    """Every day of the calendar is worked or not, as the law and the moon have it."""
    marts = by_key(
        company.query(
            "select data, eh_dia_util, dia_util_do_mes, quantidade_dias_uteis_mes "
            "from marts.dim_calendario"
        ),
        1,
    )
    truth = {}
    for year in range(2015, 2036):
        for month in (date(year, number, 1) for number in range(1, 13)):
            worked, days = 0, business_days(month)
            for day in days_of(month):
                worked += is_business_day(day)
                truth[(day,)] = (is_business_day(day), worked, days)
    assert_same("calendar", marts, truth)


def _reached(company: Company) -> None:
    """Reached, missing, rate, pace and projection, also of who has no target."""
    targets = {
        (row.mes, row.metrica, row.nivel, row.id_entidade): row
        for row in company.sandbox.truth_rows("metas")
        if row.vale
    }
    reached = {
        tuple(row[:4]): row.realizado_centesimos for row in company.sandbox.truth_rows("realizados")
    }
    truth = {
        key: _standing(key[0], company.today, targets.get(key), reached.get(key, 0))
        for key in targets.keys() | reached.keys()
    }
    marts = {
        tuple(row[:4]): (*row[4:10], *map(money, row[10:16]), rate(row[16]))
        for row in company.query(
            "select mes_referencia, metrica, nivel, id_entidade, data_vigencia_desde, "
            "quantidade_dias_uteis_mes, quantidade_dias_uteis_corridos, "
            "quantidade_dias_uteis_restantes, eh_mes_parcial, situacao_meta, valor_meta, "
            "valor_realizado, valor_diferenca, valor_meta_ate_hoje, valor_ritmo_necessario, "
            "valor_projecao, taxa_atingimento from kpis.kpi_meta_realizado_mensal"
        )
    }
    assert_same("targets", marts, truth)
    assert targets.keys() - reached.keys(), "somebody reached nothing of their target"
    assert reached.keys() - targets.keys(), "somebody has no target"


def _standing(month: date, today: date, written: Any, reached: int) -> tuple[Any, ...]:
    """Where a month stands: since when the target holds, business days, whether it is under way,
    situation, target, reached, missing, target up to today, pace that is needed, projection (all in
    hundredths) and rate."""
    is_over = month.replace(day=monthrange(month.year, month.month)[1]) < today
    is_to_come = month > today
    days, worked = business_days(month), business_days(month, today)
    target: int | None = written.meta_centavos if written else None
    time = (days, worked, days - worked, not is_over and not is_to_come)
    projection: int | None = None
    if is_over:
        projection = reached
    elif not is_to_come and worked:
        projection = int(half_up(Fraction(reached * days, worked)))
    if target is None:
        return (None, *time, "sem_meta", None, reached, None, None, None, projection, None)
    if is_to_come:
        situation = "futura"
    elif reached >= target:
        situation = "atingida"
    else:
        situation = "nao_atingida" if is_over else "em_curso"
    pace = None
    if not is_over and days > worked:
        pace = int(half_up(Fraction(max(target - reached, 0), days - worked)))
    return (
        written.desde,
        *time,
        situation,
        target,
        reached,
        reached - target,
        int(half_up(Fraction(target * worked, days))),
        pace,
        projection,
        ratio(reached, target),
    )


def _performance(company: Company) -> None:
    """Each broker's and each agency's month, with the position by net VGV and its change."""
    rows = company.sandbox.truth_rows("desempenho")
    for level, (name, relation) in LEVELS.items():
        months: dict[date, dict[str, Any]] = defaultdict(dict)
        for row in rows:
            if row.nivel == level:
                months[row.mes][row.id_entidade] = row
        places = {month: _positions(found) for month, found in months.items()}
        truth = {}
        for month, found in months.items():
            before = places.get((month - timedelta(days=1)).replace(day=1), {})
            for who, row in found.items():
                place, last = places[month].get(who), before.get(who)
                moved = last - place if place and last else None
                truth[(month, who)] = (*_figures(row), place, last, moved)
        marts = {
            tuple(row[:2]): (
                *row[2:11],
                *map(cents, row[11:15]),
                money(row[15]),
                rate(row[16]),
                *row[17:],
            )
            for row in company.query(
                f"select mes_referencia, {name}, quantidade_leads, "
                "quantidade_leads_atendidos, minutos_ate_primeiro_contato_soma, "
                "quantidade_visitas, quantidade_reservas, "
                "quantidade_reservas_vencidas, quantidade_vendas_brutas, quantidade_distratos, "
                "quantidade_vendas_liquidas, "
                "vgv_bruto, vgv_distratado, vgv_liquido, valor_comissao_prevista, "
                "valor_ticket_medio, taxa_distratos, posicao, posicao_mes_anterior, "
                f"mudanca_posicao from kpis.{relation}"
            )
        }
        assert_same(f"performance of each {level}", marts, truth)
        assert any(row[-1] for row in truth.values()), "nobody ever changed places"
        assert any(who.startswith("sem-") for _, who in truth), f"everything has a {level}"


def _figures(row: Any) -> tuple[Any, ...]:
    """A month's counts, money in cents, ticket and rate of distratos."""
    ticket = int(half_up(Fraction(row.vgv_bruto_centavos, row.vendas))) if row.vendas else None
    return (
        row.leads,
        row.atendidos,
        row.minutos,
        row.visitas,
        row.reservas,
        row.vencidas,
        row.vendas,
        row.distratos,
        row.vendas - row.distratos,
        row.vgv_bruto_centavos,
        row.vgv_distratado_centavos,
        row.vgv_bruto_centavos - row.vgv_distratado_centavos,
        row.comissao_centavos,
        ticket,
        ratio(row.distratos, row.vendas),
    )


def _positions(month: Mapping[str, Any]) -> dict[str, int]:
    """One more than how many sold more, of those known who sold or undid something."""
    net = {
        who: row.vgv_bruto_centavos - row.vgv_distratado_centavos
        for who, row in month.items()
        if row.tem_evento and not who.startswith("sem-")
    }
    return {who: 1 + sum(other > mine for other in net.values()) for who, mine in net.items()}
