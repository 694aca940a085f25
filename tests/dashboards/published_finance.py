"""Invented commissions, transfers, targets and differences for the published fixture, made from its sales."""

from __future__ import annotations

import duckdb

from tests.dashboards import contracts

# Every tenth sale differs in its value; every ninety-ninth has no contract in the ERP.
RECONCILIATION = """
    insert into views.vw_conciliacao_crm_erp by name
    select
        id_venda as id_conciliacao, id_venda, id_reserva,
        if(id_reserva % 99 = 0, null, id_contrato) as id_contrato, id_empreendimento,
        nome_empreendimento, tipo_casamento,
        case when id_reserva % 99 = 0 then 'ausente_no_erp'
            when id_reserva % 10 = 7 then 'valor' end as motivo,
        case when id_reserva % 99 = 0 then 'Venda do CRM sem contrato no Sienge'
            when id_reserva % 10 = 7 then 'Valor do contrato diferente' end as rotulo_motivo,
        case when id_reserva % 99 = 0 then 'Emitir o contrato'
            when id_reserva % 10 = 7 then 'Acertar o valor' end as o_que_fazer,
        'ativa' as situacao_cv, if(id_reserva % 99 = 0, null, 'emitido') as situacao_sienge,
        nome_unidade as nome_unidade_cv, data_venda as data_cv, data_venda as data_base,
        valor_contrato as valor_cv,
        case when id_reserva % 99 <> 0 then valor_contrato - if(id_reserva % 10 = 7, 1500.25, 0) end
            as valor_sienge,
        case when id_reserva % 99 = 0 then valor_contrato
            when id_reserva % 10 = 7 then 1500.25 else 0 end as valor_em_jogo,
        (date '2026-03-20' - data_venda)::bigint as dias_desde_venda,
        id_reserva % 99 = 0 or id_reserva % 10 = 7 as tem_divergencia
    from views.vw_vendas
"""
UNMAPPED = """
    insert into views.vw_pendencias_mapeamento by name
    select
        'origem' as tipo_pendencia, 'Feirão 2026' as texto, 'origens_midia' as nome_semente,
        count(*) as quantidade, 0 as valor
    from views.vw_vendas
    having count(*) > 0
"""
# Two instalments per sale, 30 and 90 days after it. The first is paid; the second once it is due, except
# of every fifth sale, which is overdue.
INSTALMENTS = """
    insert into views.vw_parcelas_comissao by name
    with parcelas as (
        select
            *, data_venda + 30 * (2 * ordem - 1)::integer as vence, date '2026-03-20' as hoje,
            (valor_comissao_prevista / 2)::decimal(18, 2) as valor
        from views.vw_vendas, (values (1), (2)) as o(ordem)
    ),
    situacoes as (
        select
            *,
            case when vence > hoje then 'a_vencer' when ordem = 2 and id_reserva % 5 = 0 then 'vencida'
                else 'paga' end as situacao
        from parcelas
    )
    select
        id_venda || '-' || ordem as id_parcela_comissao, id_venda, id_empreendimento,
        nome_empreendimento, id_imobiliaria, nome_imobiliaria, 'cvcrm' as fonte,
        situacao as situacao_parcela, situacao as nome_situacao, data_venda,
        if(id_reserva % 7 = 0, null, vence) as data_vencimento, vence as data_referencia_vencimento,
        if(situacao = 'paga' and id_reserva % 7 > 0, vence, null) as data_pagamento,
        if(situacao = 'paga', vence, null) as data_referencia_pagamento,
        if(situacao = 'paga' and foi_distratada, greatest(vence, data_distrato), null)
            as data_estorno,
        valor as valor_parcela, valor as valor_previsto, if(situacao = 'paga', valor, 0) as valor_pago,
        if(situacao = 'paga', 0, valor) as valor_a_pagar, 0 as valor_suspenso,
        if(situacao = 'paga' and foi_distratada, valor, 0) as valor_a_estornar,
        if(situacao = 'vencida', (hoje - vence)::bigint, null) as dias_atraso,
        case when situacao = 'a_vencer' then 'a vencer'
            when situacao = 'vencida' and hoje - vence <= 90 then 'até 30 dias'
            when situacao = 'vencida' then 'mais de 90 dias' end as faixa_atraso,
        situacao = 'vencida' as eh_vencida, foi_distratada, eh_transferencia
    from situacoes
"""
# The broker gets two thirds, the agency the rest; something of each share is still open.
SHARES = """
    insert into views.vw_comissoes by name
    select
        id_venda, papel || '-' || split_part(if(papel = 'cc', id_corretor, id_imobiliaria), '-', 2)
            as id_beneficiario,
        papel as papel_beneficiario, if(papel = 'cc', id_corretor, null) as id_corretor,
        if(papel = 'cc', rotulo_corretor, null) as rotulo_corretor,
        if(papel = 'ic', id_imobiliaria, null) as id_imobiliaria,
        if(papel = 'ic', nome_imobiliaria, null) as nome_imobiliaria, id_empreendimento,
        nome_empreendimento, data_venda, mes_referencia, rotulo_mes,
        (valor_comissao_prevista * partes / 3)::decimal(18, 2) as valor_previsto,
        (valor_previsto * if(id_reserva % 4 = 0, 0.25, 0.9))::decimal(18, 2) as valor_pago,
        valor_previsto - valor_pago as valor_a_pagar, foi_distratada, eh_transferencia
    from views.vw_vendas, (values ('cc', 2), ('ic', 1)) as p(papel, partes)
"""
# Every third sale is financed; what was sold in the last 200 days is still under way.
TRANSFERS = """
    insert into views.vw_repasses by name
    with repasses as (
        select *, (date '2026-03-20' - data_venda)::integer as dias
        from views.vw_vendas
        where id_reserva % 3 = 0
    ),
    etapas as (
        select
            *,
            case when foi_distratada then 'encerrado' when dias > 200 then 'liberado'
                when dias > 90 then 'registrado' when dias > 30 then 'assinado' else 'criado'
                end as etapa
        from repasses
    )
    select
        id_reserva as id_repasse, id_reserva, id_venda, id_empreendimento, nome_empreendimento,
        nome_bloco, nome_unidade, id_corretor, rotulo_corretor, id_imobiliaria, nome_imobiliaria,
        upper(etapa[1]) || etapa[2:] as nome_situacao, etapa as etapa_repasse,
        'Adimplente' as situacao_pagamento, if(id_reserva % 2 = 0, 'Banco Azul', 'Banco Verde')
            as nome_banco,
        case when etapa in ('liberado', 'encerrado') then null when dias % 30 <= 15 then '0 a 15'
            else '16 a 30' end as faixa_dias,
        data_venda, data_venda as data_criacao,
        case when etapa in ('assinado', 'registrado', 'liberado')
            then [8, 12, 15, 20, 28][1 + id_reserva % 5] end as dias_venda_ate_assinatura,
        case when etapa in ('registrado', 'liberado')
            then [40, 70, 75, 80, 85][1 + id_reserva % 5] end as dias_venda_ate_registro,
        data_venda + dias_venda_ate_assinatura::integer as data_assinatura,
        data_venda + dias_venda_ate_registro::integer as data_registro,
        case etapa when 'liberado' then data_venda + 120 when 'registrado' then date '2026-03-22'
            end as data_recurso_liberado,
        valor_contrato, (valor_contrato * 0.7)::decimal(18, 2) as valor_financiado,
        if(etapa in ('liberado', 'encerrado'), null, dias % 30) as dias_na_situacao,
        20 as dias_prazo,
        etapa not in ('liberado', 'encerrado') as eh_em_andamento,
        etapa not in ('liberado', 'encerrado') and dias % 30 > 20 as eh_fora_do_prazo
    from etapas
"""
# Net VGV by company and development; the last development by name has no target.
TARGETS = """
    insert into views.vw_metas by name
    with realizados as (
        select
            mes_referencia, 'empreendimento' as nivel, id_empreendimento as id_entidade,
            nome_empreendimento as nome_entidade, sum(vgv) as valor_realizado
        from views.vw_eventos_venda
        group by all
        union all
        select mes_referencia, 'empresa', 'empresa', 'Empresa', sum(vgv)
        from views.vw_eventos_venda
        group by all
    ),
    metas as (
        select
            *,
            if(id_entidade = 'cv-6', null, if(nivel = 'empresa', 9000000, 1500000)) as meta,
            mes_referencia = date '2026-03-01' as eh_mes_parcial
        from realizados
    )
    select
        mes_referencia, strftime(mes_referencia, '%m/%y') as rotulo_mes, 'vgv_liquido' as metrica,
        nivel, id_entidade, nome_entidade, 'R$' as unidade,
        case when meta is null then 'sem_meta' when valor_realizado >= meta then 'atingida'
            when eh_mes_parcial then 'em_curso' else 'nao_atingida' end as situacao_meta,
        meta as valor_meta, valor_realizado, valor_realizado - meta as valor_diferenca,
        meta * if(eh_mes_parcial, 14, 22) / 22 as valor_meta_ate_hoje,
        if(eh_mes_parcial, greatest(meta - valor_realizado, 0) / 8, null)
            as valor_ritmo_necessario,
        valor_realizado * 22 / if(eh_mes_parcial, 14, 22) as valor_projecao,
        valor_realizado / meta as taxa_atingimento, 22 as quantidade_dias_uteis_mes,
        if(eh_mes_parcial, 14, 22) as quantidade_dias_uteis_corridos,
        if(eh_mes_parcial, 8, 0) as quantidade_dias_uteis_restantes, meta is not null as tem_meta,
        eh_mes_parcial
    from metas
"""
# Business days are those from Monday to Friday: no invented company closes on holidays.
CALENDAR = """
    insert into views.vw_calendario by name
    select
        dia::date as data, date_trunc('month', dia)::date as mes_referencia,
        strftime(dia, '%m/%y') as rotulo_mes, isodow(dia) < 6 as eh_dia_util,
        count_if(isodow(dia) < 6) over (partition by date_trunc('month', dia) order by dia)
            as dia_util_do_mes,
        count_if(isodow(dia) < 6) over (partition by date_trunc('month', dia))
            as quantidade_dias_uteis_mes
    from range(timestamp '2023-01-01', timestamp '2027-01-01', interval 1 day) as r(dia)
"""
VIEWS = {
    "vw_conciliacao_crm_erp": RECONCILIATION,
    "vw_pendencias_mapeamento": UNMAPPED,
    "vw_parcelas_comissao": INSTALMENTS,
    "vw_comissoes": SHARES,
    "vw_repasses": TRANSFERS,
    "vw_metas": TARGETS,
    "vw_calendario": CALENDAR,
}


def fill(connection: duckdb.DuckDBPyConnection) -> None:
    """Write the views of finance and control; sales and their events are there already."""
    for view, statement in VIEWS.items():
        contracts.create(connection, view)
        connection.execute(statement)
