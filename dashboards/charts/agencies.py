"""Agencies and brokers: leads against conversion, and positions along the months."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from dashboards import format as fmt
from dashboards.charts.theme import FADED, Chart, axis, cut, layout, remembered, theme_colour
from dashboards.data import Row

NAMED_POINTS = 10
SMALLEST, LARGEST = 10, 42
NAME_SIDES = ("top center", "bottom center", "middle right")  # in turn, so that neighbours part


@remembered
def quadrant(rows: Sequence[Row], chosen: Sequence[str] = ()) -> Chart:
    """Who gets many leads and who turns them into sales; larger is more gross VGV.

    The lines are the mean of leads and the conversion of all together. Who got no lead is left out.
    """
    found = sorted((row for row in rows if row["leads"]), key=lambda row: row["leads"])
    most = max((float(row["vgv_bruto"]) for row in found), default=0) or 1.0
    is_named = len(found) <= NAMED_POINTS
    figure = go.Figure()
    figure.add_scatter(
        x=[float(row["leads"]) for row in found],
        y=[float(row["conversao_leads"]) for row in found],
        mode="markers+text" if is_named else "markers",
        text=[cut(row["rotulo"], 20) for row in found] if is_named else None,
        textposition=[NAME_SIDES[position % len(NAME_SIDES)] for position in range(len(found))],
        marker_size=[
            SMALLEST + (LARGEST - SMALLEST) * (float(row["vgv_bruto"]) / most) ** 0.5
            for row in found
        ],
        marker_opacity=[0.85 if not chosen or row["id"] in chosen else FADED for row in found],
        customdata=[[row["id"]] for row in found],
        hovertext=[_point(row) for row in found],
        hovertemplate="%{hovertext}<extra></extra>",
        cliponaxis=False,
    )
    layout(figure, height=380, has_legend=False)
    leads, conversion = float(found[0]["leads_em_media"]), float(found[0]["conversao_de_todas"])
    line = {"type": "line", "line": {"dash": "dot", "width": 1, "color": theme_colour(7)}}
    across = {"xref": "x domain", "x0": 0, "x1": 1, "y0": conversion, "y1": conversion}
    upright = {"yref": "y domain", "y0": 0, "y1": 1, "x0": leads, "x1": leads}
    figure.update_layout(shapes=[line | upright, line | across])
    right = max(float(row["leads"]) for row in found) * 1.25
    top = max(float(row["conversao_leads"]) for row in found)
    figure.update_xaxes(
        title="Leads no período", showgrid=False, zeroline=False,
        **(axis(0, right, fmt.integer, about=7) | {"range": [-0.04 * right, right]}),
    )  # fmt: skip
    figure.update_yaxes(
        title="Conversão", tickformat=",.0%", range=[-0.04 * (top or 1), (top or 0.1) * 1.25],
        zeroline=False,
    )  # fmt: skip
    best = max(found, key=lambda row: row["conversao_leads"])
    return Chart(
        figure,
        f"Leads e conversão de {len(found)}: em média {fmt.decimal(leads, 1)} leads e "
        f"{fmt.percent(conversion)} de conversão. Melhor conversão: {_point(best).replace('<br>', ', ')}.",
    )


@remembered
def positions(rows: Sequence[Row], chosen: Sequence[str] = ()) -> Chart:
    """The position in each month, the first on top; months without a sale or a cancellation are skipped."""
    days = sorted({row["referencia"] for row in rows})
    labels = [fmt.month(day) for day in days]
    lines: dict[str, dict[object, Row]] = {}
    for row in rows:
        lines.setdefault(row["id"], {})[row["referencia"]] = row
    figure = go.Figure()
    for key, months in lines.items():
        placed = [months.get(day) for day in days]
        name = next(iter(months.values()))["rotulo"]
        figure.add_scatter(
            x=labels,
            y=[row["posicao"] if row else None for row in placed],
            name=cut(name, 22),
            mode="lines+markers",
            connectgaps=True,
            line_width=2,
            marker_size=8,
            opacity=1.0 if not chosen or key in chosen else FADED,
            customdata=[[key] for _ in days],
            hovertext=[_place(row) if row else "" for row in placed],
            hovertemplate="%{hovertext}<extra></extra>",
        )
    last = max((row["posicao"] or 1 for row in rows), default=1)
    layout(figure, height=380)
    figure.update_xaxes(
        type="category",
        showgrid=False,
        categoryorder="array",
        categoryarray=labels,
        tickvals=labels[::-2],
        tickangle=0,
    )
    figure.update_yaxes(
        range=[last + 0.5, 0.5], zeroline=False, dtick=max(1, last // 8), tick0=1, ticksuffix="º"
    )
    newest = [row for row in rows if row["referencia"] == days[-1] and row["posicao"]]
    order = sorted(newest, key=lambda row: row["posicao"])
    told = "; ".join(f"{row['posicao']}º {row['rotulo']}" for row in order) or "ninguém vendeu"
    return Chart(
        figure, f"Posição por VGV líquido de {labels[0]} a {labels[-1]}. Em {labels[-1]}: {told}."
    )


def _point(row: Row) -> str:
    return (
        f"{row['rotulo']}<br>{fmt.count(row['leads'], 'lead', 'leads')}, {fmt.integer(row['com_venda'])} "
        f"com venda ({fmt.percent(row['conversao_leads'])})<br>VGV bruto {fmt.brl_short(row['vgv_bruto'])}"
    )


def _place(row: Row) -> str:
    place = "sem venda nem distrato" if row["posicao"] is None else f"{row['posicao']}º"
    return f"{row['rotulo']}, {fmt.month(row['referencia'])}<br>{place}, {fmt.brl_short(row['vgv_liquido'])}"
