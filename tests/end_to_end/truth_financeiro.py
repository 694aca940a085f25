"""Commissions, transfers and receivables, compared with what the simulated company knows about itself."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from tests.end_to_end.company import Company
from tests.end_to_end.comparing import assert_same, cents


def assert_finance_tells_the_truth(company: Company) -> None:
    """Every instalment, transfer and month, to the cent."""
    _commissions(company)
    _transfers(company)
    _receivables(company)


def _commissions(company: Company) -> None:
    truth = company.sandbox.truth_rows("parcelas_comissao")
    marts = {
        row[0]: (*row[1:6], *(cents(value) for value in row[6:]))
        for row in company.query(
            "select id_parcela_comissao, id_venda, id_empreendimento, data_vencimento, "
            "data_pagamento, data_estorno, valor_previsto, valor_pago, valor_a_pagar, "
            "valor_suspenso from marts.fct_parcelas_comissao"
        )
    }
    assert_same("instalments of commissions", marts, {row[0]: tuple(row[1:]) for row in truth})
    assert any(row.suspenso_centavos for row in truth), "no open instalment of an undone sale"

    # In the order: foreseen, paid, to pay, suspended, to give back.
    months: dict[tuple[date, str], list[int]] = defaultdict(lambda: [0] * 5)

    def add(day: date | None, row: Any, place: int, value: int) -> None:
        if value:
            assert day is not None
            months[(day.replace(day=1), row.id_empreendimento)][place] += value

    for row in truth:
        add(row.data_vencimento, row, 0, row.previsto_centavos)
        add(row.data_pagamento, row, 1, row.pago_centavos)
        add(row.data_vencimento, row, 2, row.a_pagar_centavos)
        add(row.data_vencimento, row, 3, row.suspenso_centavos)
        add(row.data_estorno, row, 4, row.pago_centavos if row.data_estorno else 0)
    told = {
        tuple(row[:2]): tuple(cents(value) for value in row[2:])
        for row in company.query(
            "select mes_referencia, id_empreendimento, valor_previsto, valor_pago, valor_a_pagar, "
            "valor_suspenso, valor_a_estornar from kpis.kpi_comissoes_mensal"
        )
    }
    assert_same(
        "commissions by month",
        {key: values for key, values in told.items() if any(values)},
        {key: tuple(values) for key, values in months.items()},
    )


def _transfers(company: Company) -> None:
    truth = company.sandbox.truth_rows("repasses")
    marts = {
        row[0]: (*row[1:8], cents(row[8]), *row[9:])
        for row in company.query(
            "select id_repasse, id_venda, id_empreendimento, etapa_repasse, data_criacao, "
            "data_assinatura, data_registro, data_saida, valor_financiado, dias_na_situacao, "
            "eh_fora_do_prazo from marts.fct_repasses"
        )
    }
    assert_same("transfers", marts, {row[0]: tuple(row[1:]) for row in truth})

    # In the order: created, signed, registered, still under way at the month's end.
    months: dict[tuple[date, str], list[int]] = {}
    for place in {row.id_empreendimento for row in truth}:
        rows = [row for row in truth if row.id_empreendimento == place]
        month = min(row.data_criacao for row in rows).replace(day=1)
        while month <= company.today:
            following = (month.replace(day=28) + (date(1, 1, 5) - date(1, 1, 1))).replace(day=1)
            steps = [
                sum(1 for row in rows if day(row) and month <= day(row) < following)
                for day in (
                    lambda row: row.data_criacao,
                    lambda row: row.data_assinatura,
                    lambda row: row.data_registro,
                )
            ]
            open_then = sum(
                1
                for row in rows
                if row.data_criacao < following
                and not (row.data_saida and row.data_saida < following)
            )
            months[(month, place)] = [*steps, open_then]
            month = following
    told = {
        tuple(row[:2]): tuple(row[2:])
        for row in company.query(
            "select mes_referencia, id_empreendimento, quantidade_criados, quantidade_assinados, "
            "quantidade_registrados, quantidade_em_andamento from kpis.kpi_repasses_mensal"
        )
    }
    assert_same("transfers by month", told, {key: tuple(row) for key, row in months.items()})


def _receivables(company: Company) -> None:
    truth = company.sandbox.truth_rows("inadimplencia")
    told = {
        tuple(row[:2]): (*(cents(value) for value in row[2:9]), *row[9:])
        for row in company.query(
            "select mes_referencia, id_empreendimento, valor_carteira, valor_vencido_acumulado, "
            "valor_em_atraso_1, valor_em_atraso_30, valor_em_atraso_60, valor_em_atraso_90, "
            "valor_em_atraso_banco, quantidade_contratos, quantidade_contratos_em_atraso_90 "
            "from kpis.kpi_inadimplencia_mensal"
        )
    }
    assert_same("receivables by month", told, {tuple(row[:2]): tuple(row[2:]) for row in truth})
    assert any(row.atraso_90_centavos for row in truth), "nobody is late, so nothing is proven"
