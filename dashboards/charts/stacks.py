"""What each month is made of: stacked columns, in figures or in parts of the whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import plotly.graph_objects as go

from dashboards import format as fmt
from dashboards.charts.theme import FADED, Chart, axis, layout, remembered, theme_colour
from dashboards.data import Row
from dashboards.periods import Period, month_of, reference

# The theme's third colour is the neutral of lines; what comes last is often "Demais".
COLOURS = (0, 5, 3, 1, 4, 6, 7, 8, 9)
QUARTERS = (0, 0.25, 0.5, 0.75, 1)


@remembered
def months(
    rows: Sequence[Row],
    column: str,
    text: Callable[[Any], str],
    title: str,
    *,
    period: Period,
    is_share: bool = False,
) -> Chart:
    """One column per month, its parts in the order of `posicao`; months outside `period` are faded.

    Shares (0 to 1) fill the height, and every other month is named.
    """
    days = list(dict.fromkeys(row["referencia"] for row in rows))
    labels = [fmt.month(day) for day in days]
    opacity = [1.0 if month_of(day).touches(period) else FADED for day in days]
    ids = [[reference(day, "mes")] for day in days]
    names = list(dict.fromkeys(row["rotulo"] for row in rows))
    cells = {(row["referencia"], row["rotulo"]): row[column] for row in rows}
    figure = go.Figure()
    for position, name in enumerate(names):
        values = [cells[day, name] for day in days]
        figure.add_bar(
            x=labels,
            y=[float(value or 0) for value in values],
            name=name,
            marker_color=theme_colour(COLOURS[position % len(COLOURS)]),
            marker_opacity=opacity,
            customdata=ids,
            hovertext=[text(value) for value in values],
            hovertemplate="%{hovertext}",
        )
    totals = [sum(float(cells[day, name] or 0) for name in names) for day in days]
    layout(figure, height=340)
    figure.update_layout(barmode="stack", hovermode="x unified", barcornerradius=0)
    figure.update_xaxes(type="category", showgrid=False)
    if is_share:
        figure.update_xaxes(tickvals=labels[::-2])
        figure.update_yaxes(
            tickvals=QUARTERS, ticktext=[text(part) for part in QUARTERS], range=[0, 1]
        )
    else:
        figure.update_yaxes(**axis(0, max(totals, default=0), text), zeroline=True)
    last = "; ".join(f"{name} {text(cells[days[-1], name])}" for name in names)
    return Chart(figure, f"{title} de {labels[0]} a {labels[-1]}. Em {labels[-1]}: {last}.")
