"""What every chart shares: its type, its layout, an axis with Brazilian text, the theme's colours.

No colour is named here. Traces take those of `.streamlit/config.toml`, in their order or by position,
so light and dark follow the reader's choice. Months and money are text before they reach plotly, because its
own would be English.
"""

from __future__ import annotations

import hashlib
import math
import pickle
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any, ParamSpec

import plotly.graph_objects as go
import plotly.io as pio

FADED = 0.35
REMEMBERED = 64  # of each kind of chart
LABEL_LENGTH = 24
BAR_PIXELS, LINE_PIXELS = 26, 34
# Pixels of the theme's axis text: a letter, the gap beside a label, a line of labels, an axis title.
LETTER, GAP, TICK_LINE, TITLE = 5.7, 18, 15, 36


@dataclass(frozen=True)
class Chart:
    """A figure and what it says, for screen readers."""

    figure: go.Figure
    alt: str


Arguments = ParamSpec("Arguments")


def remembered(draw: Callable[Arguments, Chart]) -> Callable[Arguments, Chart]:
    """Draw a chart once for the same arguments, however many people look at it.

    Plotly examines every property that it is given, which costs a page more than its queries. All that is
    drawn from is part of the key, so nobody is shown what stands for another's rows. Functions among the
    arguments need a name, and nobody may change the figure.
    """
    drawn: dict[bytes, Chart] = {}

    @wraps(draw)
    def chart(*args: Arguments.args, **kwargs: Arguments.kwargs) -> Chart:
        key = hashlib.sha256(pickle.dumps((args, kwargs))).digest()
        found = drawn.get(key)
        if found is None:
            if len(drawn) >= REMEMBERED:
                drawn.clear()
            found = drawn[key] = draw(*args, **kwargs)
            make_room(found.figure)
        return found

    return chart


def theme_colour(position: int) -> str:
    """A placeholder that the browser replaces by the theme's colour at this position."""
    return str(pio.templates["streamlit"].layout.colorway[position])


def layout(figure: go.Figure, height: int, *, has_legend: bool = True) -> None:
    """The frame of a chart: room, legend above, nothing that zooms or drags."""
    figure.update_layout(
        height=height,
        margin={"l": 8, "r": 8, "t": 38 if has_legend else 8, "b": 8},
        separators=",.",
        bargap=0.28,
        barcornerradius=3,
        dragmode=False,  # a swipe on a phone scrolls the page instead of drawing a box
        showlegend=has_legend,
        legend={"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "traceorder": "normal"},
    )
    figure.update_xaxes(fixedrange=True, automargin=True, title=None, ticks="")
    # Plotly would measure every label to hide those that leave the picture, and none on this side does.
    figure.update_yaxes(
        fixedrange=True, automargin=True, title=None, ticks="", ticklabeloverflow="allow"
    )


def make_room(figure: go.Figure) -> None:
    """Margins for the labels of the axes.

    Plotly widens them by itself where they are too narrow, and draws everything a second time for it.
    """
    down = figure.layout.yaxis
    longest = max(map(len, down.ticktext or ("100%",)), default=0)
    left = LETTER * longest + GAP + (TITLE if down.title.text else 0)
    bottom = max(_below(axis) for axis in figure.select_xaxes())
    figure.update_layout(margin={"l": math.ceil(left), "b": bottom})


def _below(axis: Any) -> int:
    """Pixels that the labels and the title of an axis take below the chart."""
    if axis.visible is False or axis.showticklabels is False:
        return 8
    lines = max((text.count("<br>") + 1 for text in axis.ticktext or ("",)), default=1)
    return GAP + TICK_LINE * lines + (TITLE if axis.title.text else 0)


def bar_names(figure: go.Figure, names: Sequence[str]) -> None:
    """Names beside horizontal bars of one thickness, few as they may be.

    Positions are numbers, so two long names cut alike stay apart.
    """
    room = (height(len(names)) - 16) / max(len(names), 1)
    figure.update_layout(bargap=1 - min(BAR_PIXELS / room, 1))
    figure.update_yaxes(
        tickvals=list(range(len(names))),
        ticktext=[cut(name) for name in names],
        range=[len(names) - 0.5, -0.5],
        showgrid=False,
        zeroline=False,
    )


def cut(name: str, length: int = LABEL_LENGTH) -> str:
    """A name that fits beside a mark; the whole one stands in the hover and in the table.

    The middle gives way: "Imobiliária Modelo 4" and "Imobiliária Modelo 12" part at their end.
    """
    if len(name) <= length:
        return name
    end = length // 3
    return f"{name[: length - 1 - end].rstrip()}…{name[-end:].lstrip()}"


def height(bars: int) -> int:
    """Pixels for this many horizontal bars."""
    return 48 + LINE_PIXELS * max(bars, 2)


def axis(low: float, high: float, text: Callable[[float], str], about: int = 5) -> dict[str, Any]:
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
