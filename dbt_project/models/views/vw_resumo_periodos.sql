with

eventos as (

    select * from {{ ref('fct_eventos_venda') }}

),

dia as (

    select {{ hoje() }} as hoje

),

-- Past periods stop at the same day as the current one, so that like is compared with like; DuckDB
-- takes a month from 31 March as 28 February.
periodos as (

    select
        'mes_atual' as periodo,
        cast(date_trunc('month', hoje) as date) as data_inicio,
        hoje as data_fim,
        {{ rotulo_mes('hoje') }} as rotulo_periodo
    from dia

    union all

    select
        'mes_anterior' as periodo,
        cast(date_trunc('month', hoje - interval 1 month) as date) as data_inicio,
        cast(hoje - interval 1 month as date) as data_fim,
        {{ rotulo_mes('hoje - interval 1 month') }}
        || ' até dia ' || day(hoje - interval 1 month) as rotulo_periodo
    from dia

    union all

    select
        'ano_atual' as periodo,
        cast(date_trunc('year', hoje) as date) as data_inicio,
        hoje as data_fim,
        cast(year(hoje) as varchar) as rotulo_periodo
    from dia

    union all

    select
        'ano_anterior_mesmo_periodo' as periodo,
        cast(date_trunc('year', hoje - interval 1 year) as date) as data_inicio,
        cast(hoje - interval 1 year as date) as data_fim,
        year(hoje - interval 1 year)
        || ' até ' || strftime(hoje - interval 1 year, '%d/%m') as rotulo_periodo
    from dia

),

somados as (

    select
        periodos.periodo,
        periodos.rotulo_periodo,
        periodos.data_inicio,
        periodos.data_fim,
        coalesce(sum(eventos.quantidade_vendas_brutas), 0) as quantidade_vendas_brutas,
        coalesce(sum(eventos.quantidade_distratos), 0) as quantidade_distratos,
        coalesce(sum(eventos.quantidade), 0) as quantidade_vendas_liquidas,
        coalesce(sum(eventos.vgv_bruto), 0) as vgv_bruto,
        coalesce(sum(eventos.vgv_distratado), 0) as vgv_distratado,
        coalesce(sum(eventos.vgv), 0) as vgv_liquido,
        coalesce(sum(eventos.valor_comissao_prevista), 0) as valor_comissao_prevista
    from periodos
    left join eventos
        on eventos.data_evento between periodos.data_inicio and periodos.data_fim
    group by
        periodos.periodo,
        periodos.rotulo_periodo,
        periodos.data_inicio,
        periodos.data_fim

),

final as (

    select
        periodo,
        rotulo_periodo,
        data_inicio,
        data_fim,
        cast(quantidade_vendas_brutas as bigint) as quantidade_vendas_brutas,
        cast(quantidade_distratos as bigint) as quantidade_distratos,
        cast(quantidade_vendas_liquidas as bigint) as quantidade_vendas_liquidas,
        cast(vgv_bruto as decimal(18, 2)) as vgv_bruto,
        cast(vgv_distratado as decimal(18, 2)) as vgv_distratado,
        cast(vgv_liquido as decimal(18, 2)) as vgv_liquido,
        {{ razao('vgv_bruto', 'quantidade_vendas_brutas') }} as ticket_medio,
        cast(valor_comissao_prevista as decimal(18, 2)) as valor_comissao_prevista
    from somados

)

select * from final
