"""Targets: bullet bars by whoever has one, and attainment by month."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import plotly.graph_objects as go

from dashboards import format as fmt
from dashboards.charts.matrix import Cell, heat
from dashboards.charts.theme import (
    FADED,
    LABEL_LENGTH,
    Chart,
    axis,
    bar_names,
    cut,
    height,
    layout,
    remembered,
    theme_colour,
)  # fmt: skip
from dashboards.data import Row

BAR_COLOUR, MARK_COLOUR = 0, 2
TEXT_ROOM = 1.35  # the axis ends so far beyond the longest bar, for the text beside it
# Beyond twice the target all are equally dark, or one lucky month would make the others pale; what was
# lost is as pale as nothing.
DARKEST = 2.0
SHORTEST = 170


@remembered
def bullets(rows: Sequence[Row], text: Callable[[Any], str], chosen: Sequence[str] = ()) -> Chart:
    """The result as a bar and the target as a mark on it, the largest target on top."""
    values = [float(row["valor_realizado"] or 0) for row in rows]
    goals = [float(row["valor_meta"]) for row in rows]
    places = list(range(len(rows)))
    told = [
        f"{row['rotulo']}: {text(row['valor_realizado'])} de {text(row['valor_meta'])} "
        f"({fmt.percent(row['taxa_atingimento'], 0)})"
        for row in rows
    ]
    figure = go.Figure()
    figure.add_bar(
        x=values, y=places, orientation="h", name="Realizado",
        marker_color=theme_colour(BAR_COLOUR),
        marker_opacity=[1.0 if not chosen or row["id"] in chosen else FADED for row in rows],
        customdata=[[row["id"]] for row in rows],
        hovertext=told, hovertemplate="%{hovertext}<extra></extra>",
    )  # fmt: skip
    figure.add_scatter(
        x=goals, y=places, mode="markers", name="Meta", hoverinfo="skip",
        marker={
            "symbol": "line-ns", "size": 22,
            "line": {"width": 3, "color": theme_colour(MARK_COLOUR)},
        },
    )  # fmt: skip
    figure.add_scatter(
        x=[max(pair) for pair in zip(values, goals, strict=True)], y=places, mode="text",
        text=[f"  {fmt.percent(row['taxa_atingimento'], 0)}" for row in rows],
        textposition="middle right", cliponaxis=False, hoverinfo="skip", showlegend=False,
    )  # fmt: skip
    layout(figure, height=height(len(rows)) + 30)
    longest = max([*values, *goals, 1.0])
    figure.update_xaxes(visible=False, range=[min([0.0, *values]), longest * TEXT_ROOM])
    bar_names(figure, [row["rotulo"] for row in rows])
    reached = sum(row["situacao_meta"] == "atingida" for row in rows)
    return Chart(
        figure,
        f"Realizado e meta de {len(rows)}, {reached} com a meta atingida. {told[0]}.",
    )


@remembered
def attainment(rows: Sequence[Row], text: Callable[[Any], str]) -> Chart:
    """Attainment of each by month, darker for more of the target."""
    names = {row["id"]: row["rotulo"] for row in rows}
    months = sorted({row["referencia"] for row in rows})
    cells = {(row["id"], row["referencia"]): _cell(row, text) for row in rows}
    figure = heat(
        [[cells.get((key, month)) for month in months] for key in names],
        [fmt.month(month) for month in months],
        [cut(name, LABEL_LENGTH) for name in names.values()],
    )
    # Room for the months below few lines, which stand upright on a phone.
    figure.update_layout(height=max(figure.layout.height, SHORTEST))
    figure.update_traces(textfont_size=10)
    return Chart(
        figure,
        f"Atingimento da meta de {len(names)} em {fmt.count(len(months), 'mês', 'meses')}, de "
        f"{fmt.month(months[0])} a {fmt.month(months[-1])}.",
    )


@remembered
def pace(rows: Sequence[Row], text: Callable[[Any], str]) -> Chart:
    """The result summed up day by day as a line, and the target's even pace as a dotted one."""
    days = [fmt.day(row["referencia"])[:5] for row in rows]
    figure = go.Figure()
    for name, column, line in (
        ("Realizado", "realizado", {"width": 3, "color": theme_colour(BAR_COLOUR)}),
        ("Meta por dia útil", "meta", {"width": 2, "dash": "dot", "color": theme_colour(MARK_COLOUR)}),
    ):  # fmt: skip
        known = [
            (day, row[column])
            for day, row in zip(days, rows, strict=True)
            if row[column] is not None
        ]
        figure.add_scatter(
            x=[day for day, _ in known], y=[float(value) for _, value in known], name=name,
            mode="lines", line={**line, "shape": "hv"},
            hovertext=[text(value) for _, value in known], hovertemplate="%{hovertext}",
        )  # fmt: skip
    values = [
        float(row[column])
        for row in rows
        for column in ("meta", "realizado")
        if row[column] is not None
    ]
    layout(figure, height=300)
    figure.update_layout(hovermode="x unified")
    figure.update_xaxes(type="category", categoryarray=days, showgrid=False, nticks=8)
    figure.update_yaxes(**axis(min(values), max(values), text))
    reached = [row for row in rows if row["realizado"] is not None]
    told = (
        f" Até {fmt.day(reached[-1]['referencia'])}: {text(reached[-1]['realizado'])} de "
        f"{text(reached[-1]['meta'])} no ritmo."
        if reached
        else ""
    )
    return Chart(figure, f"Realizado do mês, dia a dia, e o ritmo da meta.{told}")


def _cell(row: Row, text: Callable[[Any], str]) -> Cell:
    rate = row["taxa_atingimento"]
    told = (
        f"{row['rotulo']}, {fmt.month(row['referencia'])}: {text(row['valor_realizado'])} de "
        f"{text(row['valor_meta'])} ({fmt.percent(rate, 0)})"
    )
    return None if rate is None else min(max(float(rate), 0.0), DARKEST), fmt.percent(rate, 0), told
