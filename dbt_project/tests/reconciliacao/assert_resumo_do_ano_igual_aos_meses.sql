-- The year's summary equals its months: both come from the same ledger by different ways. Events
-- dated after today are in the months and not yet in the summary.
with

resumo as (

    select *
    from {{ ref('vw_resumo_periodos') }}
    where periodo = 'ano_atual'

),

meses as (

    select
        coalesce(sum(quantidade_vendas_brutas), 0) as brutas,
        coalesce(sum(quantidade_distratos), 0) as distratos,
        coalesce(sum(vgv_bruto), 0) as vgv_bruto,
        coalesce(sum(vgv_distratado), 0) as vgv_distratado
    from {{ ref('kpi_vendas_mensal') }}
    where year(mes_referencia) = (select year(resumo.data_fim) from resumo)

),

futuros as (

    select
        coalesce(sum(quantidade_vendas_brutas), 0) as brutas,
        coalesce(sum(quantidade_distratos), 0) as distratos,
        coalesce(sum(vgv_bruto), 0) as vgv_bruto,
        coalesce(sum(vgv_distratado), 0) as vgv_distratado
    from {{ ref('fct_eventos_venda') }}
    where
        data_evento > (select resumo.data_fim from resumo)
        and year(data_evento) = (select year(resumo.data_fim) from resumo)

)

select
    resumo.quantidade_vendas_brutas,
    meses.brutas
from resumo
cross join meses
cross join futuros
where
    resumo.quantidade_vendas_brutas <> meses.brutas - futuros.brutas
    or resumo.quantidade_distratos <> meses.distratos - futuros.distratos
    or resumo.vgv_bruto <> meses.vgv_bruto - futuros.vgv_bruto
    or resumo.vgv_distratado <> meses.vgv_distratado - futuros.vgv_distratado
