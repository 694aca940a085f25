"""The stock: the mirror of a development, sales over supply along the months, the curve of each launch."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import plotly.graph_objects as go

from dashboards import format as fmt
from dashboards.charts.bars import AVAILABILITY_COLOURS
from dashboards.charts.theme import Chart, layout, remembered, theme_colour
from dashboards.columns import AVAILABILITY, availability
from dashboards.data import Row

CELL_HEIGHT = 30
# How many cells stand side by side before the next block starts below: twice as many above so many units.
BAND_COLUMNS, MANY_UNITS = 16, 400
LEGIBLE_COLUMNS = 12  # with more, a cell has no room for its unit's name
HOLLOW = 8  # pixels of a point of which only the outline is seen
VSO_LINES = (
    ("12 meses", "vso_ano"), ("3 meses", "vso_trimestre"), ("No mês", "vso_mes"),
)  # fmt: skip


@remembered
def mirror(rows: Sequence[Row]) -> Chart:
    """Every unit as a cell, coloured by its state: floors from the top down, blocks side by side.

    One heat map, whatever the number of units: a mark for each takes the browser seconds. What it has not
    by itself are a legend and a colour for each state, so each state has a mark without a place.
    """
    places, ticks, titles, width = _placed(rows)
    found = {row["situacao"] for row in rows}
    states = [state for state in AVAILABILITY if state in found]
    states += sorted(found.difference(states))
    colours = [theme_colour(AVAILABILITY_COLOURS.get(state, 4)) for state in states]
    depth = max((line for _, line in places), default=0)
    grid: list[list[Row | None]] = [[None] * (width + 1) for _ in range(depth + 1)]
    for row, (column, line) in zip(rows, places, strict=True):
        grid[line][column] = row
    figure = go.Figure()
    figure.add_heatmap(
        z=[[states.index(row["situacao"]) if row else None for row in line] for line in grid],
        zmin=-0.5, zmax=len(states) - 0.5, showscale=False, xgap=3, ygap=3,
        colorscale=[
            [(position + side) / len(states), colour]
            for position, colour in enumerate(colours) for side in (0, 1)
        ],
        text=[[row["nome_unidade"] if row else "" for row in line] for line in grid],
        texttemplate="%{text}" if width <= LEGIBLE_COLUMNS else None,
        hovertext=[[_unit(row) if row else "" for row in line] for line in grid],
        hovertemplate="%{hovertext}<extra></extra>", hoverongaps=False,
    )  # fmt: skip
    for state, colour in zip(states, colours, strict=True):
        figure.add_scatter(
            x=[None], y=[None], name=availability(state), mode="markers", hoverinfo="skip",
            marker={"symbol": "square", "size": 11, "color": colour},
        )  # fmt: skip
    layout(figure, height=int(CELL_HEIGHT * (depth + 2)) + 40)
    figure.update_layout(legend={"itemclick": False, "itemdoubleclick": False})
    figure.update_xaxes(
        showgrid=False, zeroline=False, showticklabels=False, range=[-0.6, max(width, 4) - 0.4]
    )
    figure.update_yaxes(
        tickvals=list(ticks), ticktext=list(ticks.values()), range=[depth + 0.6, -0.8],
        showgrid=False, zeroline=False,
    )  # fmt: skip
    # All at once: plotly looks through all those before for each that is added.
    figure.update_layout(
        annotations=[
            {
                "x": left - 0.47, "y": top, "text": text, "showarrow": False,
                "xanchor": "left", "yanchor": "middle",
            }
            for text, (left, top) in titles
        ]
    )  # fmt: skip
    counted = ", ".join(
        f"{sum(row['situacao'] == state for row in rows)} {availability(state).lower()}"
        for state in states
    )
    return Chart(figure, f"Espelho de {fmt.count(len(rows), 'unidade', 'unidades')}: {counted}.")


@remembered
def vso(rows: Sequence[Row]) -> Chart:
    """Sales over supply as three lines: over the month, three and twelve months.

    A month that is still running is a hollow point: it has sold for some of its days only.
    """
    labels = [fmt.month(row["referencia"]) for row in rows]
    running = [", mês em curso" if row["eh_mes_parcial"] else "" for row in rows]
    figure = go.Figure()
    for name, column in VSO_LINES:
        values = [row[column] for row in rows]
        figure.add_scatter(
            x=labels,
            y=[None if value is None else float(value) for value in values],
            name=name,
            mode="lines+markers",
            line_width=3 if column == "vso_ano" else 1.5,
            marker_size=[HOLLOW if told else 5 for told in running],
            marker_symbol=["circle-open" if told else "circle" for told in running],
            hovertext=[
                fmt.percent(value) + told for value, told in zip(values, running, strict=True)
            ],
            hovertemplate="%{hovertext}",
        )
    layout(figure, height=340)
    figure.update_layout(hovermode="x unified")
    figure.update_xaxes(type="category", showgrid=False, nticks=12)
    figure.update_yaxes(tickformat=",.0%", zeroline=True)
    last = rows[-1]
    return Chart(
        figure,
        f"VSO líquida de {labels[0]} a {labels[-1]}. Em {labels[-1]}{running[-1]}: "
        f"{fmt.percent(last['vso_mes'])} no "
        f"mês, {fmt.percent(last['vso_trimestre'])} em 3 meses, {fmt.percent(last['vso_ano'])} em 12.",
    )


@remembered
def curves(rows: Sequence[Row]) -> Chart:
    """The share sold of each launch by months since it; the launches fall into one line each."""
    launches: dict[str, list[Row]] = {}
    for row in rows:
        launches.setdefault(row["id"], []).append(row)
    figure = go.Figure()
    for months in launches.values():
        figure.add_scatter(
            x=[row["meses"] for row in months],
            y=[
                None if row["taxa_vendida"] is None else float(row["taxa_vendida"])
                for row in months
            ],
            name=months[0]["rotulo"],
            mode="lines",
            line_width=2,
            hovertext=[_sold(row) for row in months],
            hovertemplate="%{hovertext}<extra></extra>",
        )
    layout(figure, height=340)
    figure.update_xaxes(title="Meses desde o lançamento", showgrid=False, rangemode="tozero")
    figure.update_yaxes(tickformat=",.0%", rangemode="tozero")
    ends = "; ".join(
        f"{months[-1]['rotulo']} {fmt.percent(months[-1]['taxa_vendida'], 0)}"
        for months in launches.values()
    )
    return Chart(figure, f"Parte vendida de cada lançamento até hoje: {ends}.")


def _placed(
    rows: Sequence[Row],
) -> tuple[list[tuple[int, int]], dict[int, str], list[tuple[str, tuple[int, int]]], int]:
    """Where each unit stands: column and line, the lines' floors, the blocks' titles, all columns.

    Blocks follow each other to the right while `BAND_COLUMNS` last, then start again below. Floors
    of one band share their lines, so that the third floor of one block is level with the next one's.
    """
    most = BAND_COLUMNS * (1 if len(rows) <= MANY_UNITS else 2)
    blocks: dict[str, list[Row]] = {}
    for row in rows:
        blocks.setdefault(row["nome_bloco"], []).append(row)
    bands: list[list[str]] = [[]]
    used = 0
    for name, units in blocks.items():
        wide = max(unit["coluna"] for unit in units)
        if used and used + wide > most:
            bands.append([])
            used = 0
        bands[-1].append(name)
        used += wide + 1
    places: dict[tuple[str, int, int], tuple[int, int]] = {}
    ticks: dict[int, str] = {}
    titles = []
    top = width = 0
    for band in bands:
        floors = sorted({unit["linha"] for name in band for unit in blocks[name]}, reverse=True)
        has_floors = any(unit["andar"] is not None for name in band for unit in blocks[name])
        if not has_floors:
            floors.reverse()
        lines = {floor: top + 1 + position for position, floor in enumerate(floors)}
        if has_floors:
            ticks |= {line: f"{floor}º" if floor else "Térreo" for floor, line in lines.items()}
        left = 0
        for name in band:
            titles.append((name, (left, top)))
            for unit in blocks[name]:
                column = left + unit["coluna"] - 1
                places[name, unit["linha"], unit["coluna"]] = (column, lines[unit["linha"]])
            left += max(unit["coluna"] for unit in blocks[name]) + 1
        width = max(width, left - 1)
        top += len(floors) + 1
    found = [places[row["nome_bloco"], row["linha"], row["coluna"]] for row in rows]
    return found, ticks, [title for title in titles if title[0]], width


def _unit(row: Row) -> str:
    facts: tuple[tuple[str, Callable[[Row], str]], ...] = (
        ("tipologia", lambda row: str(row["tipologia"])),
        ("area_privativa", lambda row: fmt.area(row["area_privativa"])),
        ("valor_tabela", lambda row: f"{fmt.brl(row['valor_tabela'])} de tabela"),
    )
    told = [text(row) for name, text in facts if row[name]]
    return "<br>".join([f"{row['nome_unidade']}: {availability(row['situacao'])}", *told])


def _sold(row: Row) -> str:
    month = fmt.month(row["referencia"])
    return (
        f"{row['rotulo']}, {month}<br>{row['vendidas']} de {row['lancadas']} unidades: "
        f"{fmt.percent(row['taxa_vendida'])}"
    )
