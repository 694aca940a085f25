with

parcelas as (

    select * from {{ ref('stg_sienge__parcelas') }}

),

recebimentos as (

    select * from {{ ref('int_recebiveis__recebimentos_classificados') }}

),

titulos as (

    select * from {{ ref('int_vendas__titulos_com_venda') }}

),

contratos as (

    select * from {{ ref('int_vendas__contratos_preparados') }}

),

condicoes as (

    select * from {{ ref('int_recebiveis__condicoes_mapeadas') }}

),

baixas as (

    select
        id_titulo_receber,
        id_parcela,
        sum(valor_bruto) as valor_baixado,
        sum(case when eh_caixa then valor_liquido else 0 end) as valor_recebido,
        sum(case when eh_caixa then 0 else valor_bruto end) as valor_baixado_sem_caixa,
        max(case when valor_bruto >= 0 then data_recebimento end) as data_ultima_baixa,
        max(case when eh_caixa and valor_bruto >= 0 then data_recebimento end)
            as data_ultimo_recebimento
    from recebimentos
    group by
        id_titulo_receber,
        id_parcela

),

reunidas as (

    select
        parcelas.*,
        titulos.id_contrato,
        contratos.id_empreendimento,
        titulos.id_venda,
        contratos.data_cancelamento as data_cancelamento_contrato,
        coalesce(contratos.situacao_contrato = 'cancelado', false) as eh_contrato_cancelado,
        coalesce(baixas.valor_baixado, 0) as valor_baixado,
        coalesce(baixas.valor_recebido, 0) as valor_recebido,
        coalesce(baixas.valor_baixado_sem_caixa, 0) as valor_baixado_sem_caixa,
        case when baixas.valor_recebido > 0 then baixas.data_ultimo_recebimento end
            as data_ultimo_recebimento,
        coalesce(parcelas.valor_saldo, 0) as valor_aberto,
        case when coalesce(parcelas.valor_saldo, 0) = 0 then baixas.data_ultima_baixa end
            as data_quitacao,
        -- The bank pays its part after the keys: a late one is no default of the buyer.
        coalesce(condicoes.classe_condicao = 'banco', false) as eh_do_banco,
        -- What is paid with a flat or a car is no money that anybody waits for.
        coalesce(condicoes.classe_condicao in ('bens', 'permuta'), false) as eh_em_bens,
        condicoes.eh_condicao_mapeada
    from parcelas
    left join baixas using (id_titulo_receber, id_parcela)
    left join titulos using (id_titulo_receber)
    left join contratos on titulos.id_contrato = contratos.id_contrato
    left join condicoes
        on
            parcelas.codigo_condicao_pagamento
            is not distinct from condicoes.codigo_condicao_pagamento
            and parcelas.nome_condicao_pagamento
            is not distinct from condicoes.nome_condicao_pagamento

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
            when eh_em_bens then 'em_bens'
            when data_vencimento < {{ hoje() }} then 'vencida'
            else 'a_vencer'
        end as situacao_parcela,
        eh_do_banco,
        eh_em_bens,
        eh_condicao_mapeada,
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
