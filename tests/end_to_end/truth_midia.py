"""What was spent on media against what it brought, on a copy of a warehouse whose people wrote it down.

No system knows what media cost, and the file that people fill ships empty. So the spending is invented
here, put where `dbt seed` would, and the two models that read it are run again as dbt compiled them.
"""

from __future__ import annotations

import shutil
from collections import defaultdict
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import duckdb

from tests.end_to_end.company import Company
from tests.end_to_end.comparing import assert_same, cents, half_up
from tests.end_to_end.truth_jornadas import birth, journeys_of

# Whose media was paid for, as people write it and as the warehouse calls it; nobody came by the last.
PAID = {"Facebook": "facebook", "Portal": "portal", "Outdoor": "outdoor"}
MONTHS = 14
MODELS = ("marts/leads/fct_investimento_midia", "kpis/kpi_midia_mensal")


def assert_media_spend_tells_the_truth(company: Company, folder: Path) -> None:
    """Each month's spending stands beside what it brought, and its cost per lead, visit, reservation
    and sale; without spending there is no cost, which is not a cost of zero.

    Args:
        folder: where the copy of the warehouse goes.
    """
    spent = _spending(company.today)
    marts = _modelled(company, folder, spent)
    brought = _brought(company)
    paid = {(month, PAID[name]): value for (month, name), value in spent.items()}
    truth = {
        key: (paid.get(key), *(_each(paid.get(key), count) for count in brought.get(key, (0,) * 4)))
        for key in paid.keys() | brought.keys()
    }
    assert_same("media spending", marts, truth)
    assert any(None not in row for row in truth.values()), "no spending brought a sale"


def _spending(today: date) -> dict[tuple[date, str], int]:
    """Cents by month and origin for more than a year, each another; one month is left out."""
    month, spent = today.replace(day=1), {}
    for number in range(MONTHS):
        for place, name in enumerate(PAID):
            if (number, place) != (1, 0):
                spent[(month, name)] = 123_457 * (place + 1) + 1_009 * number
        month = (month - timedelta(days=1)).replace(day=1)
    return spent


def _modelled(
    company: Company, folder: Path, spent: dict[tuple[date, str], int]
) -> dict[tuple[Any, ...], tuple[int | None, ...]]:
    """The indicator of a copy whose seed has the spending; costs in cents."""
    copy = folder / company.warehouse.name  # dbt writes the file's stem into its SQL
    shutil.copyfile(company.warehouse, copy)
    compiled = company.folder / "target" / "compiled" / "vgv" / "dbt_project" / "models"
    with duckdb.connect(str(copy)) as connection:
        connection.executemany(
            "insert into seeds.investimento_midia values (?, ?, ? / 100)",
            [(month, name, value) for (month, name), value in spent.items()],
        )
        for model in MODELS:
            layer, name = model.split("/")[0], model.split("/")[-1]
            query = (compiled / f"{model}.sql").read_text(encoding="utf-8")
            connection.execute(f"create or replace table {layer}.{name} as {query}")
        rows = connection.execute(
            "select mes_referencia, id_origem, valor_investido, valor_por_lead, valor_por_visita, "
            "valor_por_reserva, valor_por_venda from kpis.kpi_midia_mensal"
        ).fetchall()
    return {
        tuple(row[:2]): tuple(None if value is None else cents(value) for value in row[2:])
        for row in rows
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
