with

parcelas as (

    select * from {{ ref('stg_sienge__parcelas') }}

),

recebimentos as (

    select * from {{ ref('int_recebiveis__recebimentos_classificados') }}

),

-- One bill belongs to one contract; should two claim it, the one that stands goes first.
contratos as (

    select *
    from {{ ref('int_vendas__contratos_preparados') }}
    where id_titulo_receber is not null
    qualify row_number() over (
            partition by id_titulo_receber
            order by (situacao_contrato = 'cancelado') asc, id_contrato desc
        ) = 1

),

reemitidos as (

    select * from {{ ref('int_vendas__contratos_reemitidos') }}

),

vendas as (

    select * from {{ ref('int_vendas__vendas_unificadas') }}

),

-- What was paid under a contract that another replaced was paid for the sale of the one in force.
contratos_da_venda as (

    select
        contratos.*,
        coalesce(propria.id_venda, do_vigente.id_venda) as id_venda
    from contratos
    left join reemitidos using (id_contrato)
    left join vendas as propria on contratos.id_contrato = propria.id_contrato
    left join vendas as do_vigente on reemitidos.id_contrato_vigente = do_vigente.id_contrato

),

baixas as (

    select
        id_titulo_receber,
        id_parcela,
        sum(valor_bruto) as valor_baixado,
        sum(case when eh_caixa then valor_liquido else 0 end) as valor_recebido,
        sum(case when eh_caixa then 0 else valor_bruto end) as valor_baixado_sem_caixa,
        max(data_recebimento) as data_ultima_baixa,
        max(case when eh_caixa then data_recebimento end) as data_ultimo_recebimento
    from recebimentos
    group by
        id_titulo_receber,
        id_parcela

),

reunidas as (

    select
        parcelas.*,
        contratos_da_venda.id_contrato,
        contratos_da_venda.id_empreendimento,
        contratos_da_venda.id_venda,
        contratos_da_venda.data_cancelamento as data_cancelamento_contrato,
        coalesce(contratos_da_venda.situacao_contrato = 'cancelado', false)
            as eh_contrato_cancelado,
        coalesce(baixas.valor_baixado, 0) as valor_baixado,
        coalesce(baixas.valor_recebido, 0) as valor_recebido,
        coalesce(baixas.valor_baixado_sem_caixa, 0) as valor_baixado_sem_caixa,
        baixas.data_ultimo_recebimento,
        coalesce(parcelas.valor_saldo, 0) as valor_aberto,
        case when coalesce(parcelas.valor_saldo, 0) = 0 then baixas.data_ultima_baixa end
            as data_quitacao
    from parcelas
    left join baixas using (id_titulo_receber, id_parcela)
    left join contratos_da_venda using (id_titulo_receber)

),

final as (

    select
        id_titulo_receber,
        id_parcela,
        id_contrato,
        id_venda,
        id_empreendimento,
        rotulo_parcela,
        codigo_condicao_pagamento,
        nome_condicao_pagamento,
        nome_indexador,
        situacao_inadimplencia,
        case
            when eh_contrato_cancelado and valor_aberto > 0 then 'cancelada'
            when valor_aberto = 0 and valor_recebido > 0 then 'recebida'
            when valor_aberto = 0 then 'baixada'
            when data_vencimento < {{ hoje() }} then 'vencida'
            else 'a_vencer'
        end as situacao_parcela,
        -- The bank pays its part after the keys: a late one is no default of the buyer.
        coalesce(
            upper(codigo_condicao_pagamento) in (
                {%- for codigo in var('condicoes_do_banco') %}
                    '{{ codigo }}'{{ ',' if not loop.last }}
                {%- endfor %}
            ),
            false
        ) as eh_do_banco,
        coalesce(eh_sub_judice, false) as eh_sub_judice,
        coalesce(eh_previsao, false) as eh_previsao,
        coalesce(data_emissao, data_vencimento) as data_emissao,
        data_vencimento,
        data_ultimo_recebimento,
        data_quitacao,
        data_cancelamento_contrato,
        -- It leaves without being paid with its contract, or when something that is no cash (a new
        -- plan, an exchange) took its place.
        least(
            data_cancelamento_contrato,
            case when valor_aberto = 0 and valor_recebido <= 0 then data_quitacao end
        ) as data_saida,
        valor_original,
        valor_aberto,
        case when valor_aberto > 0 then coalesce(valor_saldo_corrigido, valor_aberto) else 0 end
            as valor_aberto_corrigido,
        valor_baixado,
        valor_recebido,
        valor_baixado_sem_caixa
    from reunidas

)

select * from final
