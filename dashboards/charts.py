"""The charts: one look, Brazilian text, both themes.

No colour is named here. Traces take those of `.streamlit/config.toml`, in their order or by position,
so light and dark follow the reader's choice. Months and money are text before they reach plotly, because its
own would be English. Every chart comes with a sentence for those who do not see it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go
import plotly.io as pio

from dashboards import format as fmt
from dashboards.columns import AVAILABILITY, availability
from dashboards.data import Row
from dashboards.periods import Period, month_of, quarter_of, reference

FADED = 0.35
TEXT_ROOM = 0.3
# The theme's colour of each availability: what can be sold stands out, what is sold steps back.
AVAILABILITY_COLOURS = {
    "disponivel": 0, "em_processo": 6, "reservada": 5, "vendida": 7, "bloqueada": 2,
    "desconhecida": 4,
}  # fmt: skip
LABEL_LENGTH = 24


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


@dataclass(frozen=True)
class Chart:
    """A figure and what it says, for screen readers."""

    figure: go.Figure
    alt: str


def period_label(row: Row, grain: str) -> str:
    """The text of a ledger's bar: `mar/26` or `1T26`."""
    return (fmt.month if grain == "mes" else fmt.quarter)(row["referencia"])


def ledger(rows: Sequence[Row], measure: Measure, grain: str, period: Period) -> Chart:
    """Gross sales up, cancellations down, the balance as a line; bars outside `period` are faded."""
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
    top = max((float(row[measure.gross]) for row in rows), default=0)
    bottom = min((float(row[measure.cancelled]) for row in rows), default=0)
    _layout(figure, height=340)
    figure.update_layout(barmode="relative", hovermode="x unified")
    figure.update_xaxes(type="category", showgrid=False)
    figure.update_yaxes(**_axis(bottom, top, measure.text), zeroline=True)
    last = rows[-1]
    alt = (
        f"Vendas brutas, distratos e vendas líquidas de {labels[0]} a {labels[-1]}. Em {labels[-1]}: "
        f"{measure.text(last[measure.gross])} brutas, {measure.text(abs(last[measure.cancelled]))} "
        f"de distratos, {measure.text(last[measure.net])} líquidas."
    )
    return Chart(figure, alt)


def ranking(
    rows: Sequence[Row], column: str, measure: Measure, title: str, chosen: Sequence[str] = ()
) -> Chart:
    """Horizontal bars, the largest on top; with something chosen, the other bars are faded."""
    values = [float(row[column]) for row in rows]
    texts = [measure.text(row[column]) for row in rows]
    places = list(range(len(rows)))
    figure = go.Figure()
    figure.add_bar(
        x=values,
        y=places,
        orientation="h",
        marker_opacity=[1.0 if not chosen or row["id"] in chosen else FADED for row in rows],
        customdata=[[row["id"]] for row in rows],
        hovertext=[f"{row['rotulo']}: {text}" for row, text in zip(rows, texts, strict=True)],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    # The figures are a trace of their own: a bar that has text and its own opacity breaks on a click.
    figure.add_scatter(
        x=values,
        y=places,
        mode="text",
        text=[f" {text} " for text in texts],
        textposition=["middle left" if value < 0 else "middle right" for value in values],
        cliponaxis=False,
        hoverinfo="skip",
    )
    _layout(figure, height=_height(len(rows)), has_legend=False)
    low, high = min(0.0, *values), max(0.0, *values)
    room = TEXT_ROOM * (high - low or 1.0)  # for the texts, which stand outside the bars
    figure.update_xaxes(visible=False, range=[low - (room if low < 0 else 0), high + room])
    _names(figure, [row["rotulo"] for row in rows])
    return Chart(figure, f"{title}: {rows[0]['rotulo']} em primeiro, com {texts[0]}.")


def stock(rows: Sequence[Row]) -> Chart:
    """Units by availability, one stacked bar per development."""
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
            marker_color=_theme_colour(AVAILABILITY_COLOURS.get(state, 4)),
            hovertext=[_units(cell) if cell else "" for cell in cells],
            hovertemplate="%{hovertext}<extra></extra>",
        )
    _layout(figure, height=_height(len(names)) + 50)
    figure.update_layout(barmode="stack")
    figure.update_xaxes(visible=False)
    _names(figure, names)
    return Chart(figure, f"Unidades por situação em {len(names)} empreendimentos.")


def _theme_colour(position: int) -> str:
    """A placeholder that the browser replaces by the theme's colour at this position."""
    return str(pio.templates["streamlit"].layout.colorway[position])


def _units(cell: Row) -> str:
    """What a part of a stock bar stands for."""
    units = fmt.count(cell["quantidade_unidades"], "unidade", "unidades")
    value = fmt.brl_short(cell["vgv_tabela"])
    return f"{cell['rotulo']}<br>{availability(cell['situacao'])}: {units}, {value} de tabela"


def _layout(figure: go.Figure, height: int, *, has_legend: bool = True) -> None:
    figure.update_layout(
        height=height,
        margin={"l": 8, "r": 8, "t": 30 if has_legend else 8, "b": 8},
        separators=",.",
        bargap=0.28,
        barcornerradius=3,
        dragmode=False,  # a swipe on a phone scrolls the page instead of drawing a box
        showlegend=has_legend,
        legend={"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "traceorder": "normal"},
    )
    figure.update_xaxes(fixedrange=True, automargin=True, title=None)
    figure.update_yaxes(fixedrange=True, automargin=True, title=None)


def _names(figure: go.Figure, names: Sequence[str]) -> None:
    """Names beside horizontal bars. Positions are numbers, so two long names cut alike stay apart."""
    short = [
        name if len(name) <= LABEL_LENGTH else name[: LABEL_LENGTH - 1].rstrip() + "…"
        for name in names
    ]
    figure.update_yaxes(
        tickvals=list(range(len(names))),
        ticktext=short,
        range=[len(names) - 0.5, -0.5],
        showgrid=False,
        zeroline=False,
    )


def _height(bars: int) -> int:
    return 48 + 34 * max(bars, 2)


def _axis(low: float, high: float, text: Callable[[float], str], about: int = 5) -> dict[str, Any]:
    """An axis from `low` to the round value above `high`, its ticks with Brazilian text."""
    span = (high - low) or 1.0
    magnitude = 10.0 ** math.floor(math.log10(span / about))
    step = next(m * magnitude for m in (1, 2, 2.5, 5, 10) if span / (m * magnitude) <= about)
    step = max(step, 1.0)
    ticks = [n * step for n in range(math.floor(low / step), math.ceil(high / step) + 1)]
    return {
        "tickvals": ticks,
        "ticktext": [text(tick) for tick in ticks],
        "range": [low - span / 20, max(ticks[-1], step)],
    }
