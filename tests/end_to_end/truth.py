"""Compares the marts with what the simulated company knows about itself, to the cent."""

from __future__ import annotations

from typing import Any

from tests.end_to_end.company import Company
from tests.end_to_end.comparing import assert_same, cents
from tests.end_to_end.truth_conciliacao import assert_disagreements_are_found
from tests.end_to_end.truth_estoque import assert_stock_tells_the_truth
from tests.end_to_end.truth_financeiro import assert_finance_tells_the_truth
from tests.end_to_end.truth_leads import assert_leads_tell_the_truth
from tests.end_to_end.truth_metas import assert_targets_tell_the_truth
from tests.end_to_end.truth_midia import assert_media_spend_tells_the_truth
from tests.end_to_end.truth_vendas import assert_sales_details_tell_the_truth


def monthly_marts(company: Company) -> dict[tuple[str, str], tuple[int, int, int, int, int]]:
    """`kpi_vendas_mensal` by month and development; money in cents; rows without any event left out."""
    rows = company.query(
        "select strftime(mes_referencia, '%Y-%m'), id_empreendimento, quantidade_vendas_brutas, "
        "quantidade_distratos, vgv_bruto, vgv_distratado, valor_comissao_prevista "
        "from kpis.kpi_vendas_mensal"
    )
    figures = {
        (month, development): (sales, cancelled, cents(gross), cents(undone), cents(commission))
        for month, development, sales, cancelled, gross, undone, commission in rows
    }
    return {place: values for place, values in figures.items() if any(values)}


def monthly_truth(company: Company) -> dict[tuple[str, str], tuple[int, int, int, int, int]]:
    """The same figures as the company states them."""
    figures = {
        place: (
            month.quantidade_vendas_brutas,
            month.quantidade_distratos,
            month.vgv_bruto_centavos,
            month.vgv_distratado_centavos,
            month.comissao_prevista_centavos,
        )
        for place, month in company.sandbox.truth().mensal().items()
    }
    return {place: values for place, values in figures.items() if any(values)}


def sales_marts(company: Company) -> dict[str, tuple[Any, ...]]:
    """`fct_vendas` by sale."""
    rows = company.query(
        "select id_venda, id_empreendimento, data_venda, data_distrato, valor_contrato, "
        "valor_comissao_prevista, tipo_casamento, eh_transferencia, foi_transferida, eh_ativa "
        "from marts.fct_vendas"
    )
    return {row[0]: (*row[1:4], cents(row[4]), cents(row[5]), *row[6:]) for row in rows}


def sales_truth(company: Company) -> dict[str, tuple[Any, ...]]:
    """The same sales as the company states them."""
    return {
        sale.id_venda: (
            sale.id_empreendimento,
            sale.data_venda,
            sale.data_distrato,
            sale.valor_centavos,
            sale.comissao_prevista_centavos,
            sale.tipo_casamento,
            sale.eh_transferencia,
            sale.foi_transferida,
            sale.eh_ativa,
        )
        for sale in company.sandbox.truth().vendas
    }


def assert_marts_tell_the_truth(company: Company) -> None:
    """Every fact and every indicator, to the cent."""
    with company.reading():
        _sales_and_months(company)
        assert_sales_details_tell_the_truth(company)
        assert_disagreements_are_found(company)
        assert_stock_tells_the_truth(company)
        assert_leads_tell_the_truth(company)
        assert_finance_tells_the_truth(company)
        assert_targets_tell_the_truth(company)
        assert_media_spend_tells_the_truth(company)


def _sales_and_months(company: Company) -> None:
    """Every sale and every month and development."""
    true_sales = sales_truth(company)
    assert_same("sales", sales_marts(company), true_sales)
    assert_same("months", monthly_marts(company), monthly_truth(company))
    assert len(true_sales) > 50, "a company without sales proves nothing"
