"""The stock: units as they stand now, and the sales over supply (VSO) of each month.

What stands now knows developments only; a period matters to the monthly figures, by its last month.
"""

from __future__ import annotations

from dashboards import data
from dashboards.data import EXPORTED_ROWS, SHOWN_ROWS, Indicator, Row
from dashboards.slices import Recorte

DIMENSIONS = ("empreendimento",)
MIRRORED_UNITS = 3_000
CURVES = 8


def figures(recorte: Recorte) -> dict[str, Indicator]:
    """The cards: units and list value in stock, VSO over 1, 3 and 12 months, months of stock."""
    return data.figures(data.sliced("stock_figures", recorte, dimensions=DIMENSIONS))


def states(recorte: Recorte, limit: int = 10) -> list[Row]:
    """Units and list value now by development and state, the largest developments first."""
    return data.now("stock_states", recorte, {"limite": limit})


def developments(recorte: Recorte) -> dict[str, str]:
    """The developments that have a mirror: id by unique name."""
    return {row["rotulo"]: row["id"] for row in data.now("stock_developments", recorte)}


def mirror(recorte: Recorte, development: str) -> list[Row]:
    """The units of one development with block, row (the highest first) and column of each."""
    chosen: data.Parameters = {"empreendimento_escolhido": development, "limite": MIRRORED_UNITS}
    return data.now("stock_mirror", recorte, chosen)


def units_count(recorte: Recorte, state: str | None) -> int:
    """How many units there are, in one state or in all."""
    return int(data.now("stock_units_count", recorte, {"situacao": state})[0]["unidades"])


def units(recorte: Recorte, state: str | None, limit: int = SHOWN_ROWS) -> list[Row]:
    """The units, those longest on offer first."""
    return data.now("stock_units", recorte, {"situacao": state, "limite": limit})


def all_units(recorte: Recorte, state: str | None) -> list[Row]:
    """All units, for a file."""
    chosen: data.Parameters = {"situacao": state, "limite": EXPORTED_ROWS}
    return data.now("stock_units", recorte, chosen, cached=False)


def vso(recorte: Recorte) -> list[Row]:
    """Stock, supply, sales and VSO by month until the period's end, for at least two years."""
    return data.sliced("vso", recorte, dimensions=DIMENSIONS)


def curves(recorte: Recorte) -> list[Row]:
    """The share sold of the newest launches by months since launch."""
    return data.now("sales_curve", recorte, {"limite": CURVES})
