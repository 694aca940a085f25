with

unidades_por_mes as (

    select * from {{ ref('int_estoque__unidades_por_mes') }}

),

final as (

    select
        mes_referencia,
        data_referencia,
        id_unidade,
        id_empreendimento,
        situacao_estoque,
        metodo,
        data_entrada_oferta,
        cast(date_trunc('month', data_entrada_oferta) as date) as mes_entrada_oferta,
        date_diff('day', data_entrada_oferta, data_referencia) as dias_desde_entrada,
        cast(quantidade_estoque as bigint) as quantidade_estoque,
        cast(quantidade_lancada as bigint) as quantidade_lancada,
        cast(quantidade_ajustes as bigint) as quantidade_ajustes,
        valor_tabela,
        cast(quantidade_estoque * valor_tabela as decimal(18, 2)) as vgv_estoque,
        quantidade_estoque = 1 as eh_em_estoque,
        eh_mes_parcial
    from unidades_por_mes

)

select * from final
