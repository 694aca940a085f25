"""Sales and cancellations: the cards, the ledger, who sold most, and the rows behind them."""

from __future__ import annotations

from dashboards import data
from dashboards.data import EXPORTED_ROWS, SHOWN_ROWS, Indicator, Row
from dashboards.slices import DIMENSIONS, Recorte

# The unit of a ledger's bars and how many months it reaches back at least.
GRAINS = {"mes": ("month", 12), "trimestre": ("quarter", 21)}
# What a list shows: the date that orders it and which sales belong to the period.
LISTS = {
    "vendas": ("data_venda", "not e.eh_transferencia"),
    "distratos": ("data_distrato", "not e.foi_transferida"),
}
ORDERS = frozenset({"vgv_bruto", "vgv_liquido", "vendas_brutas", "vendas_liquidas"})


def figures(recorte: Recorte) -> dict[str, Indicator]:
    """Every card of the period by metric."""
    return data.figures(data.sliced("indicators", recorte))


def ledger(recorte: Recorte, grain: str = "mes") -> list[Row]:
    """Gross sales, cancellations and balance by month ("mes") or quarter ("trimestre").

    Until the period's end and from its start, but at least thirteen months or eight quarters.
    """
    unit, months = GRAINS[grain]
    return data.sliced("ledger", recorte, {"meses": months}, unidade=unit)


def ranking(recorte: Recorte, dimension: str, order: str, limit: int = 10) -> list[Row]:
    """The period's figures by one dimension, the largest first, the rest as one row "Demais".

    `id` is None where a row cannot be filtered by: "Demais" and events without the dimension.

    Raises:
        ValueError: if there is no such order.
    """
    if order not in ORDERS:
        raise ValueError(f"not an order of the ranking: {order}")
    column = DIMENSIONS[dimension]
    return data.sliced(
        "ranking", recorte, {"limite": limit}, id=column.id, nome=column.name, ordem=order
    )


def count(recorte: Recorte, listed: str) -> int:
    """How many sales ("vendas") or cancellations ("distratos") stand behind the card."""
    _, condition = _event(listed)
    return int(data.sliced("sales_count", recorte, {}, evento=condition)[0]["vendas"])


def rows(
    recorte: Recorte, listed: str, limit: int = SHOWN_ROWS, *, cached: bool = True
) -> list[Row]:
    """The rows behind the card, the newest first."""
    moment, condition = _event(listed)
    limits: data.Parameters = {"limite": limit}
    return data.sliced("sales", recorte, limits, cached=cached, evento=condition, data=moment)


def all_rows(recorte: Recorte, listed: str) -> list[Row]:
    """All rows behind the card, for a file; too many to keep in the cache."""
    return rows(recorte, listed, EXPORTED_ROWS, cached=False)


def _event(listed: str) -> tuple[str, str]:
    moment, condition = LISTS[listed]
    return moment, f"e.{moment} between $inicio::date and $fim::date and {condition}"
