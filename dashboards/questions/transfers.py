"""Bank transfers (repasses): what is under way, how long it has stood still, what has been released."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from dashboards import data
from dashboards.data import EXPORTED_ROWS, SHOWN_ROWS, Indicator, Row
from dashboards.slices import GLOBAL, Recorte

# What the transfers under way are counted by, and the order of the bars.
BREAKDOWNS = {
    "etapa": (
        "etapa_repasse",
        "list_position(['criado', 'assinado', 'registrado', 'liberado'], id)",
    ),
    "faixa": (
        "faixa_dias",
        "list_position(['0 a 15', '16 a 30', '31 a 60', '61 a 90', 'mais de 90'], id)",
    ),
    "banco": ("nome_banco", "valor desc, id"),
}


@dataclass(frozen=True)
class Picked:
    """What clicks on the charts have picked among the transfers under way; None picks all."""

    etapa_repasse: str | None = None
    faixa: str | None = None
    banco: str | None = None


def figures(recorte: Recorte) -> dict[str, Indicator]:
    """The cards: under way, late, released in the period, median days from the sale."""
    return data.figures(data.sliced("transfer_figures", recorte, dimensions=GLOBAL))


def by(recorte: Recorte, breakdown: str) -> list[Row]:
    """The transfers under way today by "etapa", "faixa" (days in the situation) or "banco".

    Raises:
        KeyError: if there is no such breakdown.
    """
    column, order = BREAKDOWNS[breakdown]
    return data.now("transfer_by", recorte, dimensions=GLOBAL, id=column, ordem=order)


def months(recorte: Recorte) -> list[Row]:
    """Financed value signed, registered and released by month, for at least a year."""
    return data.sliced("transfer_months", recorte, dimensions=GLOBAL)


def transfers_count(recorte: Recorte, picked: Picked) -> int:
    """How many transfers under way there are of what is picked."""
    found = data.now("transfer_count", recorte, asdict(picked), dimensions=GLOBAL)
    return int(found[0]["repasses"])


def transfers(
    recorte: Recorte, picked: Picked, limit: int = SHOWN_ROWS, *, cached: bool = True
) -> list[Row]:
    """The transfers under way of what is picked, those longest in their situation first."""
    chosen: data.Parameters = asdict(picked) | {"limite": limit}
    return data.now("transfer_rows", recorte, chosen, dimensions=GLOBAL, cached=cached)


def all_transfers(recorte: Recorte, picked: Picked) -> list[Row]:
    """The same without a limit, for a file."""
    return transfers(recorte, picked, EXPORTED_ROWS, cached=False)
