"""Agencies and their brokers: what they received, what they made of it, and where they stand.

A sale belongs to the agency that made it, whatever the broker's agency is today. Positions by month
are the published ones, which know no development.
"""

from __future__ import annotations

from dashboards import data
from dashboards.data import Row
from dashboards.slices import DIMENSIONS, GLOBAL, Recorte

LISTED = 2_000
MONTHS = 12
LINES = 6
MONTHLY = {"imobiliaria": "vw_desempenho_imobiliarias", "corretor": "vw_desempenho_corretores"}


def ranking(recorte: Recorte, dimension: str) -> list[Row]:
    """Agencies ("imobiliaria") or brokers ("corretor"), the largest net VGV first."""
    column = DIMENSIONS[dimension]
    return data.sliced(
        "agencies_ranking", recorte, {"limite": LISTED}, dimensions=GLOBAL, id=column.id,
        nome=column.name, view=column.view,
    )  # fmt: skip


def positions(recorte: Recorte, dimension: str) -> list[Row]:
    """The published position of the largest ones, and of those chosen, in each of twelve months."""
    column = DIMENSIONS[dimension]
    chosen: data.Parameters = {"limite": LINES, "escolhidas": getattr(recorte, dimension)}
    return data.sliced(
        "agencies_positions", recorte, chosen, dimensions=(), id=column.id, nome=column.name,
        view=MONTHLY[dimension],
    )  # fmt: skip


def share(recorte: Recorte, dimension: str) -> list[Row]:
    """The part of each month's gross VGV that the largest ones made."""
    column = DIMENSIONS[dimension]
    return data.sliced(
        "agencies_share", recorte, {"limite": LINES, "meses": MONTHS}, dimensions=GLOBAL,
        id=column.id, nome=column.name,
    )  # fmt: skip
