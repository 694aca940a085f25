with

eventos as (

    select * from {{ ref('int_leads__eventos_funil') }}

),

final as (

    select
        id_evento,
        etapa,
        cast(ordem_etapa as bigint) as ordem_etapa,
        id_lead,
        id_registro,
        id_venda,
        data_evento,
        mes_referencia,
        id_empreendimento,
        id_corretor,
        id_imobiliaria,
        id_origem,
        tem_lead,
        cast(1 as bigint) as quantidade,
        cast(vgv as decimal(18, 2)) as vgv
    from eventos

)

select * from final
