"""The digest's two charts as PNG, drawn with Pillow.

Mail programs and chats show no SVG and run no plotly, and plotly's own export would need a browser on
the server. Colours are the theme's, the font is the one that Streamlit ships for the pages.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import streamlit
from PIL import Image, ImageDraw, ImageFont

from dashboards import format as fmt
from dashboards.connection import ROOT
from dashboards.data import Row
from dashboards.periods import Period, month_of

WIDTH, HEIGHT = 1000, 460
FINE = 2  # drawn twice as large and made smaller, so that edges are smooth
MARGIN, TITLE_SIZE, TEXT_SIZE = 28, 26, 19
REGULAR, BOLD = 400, 600
FADED = 0.35
BARS = 8


def ledger(months: Sequence[Row], period: Period, path: Path) -> Path:
    """Gross sales up and cancellations down by month, in units; months outside `period` are faded."""
    picture = _Picture(f"Vendas brutas e distratos por mês, até {fmt.day(period.last)}", HEIGHT)
    up = max([*(int(row["vendas_brutas"]) for row in months), 1])
    down = max([*(int(row["distratos"]) for row in months), 0])
    top, bottom = 104, HEIGHT - 62
    unit = (bottom - top) / (up + down)
    zero = top + up * unit
    width = (WIDTH - 2 * MARGIN) / len(months)
    for position, row in enumerate(months):
        middle = MARGIN + (position + 0.5) * width
        is_inside = month_of(row["referencia"]).touches(period)
        for count, full, sign in (
            (int(row["vendas_brutas"]), picture.sales, -1),
            (int(row["distratos"]), picture.cancellations, 1),
        ):
            if count:
                colour = full if is_inside else picture.faded(full)
                end = zero + sign * count * unit
                picture.bar(middle - width * 0.36, zero, middle + width * 0.36, end, colour)
                picture.text(middle, end + sign * 14, fmt.integer(count), anchor="mm")
        picture.text(middle, HEIGHT - 20, fmt.month(row["referencia"]), anchor="mm")
    picture.line(MARGIN, zero, WIDTH - MARGIN, zero)
    picture.legend((("Vendas brutas", picture.sales), ("Distratos", picture.cancellations)))
    return picture.save(path)


def ranking(rows: Sequence[Row], period: Period, path: Path) -> Path:
    """The period's net VGV by development as horizontal bars, the largest on top."""
    return _bars(
        f"VGV líquido por empreendimento, {fmt.interval(period.first, period.last)}",
        [(row["rotulo"], float(row["vgv_liquido"])) for row in rows[:BARS]],
        fmt.brl_short,
        path,
    )


def _bars(
    title: str, rows: Sequence[tuple[str, float]], text: Callable[[float], str], path: Path
) -> Path:
    top, height, names, room = 72, 46, 300, 130
    picture = _Picture(title, top + height * len(rows) + MARGIN)
    low = min([0.0, *(value for _, value in rows)])
    high = max([0.0, *(value for _, value in rows)])
    left = MARGIN + names + (room if low < 0 else 0)
    scale = (WIDTH - MARGIN - room - left) / (high - low or 1.0)
    zero = left - low * scale
    for position, (name, value) in enumerate(rows):
        middle = top + (position + 0.5) * height
        end = zero + value * scale
        colour = picture.sales if value >= 0 else picture.cancellations
        picture.text(MARGIN + names - 14, middle, picture.fitted(name, names - 14), anchor="rm")
        picture.bar(zero, middle - height * 0.32, end, middle + height * 0.32, colour)
        picture.text(
            end + (8 if value >= 0 else -8), middle, text(value), "lm" if value >= 0 else "rm"
        )
    picture.line(zero, top, zero, top + height * len(rows))
    return picture.save(path)


class _Picture:
    """A white sheet with a title; positions are in pixels of the finished picture."""

    def __init__(self, title: str, height: int) -> None:
        self._size = (WIDTH, height)
        theme = _theme()
        self.sales, self.cancellations = theme["chartCategoricalColors"][:2]
        self._ink, self._paper, self._rule = (
            theme["textColor"], theme["backgroundColor"], theme["borderColor"],
        )  # fmt: skip
        self._image = Image.new("RGB", (WIDTH * FINE, height * FINE), self._paper)
        self._draw = ImageDraw.Draw(self._image)
        self.text(MARGIN, 34, title, anchor="lm", font=_font(TITLE_SIZE, BOLD))

    def text(
        self,
        x: float,
        y: float,
        text: str,
        anchor: str,
        font: ImageFont.FreeTypeFont | None = None,
    ) -> None:
        font = font or _font(TEXT_SIZE, REGULAR)
        self._draw.text((x * FINE, y * FINE), text, fill=self._ink, font=font, anchor=anchor)

    def fitted(self, text: str, width: float) -> str:
        """The text, cut with an ellipsis where it is wider than that."""
        font, short = _font(TEXT_SIZE, REGULAR), text
        while short and font.getlength(short + "…" * (short != text)) > width * FINE:
            short = short[:-1].rstrip()
        return short if short == text else short + "…"

    def bar(self, x0: float, y0: float, x1: float, y1: float, colour: str) -> None:
        box = [min(x0, x1) * FINE, min(y0, y1) * FINE, max(x0, x1) * FINE, max(y0, y1) * FINE]
        self._draw.rectangle(box, fill=colour)

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self._draw.line([x0 * FINE, y0 * FINE, x1 * FINE, y1 * FINE], fill=self._rule, width=FINE)

    def legend(self, entries: Sequence[tuple[str, str]]) -> None:
        x = float(MARGIN)
        for name, colour in entries:
            self.bar(x, 60, x + 16, 76, colour)
            self.text(x + 24, 68, name, anchor="lm")
            x += 24 + _font(TEXT_SIZE, REGULAR).getlength(name) / FINE + 28

    def faded(self, colour: str) -> str:
        """The colour as the pages show what lies outside the period."""
        mixed = (
            round(
                int(colour[i : i + 2], 16) * FADED + int(self._paper[i : i + 2], 16) * (1 - FADED)
            )
            for i in (1, 3, 5)
        )
        return "#" + "".join(f"{part:02X}" for part in mixed)

    def save(self, path: Path) -> Path:
        self._image.resize(self._size, Image.Resampling.LANCZOS).save(path, optimize=True)
        return path


@cache
def _theme() -> dict[str, Any]:
    config = ROOT / "dashboards" / ".streamlit" / "config.toml"
    light: dict[str, Any] = tomllib.loads(config.read_text(encoding="utf-8"))["theme"]["light"]
    return light


@cache
def _font(size: int, weight: int) -> ImageFont.FreeTypeFont:
    """Source Sans at a size of the finished picture.

    Raises:
        FileNotFoundError: if Streamlit no longer ships it.
    """
    folder = Path(streamlit.__file__).parent / "static" / "static" / "media"
    path = next(folder.glob("SourceSansVF-Upright*.woff2"), None)
    if path is None:
        raise FileNotFoundError(folder / "SourceSansVF-Upright*.woff2")
    font = ImageFont.truetype(str(path), size * FINE)
    font.set_variation_by_axes([weight])
    return font
