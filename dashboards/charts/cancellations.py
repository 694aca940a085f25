"""Cohorts of sales: a line for each month's sales, darker where more of them were undone."""

from __future__ import annotations

from collections.abc import Sequence

from dashboards import format as fmt
from dashboards.charts.matrix import Cell, heat
from dashboards.charts.theme import Chart, remembered
from dashboards.data import Row


@remembered
def cancellations(rows: Sequence[Row]) -> Chart:
    """The part of each month's sales that was undone by each age; later ages are to come."""
    months = list(dict.fromkeys(row["referencia"] for row in rows))
    ages = sorted({row["idade_meses"] for row in rows})
    cells = {(row["referencia"], row["idade_meses"]): _cell(row) for row in rows}
    figure = heat(
        [[cells.get((month, age)) for age in ages] for month in months],
        [str(age) for age in ages],
        [fmt.month(month) for month in months],
    )
    figure.update_xaxes(title="Meses desde a venda")
    oldest = max((row for row in rows if row["referencia"] == months[0]), key=_age)
    told = cells[oldest["referencia"], oldest["idade_meses"]][2]
    return Chart(figure, f"Parte das vendas de cada mês que foi distratada, por idade. {told}.")


def _age(row: Row) -> int:
    return int(row["idade_meses"])


def _cell(row: Row) -> Cell:
    rate, age = row["taxa_distratos"], row["idade_meses"]
    when = "no mês da venda" if age == 0 else f"em {fmt.count(age, 'mês', 'meses')}"
    told = (
        f"{fmt.count(row['vendas'], 'venda', 'vendas')} de {fmt.month(row['referencia'])}: "
        f"{fmt.count(row['distratos'], 'distrato', 'distratos')} ({fmt.percent(rate)}) {when}"
        f"{', mês em curso' if row['eh_mes_parcial'] else ''}"
    )
    return None if rate is None else float(rate), fmt.percent(rate, 0), told
