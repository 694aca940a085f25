"""Two dimensions at once: a cell for each pair, darker for more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from textwrap import wrap
from typing import Any

import plotly.graph_objects as go

from dashboards import format as fmt
from dashboards.charts.theme import LABEL_LENGTH, Chart, cut, layout, remembered, theme_colour
from dashboards.data import Row

CELL_HEIGHT = 30
WORDS_LENGTH = 16
TEXT_SIZE, READABLE = 12, 9
TEXT_ROOM = 1.1  # of a tile: plotly keeps 3 pixels free on both sides of a bar's text
DIGIT_SPACE = "\u2007"  # as wide as a digit
INK = 2  # the theme's colour that is dark on light and light on dark
HEADROOM = 2.6  # only the nearer colours are used, on which text reads in both themes
Cell = tuple[float | None, str, str]  # how dark, what stands in it, what it says on hover


@remembered
def cohorts(rows: Sequence[Row], stage: str) -> Chart:
    """The part of each month's leads that had come to a stage by each age; later ages are to come."""
    cells = [_cohort(row, stage) for row in rows]
    figure = by_age(rows, cells, "o cadastro")
    closed = [pair for pair in zip(rows, cells, strict=True) if not pair[0]["eh_mes_parcial"]]
    newest = max(closed, key=lambda pair: _month_and_age(pair[0]), default=None)
    told = f" {newest[1][2]}." if newest else ""
    return Chart(figure, f"Parte dos leads de cada mês que chegou a {stage}, por idade.{told}")


@remembered
def reasons(rows: Sequence[Row], column: str, text: Callable[[Any], str], dimension: str) -> Chart:
    """Losses by reason (down) and another dimension (across); darker is a larger part of its column."""
    names = list(dict.fromkeys(row["motivo"] for row in rows))
    across = list(dict.fromkeys(row["rotulo"] for row in rows))
    cells = {(row["motivo"], row["rotulo"]): _reason(row, text(row[column])) for row in rows}
    figure = heat(
        [[cells.get((name, other)) for other in across] for name in names],
        [_in_two_lines(other) for other in across],
        [cut(name, LABEL_LENGTH) for name in names],
    )
    largest = max(rows, key=lambda row: row[column])
    said = cells[largest["motivo"], largest["rotulo"]][2]
    return Chart(figure, f"Perdas por motivo e {dimension.lower()}. Maior cruzamento: {said}.")


def by_age(rows: Sequence[Row], cells: Sequence[Cell], start: str) -> go.Figure:
    """A line for each month (`referencia`) and a tile, one of `cells` per row, for each age in months."""
    months = list(dict.fromkeys(row["referencia"] for row in rows))
    ages = sorted({row["idade_meses"] for row in rows})
    placed = dict(zip(map(_month_and_age, rows), cells, strict=True))
    figure = heat(
        [[placed.get((month, age)) for age in ages] for month in months],
        [str(age) for age in ages],
        [fmt.month(month) for month in months],
    )
    figure.update_xaxes(title=f"Meses desde {start}")
    return figure


def age(months: int, start: str) -> str:
    """An age in words: in the month itself, or so many months after it."""
    return f"no mês {start}" if months == 0 else f"em {fmt.count(months, 'mês', 'meses')}"


def heat(
    cells: Sequence[Sequence[Cell | None]], columns: Sequence[str], lines: Sequence[str]
) -> go.Figure:
    """Tiles from the top left, line by line; None leaves a gap."""
    most = max((cell[0] for line in cells for cell in line if cell and cell[0]), default=1.0)
    figure = go.Figure()
    figure.add_heatmap(
        z=[[cell[0] if cell else None for cell in line] for line in cells],
        x=list(range(len(columns))),
        y=list(range(len(lines))),
        hovertext=[[cell[2] if cell else "" for cell in line] for line in cells],
        hovertemplate="%{hovertext}<extra></extra>",
        hoverongaps=False,
        showscale=False,
        zmin=0,
        zmax=most * HEADROOM,
        xgap=2,
        ygap=2,
    )
    _write(figure, cells)
    layout(figure, height=CELL_HEIGHT * len(lines) + 70, has_legend=False)
    shared = {"showgrid": False, "zeroline": False}
    figure.update_xaxes(
        tickvals=list(range(len(columns))), ticktext=list(columns),
        range=[-0.5, len(columns) - 0.5], **shared,
    )  # fmt: skip
    figure.update_yaxes(
        tickvals=list(range(len(lines))), ticktext=list(lines), range=[len(lines) - 0.5, -0.5],
        **shared,
    )  # fmt: skip
    return figure


def _write(figure: go.Figure, cells: Sequence[Sequence[Cell | None]]) -> None:
    """What stands in the tiles: all of it, or none where they are too narrow to read it, as on a phone.

    A heat map's own text is drawn over its neighbours there, and a bar's is hidden; so each tile has an
    invisible bar. Texts are made equally wide, or the short ones alone would stay.
    """
    told = [
        (position, line, cell[1])
        for line, tiles in enumerate(cells)
        for position, cell in enumerate(tiles)
        if cell
    ]
    longest = max((len(text) for _, _, text in told), default=0)
    figure.add_bar(
        x=[position for position, _, _ in told],
        y=[1] * len(told),
        base=[line - 0.5 for _, line, _ in told],
        width=TEXT_ROOM,
        marker={"color": "rgba(0,0,0,0)", "line": {"width": 0}},
        text=[text.center(longest, DIGIT_SPACE) for _, _, text in told],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        textfont={"size": TEXT_SIZE, "color": theme_colour(INK)},
        hoverinfo="skip",
        showlegend=False,
    )
    figure.update_layout(uniformtext={"minsize": READABLE, "mode": "hide"})


def _cohort(row: Row, stage: str) -> Cell:
    rate = row["conversao"]
    told = (
        f"{fmt.count(row['leads'], 'lead', 'leads')} de {fmt.month(row['referencia'])}: "
        f"{fmt.integer(row['chegaram'])} ({fmt.percent(rate)}) com {stage} "
        f"{age(row['idade_meses'], 'do cadastro')}{', mês em curso' if row['eh_mes_parcial'] else ''}"
    )
    return None if rate is None else float(rate), fmt.percent(rate, 0), told


def _reason(row: Row, amount: str) -> Cell:
    part = row["parte"]
    told = f"{row['motivo']}, {row['rotulo']}: {amount}, {fmt.percent(part)} de {row['rotulo']}"
    return None if part is None else float(part), amount, told


def _in_two_lines(name: str) -> str:
    return "<br>".join(
        cut(line, WORDS_LENGTH) for line in wrap(name, WORDS_LENGTH, max_lines=2, placeholder="…")
    )


def _month_and_age(row: Row) -> tuple[Any, int]:
    return row["referencia"], row["idade_meses"]
