"""Figures along months and quarters."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import plotly.graph_objects as go

from dashboards import format as fmt
from dashboards.charts.theme import FADED, Chart, axis, layout, remembered, theme_colour
from dashboards.data import Row
from dashboards.periods import Period, month_of, quarter_of, reference

GOAL_COLOUR = 5  # apart from the line of the balance, and seen on the bars


@dataclass(frozen=True)
class Measure:
    """What a chart can count: units or money, and the columns that hold it."""

    label: str
    text: Callable[[Any], str]
    gross: str
    cancelled: str
    net: str


MEASURES = {
    "unidades": Measure(
        "Unidades", fmt.integer, "vendas_brutas", "distratos_negativos", "vendas_liquidas"
    ),
    "vgv": Measure("VGV", fmt.brl_short, "vgv_bruto", "vgv_distratado_negativo", "vgv_liquido"),
}


def period_label(row: Row, grain: str) -> str:
    """The text of a ledger's bar: `mar/26` or `1T26`."""
    return (fmt.month if grain == "mes" else fmt.quarter)(row["referencia"])


@remembered
def ledger(
    rows: Sequence[Row],
    measure: Measure,
    grain: str,
    period: Period,
    goals: Mapping[date, Decimal] | None = None,
) -> Chart:
    """Gross sales up, cancellations down, the balance as a line; bars outside `period` are faded.

    `goals` are targets of the balance by the first day of their month, drawn as marks.
    """
    labels = [period_label(row, grain) for row in rows]
    spans = [(month_of if grain == "mes" else quarter_of)(row["referencia"]) for row in rows]
    opacity = [1.0 if span.touches(period) else FADED for span in spans]
    ids = [[reference(row["referencia"], grain)] for row in rows]
    series = (
        ("Vendas brutas", measure.gross), ("Distratos", measure.cancelled),
        ("Vendas líquidas", measure.net),
    )  # fmt: skip
    figure = go.Figure()
    for name, column in series:
        values = [float(row[column]) for row in rows]
        texts = [measure.text(row[column]) for row in rows]
        shared = {
            "x": labels, "y": values, "name": name, "hovertext": texts, "customdata": ids,
            "hovertemplate": "%{hovertext}",
        }  # fmt: skip
        if column == measure.net:
            figure.add_scatter(mode="lines+markers", line_width=2, marker_size=6, **shared)
        else:
            figure.add_bar(marker_opacity=opacity, **shared)
    marks = {
        label: goals[row["referencia"]]
        for label, row in zip(labels, rows, strict=True)
        if goals and row["referencia"] in goals
    }
    if marks:
        figure.add_scatter(
            x=list(marks), y=[float(goal) for goal in marks.values()], name="Meta", mode="markers",
            marker={
                "symbol": "line-ew", "size": 18,
                "line": {"width": 3, "color": theme_colour(GOAL_COLOUR)},
            },
            hovertext=[measure.text(goal) for goal in marks.values()],
            hovertemplate="%{hovertext}",
        )  # fmt: skip
    top = max(
        [float(row[measure.gross]) for row in rows] + [float(goal) for goal in marks.values()]
    )
    bottom = min((float(row[measure.cancelled]) for row in rows), default=0)
    layout(figure, height=340)
    figure.update_layout(barmode="relative", hovermode="x unified")
    figure.update_xaxes(type="category", showgrid=False)
    figure.update_yaxes(**axis(bottom, top, measure.text), zeroline=True)
    last = rows[-1]
    alt = (
        f"Vendas brutas, distratos e vendas líquidas de {labels[0]} a {labels[-1]}. Em {labels[-1]}: "
        f"{measure.text(last[measure.gross])} brutas, {measure.text(abs(last[measure.cancelled]))} "
        f"de distratos, {measure.text(last[measure.net])} líquidas."
    )
    return Chart(figure, alt)
