"""Sales with what hangs on them: events, units, buyers, payment plans, distratos, the partners' part."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from datetime import date
from typing import Any

from pipelines.sandbox.box import PERSONAL_DATA_KEY
from tests.end_to_end.company import Company
from tests.end_to_end.comparing import CENTS, assert_same, assert_subjects, by_key, cents, split

# By the truth's name: how many of its first columns are the key, and the same columns of the marts.
SUBJECTS = {
    "vendas_detalhe": (
        1,
        f"""
        select id_venda, id_contrato, id_unidade, id_corretor, id_imobiliaria,
            (valor_contrato_cv * {CENTS})::bigint, (valor_contrato_sienge * {CENTS})::bigint,
            (valor_tabela * {CENTS})::bigint, area_privativa, (valor_comissao_paga * {CENTS})::bigint,
            mes_safra, dias_ate_distrato, foi_distratada, data_reserva, data_venda_informada,
            data_contrato, data_emissao
        from marts.fct_vendas""",
    ),
    "eventos_venda": (
        1,
        f"""
        select id_evento, tipo_evento, data_evento, id_empreendimento, id_unidade, id_corretor,
            id_imobiliaria, quantidade_vendas_brutas, quantidade_distratos,
            (vgv_bruto * {CENTS})::bigint, (vgv_distratado * {CENTS})::bigint,
            (valor_comissao_prevista * {CENTS})::bigint, (valor_contrato * {CENTS})::bigint,
            area_privativa, quantidade, (vgv * {CENTS})::bigint
        from marts.fct_eventos_venda""",
    ),
    "condicoes": (
        1,
        f"""
        select id_condicao, id_reserva, id_venda, id_empreendimento, nome_serie,
            data_primeiro_vencimento, quantidade_parcelas, (valor_parcela * {CENTS})::bigint,
            (valor_total * {CENTS})::bigint
        from marts.fct_condicoes_pagamento""",
    ),
    "participacoes": (
        2,
        f"""
        select mes_referencia, id_empreendimento, (vgv_bruto * {CENTS})::bigint,
            (vgv_distratado * {CENTS})::bigint, (vgv_bruto_empresa * {CENTS})::bigint,
            (vgv_distratado_empresa * {CENTS})::bigint, (vgv_liquido * {CENTS})::bigint,
            (vgv_liquido_empresa * {CENTS})::bigint, (vgv_liquido_socios * {CENTS})::bigint
        from kpis.kpi_vgv_participacao_mensal""",
    ),
    "partes": (
        2,
        """
        select id_empreendimento, data_vigencia_desde, data_vigencia_ate,
            (proporcao_empresa * 1000000)::bigint
        from marts.dim_participacoes""",
    ),
}


def assert_sales_details_tell_the_truth(company: Company) -> None:
    """Every event, unit, buyer, series of a plan, distrato and month of these, to the cent."""
    assert_subjects(company, SUBJECTS)
    details = {row.id_venda: row for row in company.sandbox.truth_rows("vendas_detalhe")}
    _distratos(company, details)
    _units(company, details)
    _months(company, details)
    _buyers(company)
    _people(company)


def _distratos(company: Company, details: dict[str, Any]) -> None:
    marts = {
        row[0]: (*row[1:7], *(cents(value) for value in row[7:]))
        for row in company.query(
            "select id_venda, id_empreendimento, data_distrato, mes_referencia, mes_venda, "
            "dias_ate_distrato, foi_transferida, valor_contrato, valor_comissao_prevista, "
            "valor_comissao_paga from marts.fct_distratos"
        )
    }
    truth = {
        sale.id_venda: (
            sale.id_empreendimento,
            sale.data_distrato,
            sale.data_distrato.replace(day=1),
            sale.data_venda.replace(day=1),
            details[sale.id_venda].dias_ate_distrato,
            sale.foi_transferida,
            sale.valor_centavos,
            sale.comissao_prevista_centavos,
            sale.comissao_paga_centavos,
        )
        for sale in company.sandbox.truth().vendas
        if sale.data_distrato
    }
    assert_same("distratos", marts, truth)


def _units(company: Company, details: dict[str, Any]) -> None:
    """Every sale of this company is of one unit, which has all of its value."""
    marts = {
        tuple(row[:2]): (row[2], cents(row[3]), row[4])
        for row in company.query(
            "select id_venda, id_unidade, proporcao_participacao, valor_contrato, eh_principal "
            "from marts.brg_vendas_unidades"
        )
    }
    truth = {
        (sale.id_venda, details[sale.id_venda].id_unidade): (1, sale.valor_centavos, True)
        for sale in company.sandbox.truth().vendas
    }
    assert_same("units of the sales", marts, truth)


def _months(company: Company, details: dict[str, Any]) -> None:
    """What `truth.mensal` leaves out: net figures, transfers, commissions paid and area sold."""
    marts = by_key(
        company.query(
            "select mes_referencia, id_empreendimento, quantidade_vendas_liquidas, "
            f"(vgv_liquido * {CENTS})::bigint, quantidade_transferencias, "
            f"(valor_comissao_paga * {CENTS})::bigint, area_privativa_vendida "
            "from kpis.kpi_vendas_mensal"
        ),
        2,
    )
    months: dict[tuple[date, str], list[Any]] = defaultdict(lambda: [0] * 5)
    for event in company.sandbox.truth_rows("eventos_venda"):
        row = months[(event.data_evento.replace(day=1), event.id_empreendimento)]
        row[0] += event.vendas - event.distratos
        row[1] += event.vgv_bruto_centavos - event.vgv_distratado_centavos
        row[2] += event.tipo_evento == "transferencia_entrada"
        if event.vendas:
            detail = details[event.id_evento.removesuffix(":venda")]
            row[3] += detail.comissao_paga_centavos
            row[4] += detail.area_privativa
    assert_same("months of sales", marts, {key: tuple(row) for key, row in months.items()})


def _buyers(company: Company) -> None:
    """Shares that add up to the sale: its value falls on its buyers, to the cent."""
    marts = {
        tuple(row[:2]): (float(row[2]), cents(row[3]), row[4])
        for row in company.query(
            "select id_venda, id_cliente, proporcao_participacao, valor_contrato, eh_principal "
            "from marts.brg_vendas_clientes"
        )
    }
    truth: dict[tuple[str, str], tuple[float, int, bool]] = {}
    sales: dict[str, list[Any]] = defaultdict(list)
    for row in company.sandbox.truth_rows("compradores"):
        sales[row.id_venda].append(row)
    for sale, buyers in sales.items():
        # The main buyer takes the cent that is left over.
        buyers.sort(key=lambda row: (not row.eh_principal, person(row)))
        parts = split(buyers[0].valor_centavos, {person(row): row.percentual for row in buyers})
        for row in buyers:
            name = person(row)
            truth[(sale, name)] = (row.percentual / 100, parts[name], row.eh_principal)
    assert_same("buyers of the sales", marts, truth)
    assert any(len(buyers) > 1 for buyers in sales.values()), "nobody bought together"


def _people(company: Company) -> None:
    marts = by_key(
        company.query(
            "select id_cliente, faixa_etaria, estado_civil, eh_do_crm, eh_do_erp, "
            "quantidade_compras, quantidade_compras_ativas from marts.dim_clientes"
        ),
        1,
    )
    truth = company.sandbox.truth_rows("clientes")
    assert_same("clients", marts, {(person(row),): tuple(row[2:]) for row in truth})
    assert any(row.eh_do_crm and row.eh_do_erp for row in truth), "nobody is known to both systems"


def person(row: Any) -> str:
    """The key of the warehouse for a person: the keyed hash of the document, else the CRM's number."""
    if row.documento is None:
        return str(row.numero)
    key = PERSONAL_DATA_KEY
    inner = hashlib.sha256(f"{key}:v1:documento:{row.documento}".encode()).hexdigest()
    return "v1:" + hashlib.sha256(f"{key}:fora:{inner}".encode()).hexdigest()
