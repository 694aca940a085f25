with

eventos as (

    select * from {{ ref('fct_eventos_funil') }}

),

jornadas as (

    select * from {{ ref('fct_jornada_leads') }}

),

investimentos as (

    select * from {{ ref('fct_investimento_midia') }}

),

origens as (

    select * from {{ ref('dim_origens') }}

),

no_periodo as (

    select
        mes_referencia,
        id_origem,
        count(*) filter (where etapa = 'lead') as quantidade_leads,
        count(*) filter (where etapa = 'visita') as quantidade_visitas,
        count(*) filter (where etapa = 'reserva') as quantidade_reservas,
        count(*) filter (where etapa = 'venda') as quantidade_vendas,
        sum(vgv) as vgv
    from eventos
    group by
        mes_referencia,
        id_origem

),

-- Money spent in January sells in April: what the leads of the month brought, whenever they did.
na_coorte as (

    select
        mes_referencia,
        id_origem,
        sum(quantidade_vendas) as quantidade_vendas_coorte,
        sum(vgv) as vgv_coorte
    from jornadas
    group by
        mes_referencia,
        id_origem

),

chaves as (

    select
        mes_referencia,
        id_origem
    from no_periodo

    union

    select
        mes_referencia,
        id_origem
    from investimentos

),

juntos as (

    select
        chaves.mes_referencia,
        chaves.id_origem,
        investimentos.valor_investido,
        coalesce(no_periodo.quantidade_leads, 0) as quantidade_leads,
        coalesce(no_periodo.quantidade_visitas, 0) as quantidade_visitas,
        coalesce(no_periodo.quantidade_reservas, 0) as quantidade_reservas,
        coalesce(no_periodo.quantidade_vendas, 0) as quantidade_vendas,
        coalesce(no_periodo.vgv, 0) as vgv,
        coalesce(na_coorte.quantidade_vendas_coorte, 0) as quantidade_vendas_coorte,
        coalesce(na_coorte.vgv_coorte, 0) as vgv_coorte
    from chaves
    left join no_periodo using (mes_referencia, id_origem)
    left join na_coorte using (mes_referencia, id_origem)
    left join investimentos using (mes_referencia, id_origem)

),

final as (

    select
        juntos.mes_referencia,
        {{ rotulo_mes('juntos.mes_referencia') }} as rotulo_mes,
        juntos.mes_referencia = date_trunc('month', {{ hoje() }}) as eh_mes_parcial,
        juntos.id_origem,
        origens.nome_origem,
        origens.grupo_origem,
        juntos.valor_investido,
        juntos.quantidade_leads,
        juntos.quantidade_visitas,
        juntos.quantidade_reservas,
        cast(juntos.quantidade_vendas as bigint) as quantidade_vendas,
        cast(juntos.vgv as decimal(18, 2)) as vgv,
        cast(juntos.quantidade_vendas_coorte as bigint) as quantidade_vendas_coorte,
        cast(juntos.vgv_coorte as decimal(18, 2)) as vgv_coorte,
        {{ razao('juntos.valor_investido', 'juntos.quantidade_leads') }} as valor_por_lead,
        {{ razao('juntos.valor_investido', 'juntos.quantidade_visitas') }} as valor_por_visita,
        {{ razao('juntos.valor_investido', 'juntos.quantidade_reservas') }} as valor_por_reserva,
        {{ razao('juntos.valor_investido', 'juntos.quantidade_vendas_coorte') }}
            as valor_por_venda
    from juntos
    left join origens using (id_origem)

)

select * from final
