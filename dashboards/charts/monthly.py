"""Several figures of each month side by side: columns, and lines for what they are held against."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal

import plotly.graph_objects as go

from dashboards import format as fmt
from dashboards.charts.theme import FADED, Chart, axis, layout, remembered, theme_colour
from dashboards.data import Row
from dashboards.periods import Period, month_of, reference

# What has happened, what is open, what else there is; lines take the theme's neutral.
BAR_COLOURS = (0, 5, 3)
LINE_COLOUR = 2


@remembered
def monthly(
    rows: Sequence[Row],
    bars: Mapping[str, str],
    lines: Mapping[str, str],
    text: Callable[[Any], str],
    title: str,
    *,
    period: Period,
    barmode: Literal["group", "stack"] = "group",
) -> Chart:
    """`bars` and `lines` name their columns; bars outside `period` are faded, unknown figures left out."""
    labels = [fmt.month(row["referencia"]) for row in rows]
    opacity = [1.0 if month_of(row["referencia"]).touches(period) else FADED for row in rows]
    ids = [[reference(row["referencia"], "mes")] for row in rows]
    figure = go.Figure()
    for position, (column, name) in enumerate([*bars.items(), *lines.items()]):
        shared = {
            "x": labels, "y": [_number(row[column]) for row in rows], "name": name,
            "hovertext": [text(row[column]) for row in rows], "hovertemplate": "%{hovertext}",
            "customdata": ids,
        }  # fmt: skip
        if column in lines:
            figure.add_scatter(
                mode="lines+markers", line_width=2, marker_size=6,
                line_color=theme_colour(LINE_COLOUR), **shared,
            )  # fmt: skip
        else:
            figure.add_bar(
                marker_color=theme_colour(BAR_COLOURS[position]), marker_opacity=opacity, **shared
            )
    stacks = [sum(_number(row[column]) or 0 for column in bars) for row in rows]
    singles = [_number(row[column]) or 0 for row in rows for column in [*bars, *lines]]
    layout(figure, height=340)
    figure.update_layout(barmode=barmode, hovermode="x unified")
    figure.update_xaxes(type="category", showgrid=False)
    top = max([*singles, *stacks] if barmode == "stack" else singles, default=0)
    figure.update_yaxes(**axis(min([0, *singles]), top, text), zeroline=True)
    inside = [row for row in rows if month_of(row["referencia"]).touches(period)]
    last = (inside or list(rows))[-1]
    told = ", ".join(
        f"{name.lower()} {text(last[column])}" for column, name in [*bars.items(), *lines.items()]
    )
    month = fmt.month(last["referencia"])
    return Chart(figure, f"{title} de {labels[0]} a {labels[-1]}. Em {month}: {told}.")


def _number(value: Any) -> float | None:
    return None if value is None else float(value)
