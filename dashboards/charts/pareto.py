"""Which few make up the most: bars from the largest down, and the part that they make up together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import plotly.graph_objects as go

from dashboards import format as fmt
from dashboards.charts.theme import (
    FADED,
    Chart,
    bar_names,
    height,
    layout,
    remembered,
    theme_colour,
)
from dashboards.data import Row

TEXT_ROOM = 0.5
BARS, LINE = (0.0, 0.68), (0.74, 1.0)  # the parts of the width


@remembered
def pareto(
    rows: Sequence[Row],
    column: str,
    text: Callable[[Any], str],
    title: str,
    chosen: Sequence[str] = (),
) -> Chart:
    """Horizontal bars and, beside them, the accumulated part as a line from 0 to 100%."""
    places = list(range(len(rows)))
    values = [float(row[column]) for row in rows]
    told = [f"{text(row[column])} · {fmt.percent(row['parte'])}" for row in rows]
    together = [float(row["parte_acumulada"] or 0) for row in rows]
    figure = go.Figure()
    figure.add_bar(
        x=values,
        y=places,
        orientation="h",
        name=title,
        marker_opacity=[1.0 if not chosen or row["id"] in chosen else FADED for row in rows],
        customdata=[[row["id"]] for row in rows],
        hovertext=[f"{row['rotulo']}: {part}" for row, part in zip(rows, told, strict=True)],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    figure.add_scatter(
        x=values, y=places, mode="text", text=[f" {part} " for part in told],
        textposition="middle right", cliponaxis=False, hoverinfo="skip", showlegend=False,
    )  # fmt: skip
    figure.add_scatter(
        x=together,
        y=places,
        xaxis="x2",
        name="Acumulado",
        mode="lines+markers",
        line_width=1.5,
        marker_size=6,
        line_color=theme_colour(2),
        hovertext=[
            f"{fmt.percent(part)} até {row['rotulo']}"
            for row, part in zip(rows, together, strict=True)
        ],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    layout(figure, height=height(len(rows)) + 70)
    figure.update_xaxes(
        visible=False, domain=BARS, range=[0, (max(values) or 1.0) * (1 + TEXT_ROOM)]
    )
    figure.update_layout(
        xaxis2={
            "domain": LINE, "range": [0, 1.05], "fixedrange": True, "zeroline": False,
            "tickvals": [0.5, 1], "ticktext": ["50%", "100%"], "showgrid": True,
            "anchor": "y",
        }
    )  # fmt: skip
    bar_names(figure, [row["rotulo"] for row in rows])
    return Chart(figure, f"{title}: {rows[0]['rotulo']} em primeiro, com {told[0]} do total.")
