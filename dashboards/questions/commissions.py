"""Commissions: predicted, paid, open and to be given back; by month, delay, role and beneficiary.

The instalments know development and agency; a broker only where Sienge pays, so that filter is left out.
Who receives is told per sale by `vw_comissoes`, which knows every filter.
"""

from __future__ import annotations

from dashboards import data
from dashboards.data import EXPORTED_ROWS, SHOWN_ROWS, Indicator, Row
from dashboards.slices import GLOBAL, Recorte

DIMENSIONS = ("empreendimento", "imobiliaria")
# The sources name agencies and brokers; whoever else receives is known by role and number.
BENEFICIARY = (
    "coalesce(e.rotulo_corretor, e.nome_imobiliaria, case e.papel_beneficiario "
    "when 'co' then 'Coordenação ' when 'cp' then 'Coordenador ' else 'Beneficiário ' end "
    "|| split_part(e.id_beneficiario, '-', 2))"
)
BREAKDOWNS = {
    "papel": ("e.papel_beneficiario", "e.papel_beneficiario"),
    "beneficiario": ("e.id_beneficiario", BENEFICIARY),
}
# Instalments that only the other system answers for are left out: they would read as owed twice.
OF_THE_PERIOD = (
    "e.valor_pago + e.valor_a_pagar + e.valor_suspenso + e.valor_a_estornar > 0 and "
    "(e.data_referencia_vencimento between $inicio::date and $fim::date "
    "or e.data_referencia_pagamento between $inicio::date and $fim::date)"
)
OF_A_DELAY = "e.faixa_atraso = $faixa"
OF_SALES = (
    "not e.eh_transferencia and e.data_venda between $inicio::date and $fim::date "
    "and ($beneficiario::varchar is null or e.id_beneficiario = $beneficiario)"
)


def figures(recorte: Recorte) -> dict[str, Indicator]:
    """The cards: predicted, its share of VGV, paid, open, overdue, to be given back."""
    return data.figures(data.sliced("commission_figures", recorte, dimensions=DIMENSIONS))


def months(recorte: Recorte) -> list[Row]:
    """Predicted, paid and open by month, a year back and up to half a year ahead."""
    return data.sliced("commission_months", recorte, dimensions=DIMENSIONS)


def ages(recorte: Recorte) -> list[Row]:
    """What is open today by delay, what is not due yet first."""
    return data.now("commission_ages", recorte, dimensions=DIMENSIONS)


def by(recorte: Recorte, breakdown: str, limit: int = 10) -> list[Row]:
    """Commission of the period's sales by "papel" or "beneficiario".

    Raises:
        KeyError: if there is no such breakdown.
    """
    column, name = BREAKDOWNS[breakdown]
    return data.sliced(
        "commission_by", recorte, {"limite": limit}, dimensions=GLOBAL, id=column, nome=name
    )


def sales_count(recorte: Recorte, beneficiary: str | None) -> int:
    """How many shares of sales there are, of one beneficiary or of all."""
    found = data.sliced(
        "commission_count", recorte, {"beneficiario": beneficiary}, dimensions=GLOBAL,
        view="vw_comissoes", escolha=OF_SALES,
    )  # fmt: skip
    return int(found[0]["linhas"])


def sales(
    recorte: Recorte, beneficiary: str | None, limit: int = SHOWN_ROWS, *, cached: bool = True
) -> list[Row]:
    """Who gets how much of which of the period's sales, the newest first."""
    chosen: data.Parameters = {"beneficiario": beneficiary, "limite": limit}
    return data.sliced(
        "commission_sales", recorte, chosen, dimensions=GLOBAL, cached=cached, nome=BENEFICIARY
    )


def all_sales(recorte: Recorte, beneficiary: str | None) -> list[Row]:
    """The same without a limit, for a file."""
    return sales(recorte, beneficiary, EXPORTED_ROWS, cached=False)


def instalments_count(recorte: Recorte, delay: str | None) -> int:
    """How many instalments there are: the period's, or all open ones of one delay."""
    found = data.sliced(
        "commission_count", recorte, {"faixa": delay}, dimensions=DIMENSIONS,
        view="vw_parcelas_comissao", escolha=OF_A_DELAY if delay else OF_THE_PERIOD,
    )  # fmt: skip
    return int(found[0]["linhas"])


def instalments(
    recorte: Recorte, delay: str | None, limit: int = SHOWN_ROWS, *, cached: bool = True
) -> list[Row]:
    """The period's instalments, or all open ones of one delay, the latest due first."""
    return data.sliced(
        "commission_instalments", recorte, {"faixa": delay, "limite": limit}, cached=cached,
        dimensions=DIMENSIONS, escolha=OF_A_DELAY if delay else OF_THE_PERIOD,
    )  # fmt: skip


def all_instalments(recorte: Recorte, delay: str | None) -> list[Row]:
    """The same without a limit, for a file."""
    return instalments(recorte, delay, EXPORTED_ROWS, cached=False)
