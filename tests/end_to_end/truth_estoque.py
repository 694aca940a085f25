"""Reservations, stock, sale classes and stays, compared with what the company knows about itself."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.end_to_end.company import Company
from tests.end_to_end.comparing import CENTS, assert_same

# Subject of the truth, how many of its first columns are the key, and the same columns of the marts.
SUBJECTS = {
    "reservas_situacao": (
        1,
        f"""
        select id_reserva, data_inicio, data_aprovada, data_vendida, data_cancelada, data_vencida,
            data_distrato, data_vencimento, (valor_contrato * {CENTS})::bigint, resultado
        from marts.fct_reservas""",
    ),
    "lancamentos": (
        1,
        f"""
        select id_empreendimento, data_lancamento, (vgv_lancamento * {CENTS})::bigint
        from marts.dim_empreendimentos""",
    ),
    "estoque": (
        2,
        f"""
        select id_empreendimento, mes_referencia, quantidade_estoque_inicial, quantidade_lancada,
            quantidade_vendas_brutas, quantidade_retornos, quantidade_estoque_final,
            (vgv_estoque_final * {CENTS})::bigint
        from marts.fct_movimentos_estoque""",
    ),
    "safras": (
        3,
        """
        select mes_safra, id_empreendimento, quantidade_meses_idade, quantidade_vendas,
            quantidade_distratos_acumulados
        from kpis.kpi_safra_distratos_mensal
        where quantidade_distratos_acumulados is not null""",
    ),
    "transicoes": (
        3,
        """
        select processo, id_registro, ordem_permanencia, nome_situacao, entrou_em, saiu_em
        from marts.fct_transicoes_situacao""",
    ),
}


def assert_stock_tells_the_truth(company: Company) -> None:
    """Every reservation, launch, month of stock, VSO, sale class and stay."""
    for subject, (keys, query) in SUBJECTS.items():
        truth = company.sandbox.truth_rows(subject)
        assert_same(subject, by_key(company.query(query), keys), by_key(truth, keys))
    stock = company.sandbox.truth_rows("estoque")
    for months in (1, 3, 12):
        vso = company.query(
            "select mes_referencia, quantidade_oferta, quantidade_vendas_brutas, "
            "quantidade_vendas_liquidas, round(taxa_vso_liquida::double, 6) from kpis.kpi_vso_mensal "
            f"where nivel = 'total' and quantidade_meses_janela = {months}"
        )
        assert_same(f"VSO over {months} months", by_key(vso, 1), vso_of(stock, months))


def by_key(rows: list[tuple[Any, ...]], keys: int) -> dict[tuple[Any, ...], tuple[Any, ...]]:
    """The rows by their first columns, which no two may share."""
    found = {tuple(row[:keys]): tuple(row[keys:]) for row in rows}
    assert len(found) == len(rows)
    return found


def vso_of(stock: list[Any], months: int) -> dict[tuple[date], tuple[Any, ...]]:
    """Offer, gross and net sales and net VSO of the whole company over so many months, by month.

    Ratios of sums over the window: the stock at its start plus what was launched in it.
    """
    calendar = sorted({row.mes for row in stock})
    found: dict[tuple[date], tuple[Any, ...]] = {}
    for position, month in enumerate(calendar):
        window = calendar[max(0, position - months + 1) : position + 1]
        rows = [row for row in stock if row.mes in window]
        sold = sum(row.vendas for row in rows)
        net = sold - sum(row.distratos for row in rows)
        offer = sum(row.inicial for row in rows if row.mes == window[0])
        offer += sum(row.lancadas for row in rows)
        found[(month,)] = (offer, sold, net, round(net / offer, 6) if offer else None)
    return found
