with

movimentos as (

    select * from {{ ref('int_estoque__movimentos') }}

),

final as (

    select
        mes_referencia,
        id_empreendimento,
        cast(quantidade_estoque_inicial as bigint) as quantidade_estoque_inicial,
        cast(quantidade_lancada as bigint) as quantidade_lancada,
        cast(quantidade_distratos as bigint) as quantidade_retornos,
        cast(quantidade_ajustes as bigint) as quantidade_ajustes,
        cast(quantidade_vendas_brutas as bigint) as quantidade_vendas_brutas,
        cast(quantidade_estoque_final as bigint) as quantidade_estoque_final,
        cast(vgv_estoque_inicial as decimal(18, 2)) as vgv_estoque_inicial,
        cast(vgv_lancado as decimal(18, 2)) as vgv_lancado,
        cast(vgv_bruto as decimal(18, 2)) as vgv_bruto,
        cast(vgv_distratado as decimal(18, 2)) as vgv_distratado,
        cast(vgv_estoque_final as decimal(18, 2)) as vgv_estoque_final,
        eh_mes_parcial
    from movimentos

)

select * from final
