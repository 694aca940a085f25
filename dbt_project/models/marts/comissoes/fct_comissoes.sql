with

rateadas as (

    select * from {{ ref('int_comissoes__rateadas_por_beneficiario') }}

),

vendas as (

    select * from {{ ref('int_vendas__vendas_unificadas') }}

),

final as (

    select
        rateadas.id_venda,
        rateadas.id_beneficiario,
        rateadas.papel_beneficiario,
        rateadas.id_corretor,
        rateadas.id_imobiliaria,
        vendas.id_empreendimento,
        vendas.data_venda,
        vendas.mes_referencia,
        cast(rateadas.valor_previsto as decimal(18, 2)) as valor_previsto,
        cast(rateadas.valor_pago as decimal(18, 2)) as valor_pago,
        cast(rateadas.valor_a_pagar as decimal(18, 2)) as valor_a_pagar,
        vendas.foi_distratada,
        vendas.eh_transferencia
    from rateadas
    inner join vendas using (id_venda)

)

select * from final
