with

eventos as (

    select * from {{ ref('int_vendas__eventos_gerados') }}

),

final as (

    select
        id_evento,
        id_venda,
        tipo_evento,
        data_evento,
        mes_referencia,
        id_empreendimento,
        id_unidade,
        id_corretor,
        id_imobiliaria,
        fonte,
        tipo_venda,
        cast(quantidade as bigint) as quantidade,
        cast(vgv as decimal(18, 2)) as vgv,
        valor_contrato,
        area_privativa,
        cast(quantidade_vendas_brutas as bigint) as quantidade_vendas_brutas,
        cast(quantidade_distratos as bigint) as quantidade_distratos,
        cast(vgv_bruto as decimal(18, 2)) as vgv_bruto,
        cast(vgv_distratado as decimal(18, 2)) as vgv_distratado,
        cast(valor_comissao_prevista as decimal(18, 2)) as valor_comissao_prevista
    from eventos

)

select * from final
