"""Commissions, transfers and receivables, compared with what the simulated company knows about itself."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from datetime import date, timedelta
from statistics import median
from typing import Any

from tests.end_to_end.company import Company
from tests.end_to_end.comparing import (
    CENTS,
    assert_same,
    assert_subjects,
    cents,
    rate,
    ratio,
    split,
)

# By the truth's name: how many of its first columns are the key, and the same columns of the marts.
SUBJECTS = {
    "parcelas_receber": (
        2,
        f"""
        select p.id_titulo_receber, p.id_parcela, p.id_contrato, p.id_venda, p.id_empreendimento,
            p.situacao_parcela, p.eh_do_banco, p.data_emissao, p.data_vencimento,
            p.data_ultimo_recebimento, p.data_quitacao, (p.valor_original * {CENTS})::bigint,
            (p.valor_aberto * {CENTS})::bigint, (p.valor_aberto_corrigido * {CENTS})::bigint,
            (p.valor_recebido * {CENTS})::bigint, (p.valor_baixado_sem_caixa * {CENTS})::bigint,
            r.id_operacao, (p.valor_baixado * {CENTS})::bigint, p.dias_atraso, p.data_saida
        from marts.fct_parcelas_receber as p
        left join marts.fct_recebimentos as r using (id_titulo_receber, id_parcela)""",
    ),
    "atrasos": (
        3,
        f"""
        select mes_referencia, id_titulo_receber, id_parcela, (valor_em_atraso * {CENTS})::bigint,
            dias_atraso, eh_do_banco, data_base, id_contrato, id_venda, data_vencimento
        from marts.fct_atrasos_mensal""",
    ),
}


def assert_finance_tells_the_truth(company: Company) -> None:
    """Every instalment, transfer and month, to the cent."""
    assert_subjects(company, SUBJECTS)
    _beneficiaries(company)
    _commissions(company)
    _transfers(company)
    _receivables(company)
    _receipts(company)


def _beneficiaries(company: Company) -> None:
    """What was paid for a sale and what is still owed falls on who was promised something, by promise,
    to the cent."""
    sales: dict[str, list[Any]] = defaultdict(list)
    for row in company.sandbox.truth_rows("comissoes"):
        sales[row.id_venda].append(row)
    owed: dict[str, int] = defaultdict(int)
    for row in company.sandbox.truth_rows("parcelas_comissao"):
        owed[row.id_venda] += row.a_pagar_centavos
    known = {sale.id_venda: sale for sale in company.sandbox.truth().vendas}
    truth = {}
    for sale, rows in sales.items():
        promises = {row.id_beneficiario: row.previsto_centavos for row in rows}
        paid = split(rows[0].pago_da_venda_centavos, promises)
        to_pay = split(owed[sale], promises)
        for row in rows:
            truth[(sale, row.id_beneficiario)] = (
                row.id_corretor,
                row.id_imobiliaria,
                known[sale].id_empreendimento,
                known[sale].data_venda,
                known[sale].eh_transferencia,
                bool(known[sale].data_distrato and not known[sale].foi_transferida),
                row.previsto_centavos,
                paid[row.id_beneficiario],
                to_pay[row.id_beneficiario],
            )
    marts = {
        tuple(row[:2]): (*row[2:8], *(cents(value) for value in row[8:]))
        for row in company.query(
            "select id_venda, id_beneficiario, id_corretor, id_imobiliaria, id_empreendimento, "
            "data_venda, eh_transferencia, foi_distratada, valor_previsto, "
            "valor_pago, valor_a_pagar from marts.fct_comissoes"
        )
    }
    assert_same("beneficiaries", marts, truth)
    assert any(len(rows) > 2 for rows in sales.values()), "no commission is split"


def _commissions(company: Company) -> None:
    truth = company.sandbox.truth_rows("parcelas_comissao")
    sold = {sale.id_venda: sale.data_venda for sale in company.sandbox.truth().vendas}
    marts = {
        row[0]: (*row[1:7], *(cents(value) for value in row[7:12]), *row[12:])
        for row in company.query(
            "select id_parcela_comissao, id_venda, id_empreendimento, data_vencimento, "
            "data_pagamento, data_estorno, situacao_parcela, valor_previsto, valor_pago, valor_a_pagar, "
            "valor_suspenso, valor_a_estornar, dias_venda_ate_pagamento, dias_atraso, eh_vencida "
            "from marts.fct_parcelas_comissao"
        )
    }
    late = {
        row[0]: (company.today - row.data_vencimento).days
        for row in truth
        if row.a_pagar_centavos and row.data_vencimento < company.today
    }
    instalments = {
        row[0]: (
            *row[1:],
            row.pago_centavos if row.data_estorno else 0,
            (row.data_pagamento - sold[row.id_venda]).days if row.data_pagamento else None,
            late.get(row[0]),
            row[0] in late,
        )
        for row in truth
    }
    assert_same("instalments of commissions", marts, instalments)
    assert {row.situacao for row in truth} == {
        "paga", "a_vencer", "vencida", "suspensa", "cancelada", "de_outro_sistema",
    }  # fmt: skip

    # In the order: foreseen, paid, to pay, suspended, to give back, overdue; then how many instalments
    # are foreseen, paid, to pay, suspended, to give back and overdue; then days from sale to payment.
    months: dict[tuple[date, str], list[int]] = defaultdict(lambda: [0] * 13)

    def add(day: date | None, row: Any, place: int, value: int) -> None:
        if value:
            assert day is not None
            month = months[(day.replace(day=1), row.id_empreendimento)]
            month[place] += value
            month[place + 6] += 1

    for row in truth:
        add(row.data_vencimento, row, 0, row.previsto_centavos)
        add(row.data_pagamento, row, 1, row.pago_centavos)
        add(row.data_vencimento, row, 2, row.a_pagar_centavos)
        add(row.data_vencimento, row, 3, row.suspenso_centavos)
        add(row.data_estorno, row, 4, row.pago_centavos if row.data_estorno else 0)
        if row[0] in late:
            add(row.data_vencimento, row, 5, row.a_pagar_centavos)
        if row.pago_centavos:
            days = (row.data_pagamento - sold[row.id_venda]).days
            months[(row.data_pagamento.replace(day=1), row.id_empreendimento)][12] += days
    told = {
        tuple(row[:2]): (*(cents(value) for value in row[2:8]), *row[8:])
        for row in company.query(
            "select mes_referencia, id_empreendimento, valor_previsto, valor_pago, valor_a_pagar, "
            "valor_suspenso, valor_a_estornar, valor_vencido, quantidade_parcelas_previstas, "
            "quantidade_parcelas_pagas, quantidade_parcelas_a_pagar, quantidade_parcelas_vencidas, "
            "dias_venda_ate_pagamento_soma "
            "from kpis.kpi_comissoes_mensal"
        )
    }
    assert_same(
        "commissions by month",
        {key: values for key, values in told.items() if any(values)},
        # The indicator does not count what is suspended and what is to give back.
        {key: (*row[:9], *row[11:]) for key, row in months.items()},
    )


def _transfers(company: Company) -> None:
    truth = company.sandbox.truth_rows("repasses")
    marts = {
        row[0]: (*row[1:9], cents(row[9]), *row[10:13], *map(cents, row[13:17]), *row[17:])
        for row in company.query(
            "select id_repasse, id_venda, id_empreendimento, etapa_repasse, data_criacao, "
            "data_assinatura, data_registro, data_recurso_liberado, data_saida, valor_financiado, "
            "dias_na_situacao, eh_fora_do_prazo, data_venda, valor_previsto, valor_divida, valor_fgts, "
            "valor_contrato, eh_em_andamento, dias_venda_ate_criacao, dias_venda_ate_assinatura, "
            "dias_venda_ate_registro, dias_venda_ate_recurso from marts.fct_repasses"
        )
    }
    expected = {
        row[0]: (
            *row[1:],
            *(_days(row.data_venda, day) for day in row[4:8]),
        )  # created to released
        for row in truth
    }
    assert_same("transfers", marts, expected)

    # In the order: created, signed, registered, released, still under way at the month's end; the money
    # of all but the created; the days from the sale to each step, their sums and then their medians.
    steps = ("data_assinatura", "data_registro", "data_recurso_liberado")
    months: dict[tuple[date, str], tuple[int | None, ...]] = {}
    for place in {row.id_empreendimento for row in truth}:
        rows = [row for row in truth if row.id_empreendimento == place]
        month = min(row.data_criacao for row in rows).replace(day=1)
        while month <= company.today:
            following = (month.replace(day=28) + timedelta(days=4)).replace(day=1)
            created = [row for row in rows if month <= row.data_criacao < following]
            taken = [
                [
                    row
                    for row in rows
                    if getattr(row, step) and month <= getattr(row, step) < following
                ]
                for step in steps
            ]
            under_way = [
                row
                for row in rows
                if row.data_criacao < following
                and not (row.data_saida and row.data_saida < following)
            ]
            days = [
                [(getattr(row, step) - row.data_venda).days for row in found]
                for step, found in zip(steps, taken, strict=True)
            ]
            months[(month, place)] = (
                *(len(found) for found in (created, *taken, under_way)),
                *(sum(row.financiado_centavos for row in found) for found in (*taken, under_way)),
                *map(sum, days),
                *map(_median, days),
            )
            month = following
    told = {
        tuple(row[:2]): (*row[2:7], *(cents(value) for value in row[7:11]), *row[11:])
        for row in company.query(
            "select mes_referencia, id_empreendimento, quantidade_criados, quantidade_assinados, "
            "quantidade_registrados, quantidade_liberados, quantidade_em_andamento, valor_assinado, "
            "valor_registrado, valor_liberado, valor_em_andamento, dias_venda_ate_assinatura_soma, "
            "dias_venda_ate_registro_soma, dias_venda_ate_recurso_soma, "
            "dias_venda_ate_assinatura_mediana, dias_venda_ate_registro_mediana, "
            "dias_venda_ate_recurso_mediana from kpis.kpi_repasses_mensal"
        )
    }
    assert_same("transfers by month", told, months)


def _median(days: list[int]) -> int | None:
    """To the nearest day, of two as near the even one."""
    return round(median(days)) if days else None


def _days(first: date, then: date | None) -> int | None:
    return None if then is None else (then - first).days


def _receivables(company: Company) -> None:
    truth = company.sandbox.truth_rows("inadimplencia")
    told = {
        tuple(row[:2]): (*(cents(value) for value in row[2:9]), *row[9:13], *map(rate, row[13:]))
        for row in company.query(
            "select mes_referencia, id_empreendimento, valor_carteira, valor_vencido_acumulado, "
            "valor_em_atraso_1, valor_em_atraso_30, valor_em_atraso_60, valor_em_atraso_90, "
            "valor_em_atraso_banco, quantidade_contratos, quantidade_contratos_em_atraso_90, "
            "data_base, (valor_em_atraso_sub_judice * 100)::bigint, "
            "taxa_inadimplencia_1, taxa_inadimplencia_30, taxa_inadimplencia_90, "
            "taxa_carteira_em_atraso, taxa_contratos_em_atraso_90 "
            "from kpis.kpi_inadimplencia_mensal"
        )
    }
    states = {
        tuple(row[:2]): (
            *row[2:],
            min(row.mes.replace(day=monthrange(row.mes.year, row.mes.month)[1]), company.today),
            0,  # nobody is in court
            ratio(row.atraso_1_centavos, row.vencido_centavos),
            ratio(row.atraso_30_centavos, row.vencido_centavos),
            ratio(row.atraso_90_centavos, row.vencido_centavos),
            ratio(row.atraso_1_centavos, row.carteira_centavos),
            ratio(row.contratos_90, row.contratos),
        )
        for row in truth
    }
    assert_same("receivables by month", told, states)
    assert any(row.atraso_90_centavos for row in truth), "nobody is late, so nothing is proven"


def _receipts(company: Company) -> None:
    """What settled an instalment: money on its day, or a distrato that is no cash."""
    told = {
        tuple(row[:3]): (*row[3:7], *map(cents, row[7:9]), row[9])
        for row in company.query(
            "select id_titulo_receber, id_parcela, id_operacao, id_contrato, id_venda, "
            "id_empreendimento, data_recebimento, valor_bruto, valor_liquido, eh_caixa "
            "from marts.fct_recebimentos"
        )
    }
    truth = {
        (row.id_titulo_receber, row.id_parcela, row.operacao): (
            row.id_contrato,
            row.id_venda,
            row.id_empreendimento,
            row.data_quitacao,
            row.original_centavos,
            row.original_centavos,
            row.situacao_parcela == "recebida",
        )
        for row in company.sandbox.truth_rows("parcelas_receber")
        if row.operacao
    }
    assert_same("receipts", told, truth)
    assert {row[-1] for row in truth.values()} == {True, False}, "all of it is cash"
