"""The losses: which deals were lost, at which stage and for which reason.

Five kinds of loss by the day each happened: leads, pre-registrations, reservations cancelled or
expired, and sales undone. A reason is the mapped one; what was typed never leaves the warehouse.
"""

from __future__ import annotations

from dashboards import data
from dashboards.columns import word
from dashboards.data import EXPORTED_ROWS, SHOWN_ROWS, Indicator, Row
from dashboards.slices import DIMENSIONS as ALL
from dashboards.slices import GLOBAL, Recorte

DIMENSIONS = (*GLOBAL, "origem", "tipo_perda", "motivo", "etapa")
ORDERS = frozenset({"perdas", "valor_perdido"})
MONTHS = 12


def figures(recorte: Recorte) -> dict[str, Indicator]:
    """The cards: losses, value lost, the part without a reason."""
    return data.figures(data.sliced("losses_indicators", recorte, dimensions=DIMENSIONS))


def ranking(recorte: Recorte, dimension: str, order: str, limit: int = 10) -> list[Row]:
    """The period's losses by one dimension, with each one's share and the share until it."""
    column = ALL[dimension]
    found = data.sliced(
        "losses_ranking", recorte, {"limite": limit}, dimensions=DIMENSIONS, id=column.id,
        nome=column.name, ordem=_order(order),
    )  # fmt: skip
    return _named(found, dimension)


def months(recorte: Recorte) -> list[Row]:
    """Losses by month and kind, for at least thirteen months."""
    found = data.sliced("losses_months", recorte, {"meses": MONTHS}, dimensions=DIMENSIONS)
    return _named(found, "tipo_perda")


def matrix(recorte: Recorte, dimension: str, order: str) -> list[Row]:
    """The largest reasons by the largest values of one dimension, with the part in each value's losses."""
    column = ALL[dimension]
    found = data.sliced(
        "losses_matrix", recorte, dimensions=DIMENSIONS, nome=column.name, ordem=_order(order)
    )
    return _named(found, dimension)


def count(recorte: Recorte) -> int:
    """How many losses stand behind the card."""
    return int(data.sliced("losses_count", recorte, dimensions=DIMENSIONS)[0]["perdas"])


def losses(recorte: Recorte, limit: int = SHOWN_ROWS) -> list[Row]:
    """The losses themselves, the newest first."""
    return data.sliced("losses_list", recorte, {"limite": limit}, dimensions=DIMENSIONS)


def all_losses(recorte: Recorte) -> list[Row]:
    """All losses of the period, for a file."""
    limit: data.Parameters = {"limite": EXPORTED_ROWS}
    return data.sliced("losses_list", recorte, limit, dimensions=DIMENSIONS, cached=False)


def _named(found: list[Row], dimension: str) -> list[Row]:
    return [row | {"rotulo": word(dimension, row["rotulo"])} for row in found]


def _order(order: str) -> str:
    if order not in ORDERS:
        raise ValueError(f"not an order of the losses: {order}")
    return order
