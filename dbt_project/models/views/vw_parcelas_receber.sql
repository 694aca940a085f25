with

parcelas as (

    select *
    from {{ ref('fct_parcelas_receber') }}
    where id_contrato is not null

),

empreendimentos as (

    select * from {{ ref('dim_empreendimentos') }}

),

final as (

    select
        parcelas.id_titulo_receber,
        parcelas.id_parcela,
        parcelas.id_contrato,
        parcelas.id_venda,
        parcelas.id_empreendimento,
        empreendimentos.nome_empreendimento,
        parcelas.rotulo_parcela,
        parcelas.nome_condicao_pagamento,
        parcelas.situacao_parcela,
        parcelas.data_vencimento,
        cast(date_trunc('month', parcelas.data_vencimento) as date) as mes_referencia,
        {{ rotulo_mes('parcelas.data_vencimento') }} as rotulo_mes,
        parcelas.data_ultimo_recebimento,
        parcelas.data_quitacao,
        parcelas.valor_original,
        parcelas.valor_aberto,
        parcelas.valor_aberto_corrigido,
        parcelas.valor_recebido,
        parcelas.valor_baixado_sem_caixa,
        parcelas.dias_atraso,
        case
            when parcelas.situacao_parcela <> 'vencida' then null
            when parcelas.dias_atraso <= 30 then 'até 30 dias'
            when parcelas.dias_atraso <= 60 then '31 a 60 dias'
            when parcelas.dias_atraso <= 90 then '61 a 90 dias'
            else 'mais de 90 dias'
        end as faixa_atraso,
        parcelas.eh_do_banco,
        parcelas.eh_em_bens,
        parcelas.eh_sub_judice,
        parcelas.eh_previsao
    from parcelas
    left join empreendimentos using (id_empreendimento)

)

select * from final
