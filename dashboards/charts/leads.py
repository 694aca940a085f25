"""The funnel: six stages from the lead to the sale."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from dashboards import format as fmt
from dashboards.charts.theme import Chart, bar_names, height, layout, remembered, theme_colour
from dashboards.columns import stage
from dashboards.data import Row

TEXT_ROOM = 0.32


@remembered
def funnel(rows: Sequence[Row]) -> Chart:
    """Bars with the part of the stage before; what had no lead behind it is a lighter end of the bar."""
    names = [stage(row["etapa"]) for row in rows]
    places = list(range(len(rows)))
    has_leadless = any(row["sem_lead"] for row in rows)
    figure = go.Figure()
    for name, column, colour in (("Com lead", "com_lead", 0), ("Sem lead", "sem_lead", 6)):
        if column == "com_lead" or has_leadless:
            figure.add_bar(
                x=[float(row[column]) for row in rows],
                y=places,
                orientation="h",
                name=name,
                marker_color=theme_colour(colour),
                hovertext=[_stage(row) for row in rows],
                hovertemplate="%{hovertext}<extra></extra>",
            )
    figure.add_scatter(
        x=[float(row["quantidade"]) for row in rows],
        y=places,
        mode="text",
        text=[_beside(row) for row in rows],
        textposition="middle right",
        cliponaxis=False,
        hoverinfo="skip",
        showlegend=False,
    )
    layout(figure, height=height(len(rows)) + 40, has_legend=has_leadless)
    figure.update_layout(barmode="stack")
    top = max(float(row["quantidade"]) for row in rows) or 1.0
    figure.update_xaxes(visible=False, range=[0, top * (1 + TEXT_ROOM)])
    bar_names(figure, names)
    told = "; ".join(
        f"{name} {fmt.integer(row['quantidade'])}" for name, row in zip(names, rows, strict=True)
    )
    return Chart(figure, f"Funil: {told}.")


def _beside(row: Row) -> str:
    count = fmt.integer(row["quantidade"])
    return (
        f" {count} "
        if row["conversao_etapa"] is None
        else f" {count} · {fmt.percent(row['conversao_etapa'])} "
    )


def _stage(row: Row) -> str:
    """What a stage's bar stands for."""
    lines = [f"{stage(row['etapa'])}: {fmt.integer(row['quantidade'])}"]
    if row["sem_lead"]:
        lines.append(f"{fmt.integer(row['sem_lead'])} sem lead")
    if row["conversao_etapa"] is not None:
        lines.append(f"{fmt.percent(row['conversao_etapa'])} da etapa anterior")
        lines.append(f"{fmt.percent(row['conversao_total'])} dos leads")
    return "<br>".join(lines)
