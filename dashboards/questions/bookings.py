"""The reservations that hold a unit today without being a sale: how old they are and which run out.

They are of now: no period applies.
"""

from __future__ import annotations

from dashboards import data
from dashboards.data import EXPORTED_ROWS, SHOWN_ROWS, Row
from dashboards.slices import SALES, Recorte


def due(recorte: Recorte) -> Row:
    """abertas, vencendo, vencidas and valor_em_risco, the money of those running or run out."""
    return data.now("bookings_due", recorte, dimensions=SALES)[0]


def ages(recorte: Recorte) -> list[Row]:
    """Open reservations by age, the youngest first, with their money and how many have run out."""
    return data.now("bookings_ages", recorte, dimensions=SALES)


def listed(recorte: Recorte, limit: int = SHOWN_ROWS) -> list[Row]:
    """The open reservations, those that run out first on top."""
    return data.now("bookings", recorte, {"limite": limit}, dimensions=SALES)


def all_listed(recorte: Recorte) -> list[Row]:
    """All of them, for a file."""
    chosen: data.Parameters = {"limite": EXPORTED_ROWS}
    return data.now("bookings", recorte, chosen, dimensions=SALES, cached=False)
