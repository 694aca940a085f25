with

parcelas as (

    select * from {{ ref('int_comissoes__parcelas_unificadas') }}

),

final as (

    select
        id_parcela_comissao,
        id_venda,
        id_empreendimento,
        id_corretor,
        id_imobiliaria,
        fonte,
        fonte_previsao,
        fonte_pagamento,
        situacao_parcela,
        nome_situacao,
        metodo_data_pagamento,
        numero_parcela,
        data_venda,
        data_vencimento,
        data_pagamento,
        data_estorno,
        data_referencia_vencimento,
        data_referencia_pagamento,
        cast(valor_parcela as decimal(18, 2)) as valor_parcela,
        cast(valor_previsto as decimal(18, 2)) as valor_previsto,
        cast(valor_pago as decimal(18, 2)) as valor_pago,
        cast(valor_a_pagar as decimal(18, 2)) as valor_a_pagar,
        cast(valor_suspenso as decimal(18, 2)) as valor_suspenso,
        cast(valor_a_estornar as decimal(18, 2)) as valor_a_estornar,
        case
            when situacao_parcela = 'vencida' then date_diff('day', data_vencimento, {{ hoje() }})
        end as dias_atraso,
        date_diff('day', data_venda, data_pagamento) as dias_venda_ate_pagamento,
        situacao_parcela = 'vencida' as eh_vencida,
        foi_distratada,
        eh_transferencia,
        eh_situacao_mapeada
    from parcelas

)

select * from final
