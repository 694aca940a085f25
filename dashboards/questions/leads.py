"""The leads: how many came, from where, how fast they were answered and how far they got.

Everything counts leads by the day they were registered, except the funnel by volume and the sales
without a lead, which count each event by its own day. Spend on media is known by month and origin
only, and the heat map of cohorts by month and development only.
"""

from __future__ import annotations

from dashboards import data
from dashboards.data import EXPORTED_ROWS, SHOWN_ROWS, Indicator, Row
from dashboards.slices import DIMENSIONS as ALL
from dashboards.slices import GLOBAL, Recorte

DIMENSIONS = (*GLOBAL, "origem")
FUNNELS = {"coorte": "leads_funnel_cohort", "volume": "leads_funnel_volume"}
MATURITY = {
    "visita": "quantidade_leads_com_visita", "reserva": "quantidade_leads_com_reserva",
    "venda": "quantidade_leads_com_venda",
}  # fmt: skip
MONTHS = 12


def figures(recorte: Recorte) -> dict[str, Indicator]:
    """The cards: leads, first contact (minutes), parts with a visit, with a sale and without origin."""
    today: data.Parameters = {"hoje": data.overview(recorte.version).today}
    return data.figures(data.sliced("leads_indicators", recorte, today, dimensions=DIMENSIONS))


def months(recorte: Recorte) -> list[Row]:
    """Leads by month and group of origin, for at least thirteen months."""
    return data.sliced("leads_months", recorte, {"meses": MONTHS}, dimensions=DIMENSIONS)


def funnel(recorte: Recorte, reading: str) -> list[Row]:
    """The six stages: of the period's leads until today ("coorte"), or what happened in it ("volume")."""
    return data.sliced(FUNNELS[reading], recorte, dimensions=DIMENSIONS)


def ranking(recorte: Recorte, dimension: str, limit: int = 10) -> list[Row]:
    """The period's leads by one dimension, the most first, the rest as one row "Demais"."""
    column = ALL[dimension]
    return data.sliced(
        "leads_ranking", recorte, {"limite": limit}, dimensions=DIMENSIONS, id=column.id,
        nome=column.name,
    )  # fmt: skip


def maturity(recorte: Recorte, stage: str) -> list[Row]:
    """The part of each month's leads that came to a stage by each age, over twelve months."""
    scope = recorte.version.scope
    everything = scope.keys if scope.dimension == "empreendimento" else ("todos",)
    chosen: data.Parameters = {"empreendimentos": recorte.empreendimento or everything}
    return data.sliced("leads_maturity", recorte, chosen, dimensions=(), etapa=MATURITY[stage])


def times(recorte: Recorte) -> list[Row]:
    """Median and third quartile of the days that each step took."""
    return data.sliced("leads_times", recorte, dimensions=DIMENSIONS)


def media(recorte: Recorte) -> list[Row]:
    """Spend, CPL and CAC by origin over the months that the period touches."""
    return data.sliced("leads_media", recorte, dimensions=("origem",))


def count(recorte: Recorte) -> int:
    """How many leads stand behind the card."""
    return int(data.sliced("leads_count", recorte, dimensions=DIMENSIONS)[0]["leads"])


def leads(recorte: Recorte, limit: int = SHOWN_ROWS) -> list[Row]:
    """The leads themselves, the newest first."""
    return data.sliced("leads_list", recorte, {"limite": limit}, dimensions=DIMENSIONS)


def all_leads(recorte: Recorte) -> list[Row]:
    """All leads of the period, for a file."""
    limit: data.Parameters = {"limite": EXPORTED_ROWS}
    return data.sliced("leads_list", recorte, limit, dimensions=DIMENSIONS, cached=False)
