"""Where CV CRM and Sienge tell a sale differently: how many, how much money, what to do.

A difference stays until someone mends it, so the whole history is the normal reach; "periodo" keeps the
sales whose date lies in the period. The view knows developments only.
"""

from __future__ import annotations

from dashboards import data
from dashboards.data import EXPORTED_ROWS, SHOWN_ROWS, Indicator, Row
from dashboards.slices import Recorte

REACHES = {"historico": "true", "periodo": "e.data_base between $inicio::date and $fim::date"}
# What the differences are counted by: the identifying column and its name.
BREAKDOWNS = {
    "motivo": ("e.motivo", "e.rotulo_motivo"),
    "empreendimento": ("e.id_empreendimento", "e.nome_empreendimento"),
}
ORDERS = {
    "divergencias": "divergencias desc, valor_em_jogo desc",
    "valor_em_jogo": "valor_em_jogo desc, divergencias desc",
}


def figures(recorte: Recorte, reach: str) -> dict[str, Indicator]:
    """The cards: sales compared, differences, their share, the money at stake, what only one system has."""
    return data.figures(_ask("reconciliation_figures", recorte, reach))


def totals(recorte: Recorte) -> Row:
    """vendas, divergencias and valor_em_jogo over the whole history."""
    return data.now("reconciliation", recorte, {})[0]


def by(
    recorte: Recorte, reach: str, breakdown: str, order: str = "divergencias", limit: int = 10
) -> list[Row]:
    """Differences and money by "motivo" or "empreendimento", the most of `order` first.

    Raises:
        KeyError: if there is no such breakdown or order.
    """
    column, name = BREAKDOWNS[breakdown]
    return _ask(
        "reconciliation_by",
        recorte,
        reach,
        {"limite": limit},
        id=column,
        nome=name,
        ordem=ORDERS[order],
    )


def ages(recorte: Recorte, reach: str) -> list[Row]:
    """Differences and money by the age of the sale."""
    return _ask("reconciliation_ages", recorte, reach)


def differences_count(recorte: Recorte, reach: str, reason: str | None) -> int:
    """How many differences there are, of one reason or of all."""
    found = _ask("reconciliation_count", recorte, reach, {"divergencia": reason})
    return int(found[0]["divergencias"])


def differences(
    recorte: Recorte, reach: str, reason: str | None, limit: int = SHOWN_ROWS
) -> list[Row]:
    """The differences with both systems side by side, the most money first."""
    chosen: data.Parameters = {"divergencia": reason, "limite": limit}
    return _ask("reconciliation_rows", recorte, reach, chosen)


def all_differences(recorte: Recorte, reach: str, reason: str | None) -> list[Row]:
    """All differences, for a file."""
    chosen: data.Parameters = {"divergencia": reason, "limite": EXPORTED_ROWS}
    return _ask("reconciliation_rows", recorte, reach, chosen, cached=False)


def _ask(
    statement: str,
    recorte: Recorte,
    reach: str,
    parameters: data.Parameters | None = None,
    *,
    cached: bool = True,
    **names: str,
) -> list[Row]:
    return data.sliced(
        statement, recorte, parameters, dimensions=("empreendimento",), cached=cached,
        alcance=REACHES[reach], **names,
    )  # fmt: skip
