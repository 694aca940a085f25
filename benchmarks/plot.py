"""Draws the README's picture of `benchmarks.landing` from the figures that it kept.

    python -m benchmarks.plot

Needs Chromium, which Playwright drives to turn the plotly figure into `docs/images/landing.png`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
from playwright.sync_api import sync_playwright
from plotly.subplots import make_subplots

from benchmarks.landing import OURS, RESULTS, START
from tests.dashboards.browser import chromium

PICTURE = Path("docs/images/landing.png")
OUR_COLOUR, THEIR_COLOUR = "#0f766e", "#a8b3bd"
MEASURES = (("cpu", "CPU seconds"), ("memory", "peak memory, MB"))
WIDTH, HEIGHT = 1000, 560


def figure(results: list[dict[str, Any]]) -> go.Figure:
    """One row for each size, one column for each measure; variants from the cheapest on."""
    titles = [f"{r['rows']:,} records: {label}" for r in results for _, label in MEASURES]
    plot = make_subplots(
        rows=len(results),
        cols=len(MEASURES),
        subplot_titles=titles,
        shared_yaxes=True,
        horizontal_spacing=0.06,
        vertical_spacing=0.16,
    )
    for row, result in enumerate(results, start=1):
        figures = {name: found for name, found in result["figures"].items() if name != START}
        names = sorted(figures, key=lambda name: -figures[name]["cpu"])
        for column, (measure, _) in enumerate(MEASURES, start=1):
            values = [figures[name][measure] for name in names]
            bars = go.Bar(
                x=values,
                y=names,
                orientation="h",
                text=[f"{value:,.0f}" if value >= 10 else f"{value:.1f}" for value in values],
                textposition="outside",
                cliponaxis=False,
                marker_color=[OUR_COLOUR if name == OURS else THEIR_COLOUR for name in names],
            )
            plot.add_trace(bars, row=row, col=column)
            plot.update_xaxes(range=[0, max(values) * 1.18], row=row, col=column)
    plot.update_xaxes(showticklabels=False, showgrid=False)
    plot.update_layout(
        template="plotly_white",
        showlegend=False,
        width=WIDTH,
        height=HEIGHT,
        margin={"l": 10, "r": 30, "t": 40, "b": 10},
        font={"family": "DejaVu Sans, sans-serif", "size": 12, "color": "#1f2933"},
    )
    plot.update_annotations(font_size=13)
    return plot


def main() -> None:
    """Read every kept size and save the picture."""
    kept = [json.loads(path.read_text()) for path in RESULTS.glob("landing-*.json")]
    results = sorted(kept, key=lambda result: result["rows"])
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    html = figure(results).to_html(include_plotlyjs=True, config={"displayModeBar": False})
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        page = browser.new_page(
            viewport={"width": WIDTH + 16, "height": HEIGHT + 16}, device_scale_factor=2
        )
        page.set_content(html)
        page.locator(".main-svg").first.wait_for()
        page.locator(".plotly-graph-div").screenshot(path=str(PICTURE))
        browser.close()
    print(PICTURE)


if __name__ == "__main__":
    main()
