"""What every chart of bars owes its readers: names that part, bars that compare, one thickness."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go
import pytest

from dashboards import charts
from dashboards import format as fmt
from dashboards.charts.theme import BAR_PIXELS, LABEL_LENGTH, cut, layout, make_room
from dashboards.data import REST


def row(identifier: str | None, name: str, value: int) -> dict[str, Any]:
    return {"id": identifier, "rotulo": name, "vgv": value}


def test_long_names_of_one_company_stay_apart() -> None:
    names = [f"Negócios Imobiliários Araçá {number}" for number in (3, 7, 11)]
    shown = {cut(name) for name in names}
    assert len(shown) == 3
    assert max(map(len, shown)) <= LABEL_LENGTH
    assert cut("Corretora Horizonte 6") == "Corretora Horizonte 6"


def test_the_rest_has_a_figure_and_no_bar() -> None:
    rows = [row("cv-1", "Ana", 9), row(None, "Não informado", 8), row(None, REST, 900)]
    bars, texts = charts.ranking(rows, "vgv", fmt.integer, "VGV").figure.data
    assert list(bars.x) == [9.0, 8.0, None]
    assert [text.strip() for text in texts.text] == ["9", "8", "900"]
    axis = charts.ranking(rows, "vgv", fmt.integer, "VGV").figure.layout.xaxis
    assert axis.range[1] < 20  # the scale is that of what is compared


@pytest.mark.parametrize("bars", [1, 2, 11])
def test_few_bars_are_no_thicker_than_many(bars: int) -> None:
    rows = [row(f"cv-{number}", f"Torre {number}", 5) for number in range(bars)]
    layout = charts.ranking(rows, "vgv", fmt.integer, "VGV").figure.layout
    inside = layout.height - layout.margin.t - layout.margin.b
    assert inside / bars * (1 - layout.bargap) == pytest.approx(BAR_PIXELS)


def test_the_same_question_is_drawn_once_and_another_anew() -> None:
    def ask(value: int, chosen: tuple[str, ...] = ()) -> charts.Chart:
        return charts.ranking([row("cv-1", "Ana", value)], "vgv", fmt.integer, "VGV", chosen)

    assert ask(9) is ask(9)
    assert ask(8) is not ask(9)
    assert ask(9, ("cv-2",)) is not ask(9)
    assert list(ask(8).figure.data[0].x) == [8.0]


def test_labels_find_their_room_before_plotly_looks_for_it() -> None:
    figure = go.Figure()
    layout(figure, height=300)
    figure.update_yaxes(ticktext=["curto", "um nome bem mais longo"])
    figure.update_xaxes(ticktext=["uma linha", "duas<br>linhas"], title="Meses")
    make_room(figure)
    left, bottom = figure.layout.margin.l, figure.layout.margin.b
    figure.update_yaxes(ticktext=["curto"])
    figure.update_xaxes(visible=False)
    make_room(figure)
    assert left > figure.layout.margin.l > 8
    assert bottom > figure.layout.margin.b == 8
