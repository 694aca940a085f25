-- Losses by month and type, until the period's end, at least thirteen months; every month shows every
-- type that was found.
with

limites as (

    select
        date_trunc('month', least($inicio::date, $fim::date - to_months($meses::integer)))::date as primeira,
        date_trunc('month', $fim::date)::date as ultima

),

referencias as (

    select unnest(generate_series(primeira, ultima, interval 1 month))::date as referencia
    from limites

),

somas as (

    select
        date_trunc('month', e.data_perda)::date as referencia,
        e.tipo_perda as rotulo,
        count(*) as perdas,
        sum(e.valor_perdido) as valor_perdido
    from views.vw_perdas as e, limites
    where e.data_perda between limites.primeira and $fim::date and {filtros}
    group by all

),

tipos as (

    select
        rotulo,
        row_number() over (order by sum(perdas) desc, rotulo) as posicao
    from somas
    group by rotulo

)

select
    r.referencia,
    t.rotulo,
    t.posicao,
    coalesce(s.perdas, 0) as perdas,
    coalesce(s.valor_perdido, 0) as valor_perdido
from referencias as r
cross join tipos as t
left join somas as s using (referencia, rotulo)
order by r.referencia, t.posicao
