with

unidades_por_mes as (

    select * from {{ ref('int_estoque__unidades_por_mes') }}

),

eventos as (

    select *
    from {{ ref('int_vendas__eventos_gerados') }}
    where data_evento <= {{ hoje() }} and quantidade <> 0

),

unidades as (

    select * from {{ ref('int_cadastros__unidades_conhecidas') }}

),

estoque as (

    select
        id_empreendimento,
        mes_referencia,
        sum(quantidade_lancada) as quantidade_lancada,
        sum(quantidade_ajustes) as quantidade_ajustes,
        sum(quantidade_estoque) as quantidade_estoque_final,
        sum(quantidade_lancada * valor_tabela) as vgv_lancado,
        sum(quantidade_estoque * valor_tabela) as vgv_estoque_final
    from unidades_por_mes
    group by
        id_empreendimento,
        mes_referencia

),

-- A sale that names no unit of the development comes in and goes out of the stock by itself.
vendas as (

    select
        eventos.id_empreendimento,
        eventos.mes_referencia,
        sum(eventos.quantidade_vendas_brutas) as quantidade_vendas_brutas,
        sum(eventos.quantidade_distratos) as quantidade_distratos,
        sum(eventos.vgv_bruto) as vgv_bruto,
        sum(eventos.vgv_distratado) as vgv_distratado,
        coalesce(sum(eventos.quantidade) filter (where unidades.id_unidade is null), 0)
            as quantidade_sem_unidade
    from eventos
    left join unidades
        on
            eventos.id_unidade = unidades.id_unidade
            and eventos.id_empreendimento = unidades.id_empreendimento
    where not coalesce(unidades.eh_complementar, false)
    group by
        eventos.id_empreendimento,
        eventos.mes_referencia

),

inicios as (

    select
        id_empreendimento,
        min(mes_referencia) as primeiro_mes
    from (
        select
            id_empreendimento,
            mes_referencia
        from estoque

        union all

        select
            id_empreendimento,
            mes_referencia
        from vendas
    ) as todos
    group by id_empreendimento

),

meses as (

    select
        inicios.id_empreendimento,
        cast(sequencia.mes as date) as mes_referencia
    from inicios
    cross join
        unnest(
            range(
                cast(inicios.primeiro_mes as timestamp),
                date_trunc('month', {{ hoje() }}) + interval 1 month,
                interval 1 month
            )
        ) as sequencia (mes)

),

preenchidos as (

    select
        meses.id_empreendimento,
        meses.mes_referencia,
        coalesce(estoque.quantidade_lancada, 0) as quantidade_lancada,
        coalesce(vendas.quantidade_vendas_brutas, 0) as quantidade_vendas_brutas,
        coalesce(vendas.quantidade_distratos, 0) as quantidade_distratos,
        coalesce(estoque.quantidade_ajustes, 0) + coalesce(vendas.quantidade_sem_unidade, 0)
            as quantidade_ajustes,
        coalesce(estoque.quantidade_estoque_final, 0) as quantidade_estoque_final,
        coalesce(estoque.vgv_lancado, 0) as vgv_lancado,
        coalesce(vendas.vgv_bruto, 0) as vgv_bruto,
        coalesce(vendas.vgv_distratado, 0) as vgv_distratado,
        coalesce(estoque.vgv_estoque_final, 0) as vgv_estoque_final
    from meses
    left join estoque using (id_empreendimento, mes_referencia)
    left join vendas using (id_empreendimento, mes_referencia)

),

final as (

    select
        id_empreendimento,
        mes_referencia,
        lag(quantidade_estoque_final, 1, 0) over historia as quantidade_estoque_inicial,
        quantidade_lancada,
        quantidade_vendas_brutas,
        quantidade_distratos,
        quantidade_ajustes,
        quantidade_estoque_final,
        lag(vgv_estoque_final, 1, 0) over historia as vgv_estoque_inicial,
        vgv_lancado,
        vgv_bruto,
        vgv_distratado,
        vgv_estoque_final,
        mes_referencia = date_trunc('month', {{ hoje() }}) as eh_mes_parcial
    from preenchidos
    window historia as (partition by id_empreendimento order by mes_referencia)

)

select * from final
