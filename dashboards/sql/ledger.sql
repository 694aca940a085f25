-- Gross sales, cancellations and balance by {unidade}, until the period's end, with enough earlier
-- ones for context. Cancellations also come signed, ready to hang below the axis.
with

limites as (

    select
        date_trunc('{unidade}', least($inicio::date, $fim::date - to_months($meses::integer)))::date as primeira,
        date_trunc('{unidade}', $fim::date)::date as ultima

),

referencias as (

    select unnest(generate_series(primeira, ultima, interval 1 {unidade}))::date as referencia
    from limites

),

somas as (

    select
        date_trunc('{unidade}', e.data_evento)::date as referencia,
        sum(e.quantidade_vendas_brutas) as vendas_brutas,
        sum(e.quantidade_distratos) as distratos,
        sum(e.quantidade) as vendas_liquidas,
        sum(e.vgv_bruto) as vgv_bruto,
        sum(e.vgv_distratado) as vgv_distratado,
        sum(e.vgv) as vgv_liquido
    from views.vw_eventos_venda as e, limites
    where e.data_evento between limites.primeira and $fim::date and {filtros}
    group by referencia

)

select
    r.referencia,
    coalesce(s.vendas_brutas, 0) as vendas_brutas,
    coalesce(s.distratos, 0) as distratos,
    -coalesce(s.distratos, 0) as distratos_negativos,
    coalesce(s.vendas_liquidas, 0) as vendas_liquidas,
    coalesce(s.vgv_bruto, 0) as vgv_bruto,
    coalesce(s.vgv_distratado, 0) as vgv_distratado,
    -coalesce(s.vgv_distratado, 0) as vgv_distratado_negativo,
    coalesce(s.vgv_liquido, 0) as vgv_liquido
from referencias as r
left join somas as s using (referencia)
order by r.referencia
