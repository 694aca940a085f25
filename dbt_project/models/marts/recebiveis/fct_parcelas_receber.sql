with

parcelas as (

    select * from {{ ref('int_recebiveis__parcelas_apuradas') }}

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
        situacao_parcela,
        data_emissao,
        data_vencimento,
        data_ultimo_recebimento,
        data_quitacao,
        data_cancelamento_contrato,
        data_saida,
        valor_original,
        cast(valor_aberto as decimal(18, 2)) as valor_aberto,
        cast(valor_aberto_corrigido as decimal(18, 2)) as valor_aberto_corrigido,
        cast(valor_baixado as decimal(18, 2)) as valor_baixado,
        cast(valor_recebido as decimal(18, 2)) as valor_recebido,
        cast(valor_baixado_sem_caixa as decimal(18, 2)) as valor_baixado_sem_caixa,
        case
            when situacao_parcela = 'vencida' then date_diff('day', data_vencimento, {{ hoje() }})
        end as dias_atraso,
        eh_do_banco,
        eh_em_bens,
        eh_condicao_mapeada,
        eh_sub_judice,
        eh_previsao
    from parcelas

)

select * from final
