"""The cohorts of sales: of what was sold in a month, how much was undone by each age.

Known by month and development only.
"""

from __future__ import annotations

from dashboards import data
from dashboards.data import Row
from dashboards.slices import Recorte

DIMENSIONS = ("empreendimento",)


def cohorts(recorte: Recorte) -> list[Row]:
    """Sales of each month of the year until the period's end, and the part undone by each age."""
    return data.sliced("cancellations_cohorts", recorte, dimensions=DIMENSIONS)
