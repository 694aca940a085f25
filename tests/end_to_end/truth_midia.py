"""What was spent on media, as the company's people wrote it down, against what it brought."""

from __future__ import annotations

import csv
from collections import defaultdict
from datetime import date
from decimal import Decimal
from fractions import Fraction

from tests.end_to_end.company import ROOT, Company
from tests.end_to_end.comparing import assert_same, cents, half_up
from tests.end_to_end.truth_jornadas import birth, journeys_of

# Whose media was paid for, as people write it and as the warehouse calls it; nobody came by the last.
PAID = {"Facebook": "facebook", "Portal": "portal", "Outdoor": "outdoor"}


def assert_media_spend_tells_the_truth(company: Company) -> None:
    """Each month's spending stands beside what it brought, and its cost per lead, visit, reservation
    and sale; without spending there is no cost, which is not a cost of zero.
    """
    rows = company.query(
        "select mes_referencia, id_origem, valor_investido, valor_por_lead, valor_por_visita, "
        "valor_por_reserva, valor_por_venda from kpis.kpi_midia_mensal"
    )
    marts = {
        tuple(row[:2]): tuple(None if value is None else cents(value) for value in row[2:])
        for row in rows
    }
    brought, paid = _brought(company), _paid(company)
    truth = {
        key: (paid.get(key), *(_each(paid.get(key), count) for count in brought.get(key, (0,) * 4)))
        for key in paid.keys() | brought.keys()
    }
    assert_same("media spending", marts, truth)
    assert any(None not in row for row in truth.values()), "no spending brought a sale"


def _paid(company: Company) -> dict[tuple[date, str], int]:
    """Cents by month and origin."""
    with (ROOT / company.planilhas() / "investimento_midia.csv").open(encoding="utf-8") as file:
        return {
            (date.fromisoformat(row["mes_referencia"]), PAID[row["nome_origem"]]): cents(
                Decimal(row["valor_investido"])
            )
            for row in csv.DictReader(file)
        }


def _brought(company: Company) -> dict[tuple[date, str], list[int]]:
    """Leads, visits and reservations of each month and origin, and the sales of the month's leads."""
    events = company.sandbox.truth_rows("funil")
    figures: dict[tuple[date, str], list[int]] = defaultdict(lambda: [0] * 4)
    for event in events:
        row = figures[(event.data_evento.replace(day=1), event.id_origem)]
        for place, stage in enumerate(("lead", "visita", "reserva")):
            row[place] += event.etapa == stage
    for journey in journeys_of(events).values():
        born = birth(journey)
        row = figures[(born.data_evento.replace(day=1), born.id_origem)]
        row[3] += sum(event.etapa == "venda" for event in journey)
    return figures


def _each(spent: int | None, count: int) -> int | None:
    return int(half_up(Fraction(spent, count))) if spent is not None and count else None
