"""Cohorts of sales: a line for each month's sales, darker where more of them were undone."""

from __future__ import annotations

from collections.abc import Sequence

from dashboards import format as fmt
from dashboards.charts.matrix import Cell, age, by_age
from dashboards.charts.theme import Chart, remembered
from dashboards.data import Row


@remembered
def cancellations(rows: Sequence[Row]) -> Chart:
    """The part of each month's sales that was undone by each age; later ages are to come.

    Args:
        rows: ordered by month and age.
    """
    cells = [_cell(row) for row in rows]
    first = rows[0]["referencia"]
    oldest = [cell for row, cell in zip(rows, cells, strict=True) if row["referencia"] == first]
    return Chart(
        by_age(rows, cells, "a venda"),
        f"Parte das vendas de cada mês que foi distratada, por idade. {oldest[-1][2]}.",
    )


def _cell(row: Row) -> Cell:
    rate = row["taxa_distratos"]
    told = (
        f"{fmt.count(row['vendas'], 'venda', 'vendas')} de {fmt.month(row['referencia'])}: "
        f"{fmt.count(row['distratos'], 'distrato', 'distratos')} ({fmt.percent(rate)}) "
        f"{age(row['idade_meses'], 'da venda')}{', mês em curso' if row['eh_mes_parcial'] else ''}"
    )
    return None if rate is None else float(rate), fmt.percent(rate, 0), told
