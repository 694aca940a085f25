-- Agencies or brokers in the period: what they received and what they sold, their position by net VGV,
-- the one in the compared period and the difference. Equal figures share a position, and only who sold
-- or cancelled, and is known, has one. Conversion is of the leads that were registered in the period.
with

leads as (

    select
        coalesce(e.{id}, '') as id,
        count(*) as leads,
        quantile_disc(e.minutos_ate_primeiro_contato, 0.5) as primeiro_contato,
        count(*) filter (where e.foi_ate_venda) as com_venda
    from views.vw_leads as e
    where e.data_cadastro between $inicio::date and $fim::date and {filtros}
    group by 1

),

etapas as (

    select
        coalesce(e.{id}, '') as id,
        coalesce(sum(e.quantidade) filter (where e.etapa = 'visita'), 0) as visitas,
        coalesce(sum(e.quantidade) filter (where e.etapa = 'reserva'), 0) as reservas
    from views.vw_eventos_funil as e
    where e.data_evento between $inicio::date and $fim::date and {filtros}
    group by 1

),

vendas as (

    select
        coalesce(e.{id}, '') as id,
        sum(e.quantidade_vendas_brutas) as vendas_brutas,
        sum(e.quantidade_distratos) as distratos,
        sum(e.quantidade) as vendas_liquidas,
        sum(e.vgv_bruto) as vgv_bruto,
        sum(e.vgv_distratado) as vgv_distratado,
        sum(e.vgv) as vgv_liquido,
        rank() over (partition by coalesce(e.{id}, '') = '' order by sum(e.vgv) desc) as posicao
    from views.vw_eventos_venda as e
    where
        e.data_evento between $inicio::date and $fim::date
        and {filtros}
    group by 1
    having sum(e.quantidade_vendas_brutas) > 0 or sum(e.quantidade_distratos) > 0

),

vendas_comparadas as (

    select
        coalesce(e.{id}, '') as id,
        rank() over (partition by coalesce(e.{id}, '') = '' order by sum(e.vgv) desc) as posicao
    from views.vw_eventos_venda as e
    where
        e.data_evento between $inicio_comparado::date and $fim_comparado::date
        and {filtros}
    group by 1
    having sum(e.quantidade_vendas_brutas) > 0 or sum(e.quantidade_distratos) > 0

),

nomes as (

    select
        {id} as id,
        max({nome}) as rotulo
    from views.{view}
    where {id} is not null
    group by {id}
    union all
    select '', 'Não informado'

),

juntas as (

    select
        nullif(n.id, '') as id,
        n.rotulo,
        case when n.id <> '' then v.posicao end as posicao,
        case when n.id <> '' then c.posicao end as posicao_comparada,
        case when n.id <> '' then c.posicao - v.posicao end as mudanca_posicao,
        coalesce(v.vgv_liquido, 0) as vgv_liquido,
        coalesce(v.vgv_bruto, 0) as vgv_bruto,
        coalesce(v.vgv_distratado, 0) as vgv_distratado,
        coalesce(v.vendas_liquidas, 0) as vendas_liquidas,
        coalesce(v.vendas_brutas, 0) as vendas_brutas,
        coalesce(v.distratos, 0) as distratos,
        (v.distratos / nullif(v.vendas_brutas, 0))::decimal(18, 6) as taxa_distratos,
        (v.vgv_bruto / nullif(v.vendas_brutas, 0))::decimal(18, 2) as ticket_medio,
        coalesce(l.leads, 0) as leads,
        l.primeiro_contato,
        coalesce(e.visitas, 0) as visitas,
        coalesce(e.reservas, 0) as reservas,
        coalesce(l.com_venda, 0) as com_venda,
        (l.com_venda / nullif(l.leads, 0))::decimal(18, 6) as conversao_leads
    from nomes as n
    left join leads as l using (id)
    left join etapas as e using (id)
    left join vendas as v using (id)
    left join vendas_comparadas as c using (id)
    where l.id is not null or e.id is not null or v.id is not null

)

select
    *,
    (vgv_bruto / nullif(sum(vgv_bruto) over (), 0))::decimal(18, 6) as participacao,
    (sum(leads) over () / nullif(count(*) filter (where leads > 0) over (), 0))::decimal(18, 1)
        as leads_em_media,
    (sum(com_venda) over () / nullif(sum(leads) over (), 0))::decimal(18, 6) as conversao_de_todas
from juntas
order by vgv_liquido desc, vendas_brutas desc, leads desc, rotulo
limit $limite
