"""Tiles that are too narrow for their text show none of it, as on a phone."""

from __future__ import annotations

from dashboards.charts.matrix import READABLE, heat


def test_the_text_of_all_tiles_shows_or_none_does() -> None:
    cells = [[(0.02, "2%", "primeira"), (1.27, "127%", "segunda")], [None, (0.0, "0%", "terceira")]]
    tiles, labels = heat(cells, ["a", "b"], ["x", "y"]).data
    assert tiles.texttemplate is None  # or it would be drawn over the neighbours
    assert [list(line) for line in tiles.hovertext] == [["primeira", "segunda"], ["", "terceira"]]
    assert [text.strip() for text in labels.text] == ["2%", "127%", "0%"]
    assert len({len(text) for text in labels.text}) == 1
    assert list(zip(labels.x, labels.base, strict=True)) == [(0, -0.5), (1, -0.5), (1, 0.5)]
    assert labels.textposition == "inside"


def test_nothing_is_written_smaller_than_one_can_read() -> None:
    uniform = heat([[(0.5, "50%", "")]], ["a"], ["x"]).layout.uniformtext
    assert (uniform.mode, uniform.minsize) == ("hide", READABLE)
    assert heat([[None]], ["a"], ["x"]).data[1].text == ()
