"""Horizontal bars by a dimension: rankings and the stock."""

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
from dashboards.columns import AVAILABILITY, availability
from dashboards.data import REST, Row

TEXT_ROOM = 0.3
# The theme's colour of each state: what can be sold stands out, what is sold steps back.
AVAILABILITY_COLOURS = {
    "disponivel": 0, "reservada": 5, "vendida": 7, "permuta": 3, "fora_da_oferta": 2,
    "nao_lancada": 6,
}  # fmt: skip


@remembered
def ranking(
    rows: Sequence[Row],
    column: str,
    text: Callable[[Any], str],
    title: str,
    chosen: Sequence[str] = (),
) -> Chart:
    """Horizontal bars, the largest on top; with something chosen, the other bars are faded.

    All the rest together has a figure and no bar: it would dwarf those that the chart compares.
    """
    values = [None if _is_rest(row) else float(row[column]) for row in rows]
    compared = [value for value in values if value is not None]
    texts = [text(row[column]) for row in rows]
    places = list(range(len(rows)))
    figure = go.Figure()
    figure.add_bar(
        x=values,
        y=places,
        orientation="h",
        marker_opacity=[1.0 if not chosen or row["id"] in chosen else FADED for row in rows],
        customdata=[[row["id"]] for row in rows],
        hovertext=[f"{row['rotulo']}: {told}" for row, told in zip(rows, texts, strict=True)],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    # The figures are a trace of their own: a bar that has text and its own opacity breaks on a click.
    figure.add_scatter(
        x=[value or 0 for value in values],
        y=places,
        mode="text",
        text=[f" {told} " for told in texts],
        textposition=["middle left" if (value or 0) < 0 else "middle right" for value in values],
        cliponaxis=False,
        hoverinfo="skip",
    )
    layout(figure, height=height(len(rows)), has_legend=False)
    low, high = min([0.0, *compared]), max([0.0, *compared])
    room = TEXT_ROOM * (high - low or 1.0)  # for the texts, which stand outside the bars
    figure.update_xaxes(visible=False, range=[low - (room if low < 0 else 0), high + room])
    bar_names(figure, [row["rotulo"] for row in rows])
    return Chart(figure, f"{title}: {rows[0]['rotulo']} em primeiro, com {texts[0]}.")


@remembered
def stock(rows: Sequence[Row], chosen: Sequence[str] = ()) -> Chart:
    """Units by state, one stacked bar per development; with some chosen, the others are faded."""
    ids = {row["rotulo"]: row.get("id") for row in rows}
    names = list(dict.fromkeys(row["rotulo"] for row in rows))
    found = {row["situacao"] for row in rows}
    states = [state for state in AVAILABILITY if state in found]
    states += sorted(found.difference(states))
    units = {(row["rotulo"], row["situacao"]): row for row in rows}
    figure = go.Figure()
    for state in states:
        cells = [units.get((name, state)) for name in names]
        figure.add_bar(
            x=[cell["quantidade_unidades"] if cell else 0 for cell in cells],
            y=list(range(len(names))),
            orientation="h",
            name=availability(state),
            marker_color=theme_colour(AVAILABILITY_COLOURS.get(state, 4)),
            marker_opacity=[1.0 if not chosen or ids[name] in chosen else FADED for name in names],
            customdata=[[ids[name]] for name in names],
            hovertext=[_units(cell) if cell else "" for cell in cells],
            hovertemplate="%{hovertext}<extra></extra>",
        )
    layout(figure, height=height(len(names)) + 50)
    figure.update_layout(barmode="stack")
    figure.update_xaxes(visible=False)
    bar_names(figure, names)
    return Chart(figure, f"Unidades por situação em {len(names)} empreendimentos.")


def _is_rest(row: Row) -> bool:
    return row["id"] is None and row["rotulo"] == REST


def _units(cell: Row) -> str:
    """What a part of a stock bar stands for."""
    units = fmt.count(cell["quantidade_unidades"], "unidade", "unidades")
    value = fmt.brl_short(cell["vgv_tabela"])
    return f"{cell['rotulo']}<br>{availability(cell['situacao'])}: {units}, {value} de tabela"
