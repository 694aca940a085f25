-- The part of each month's gross VGV that each of the largest agencies or brokers made, at least thirteen
-- months; the others are "Demais".
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
        date_trunc('month', e.data_evento)::date as referencia,
        e.{id} as id,
        coalesce(max(e.{nome}), 'Não informado') as rotulo,
        sum(e.vgv_bruto) as vgv_bruto
    from views.vw_eventos_venda as e, limites
    where e.data_evento between limites.primeira and $fim::date and {filtros}
    group by 1, 2
    having sum(e.vgv_bruto) > 0

),

posicoes as (

    select
        id,
        max(rotulo) as rotulo,
        row_number() over (order by sum(vgv_bruto) desc, max(rotulo)) as posicao
    from somas
    group by id

),

nomes as (

    select
        least(posicao, $limite + 1) as posicao,
        case when max(posicao) <= $limite then max(rotulo) else 'Demais' end as rotulo
    from posicoes
    group by 1

),

valores as (

    select
        s.referencia,
        least(p.posicao, $limite + 1) as posicao,
        sum(s.vgv_bruto) as vgv_bruto
    from somas as s
    inner join posicoes as p on s.id is not distinct from p.id
    group by 1, 2

)

select
    r.referencia,
    n.rotulo,
    n.posicao,
    coalesce(v.vgv_bruto, 0) as vgv_bruto,
    (coalesce(v.vgv_bruto, 0) / nullif(sum(v.vgv_bruto) over (partition by r.referencia), 0))::decimal(18, 6)
        as participacao
from referencias as r
cross join nomes as n
left join valores as v using (referencia, posicao)
order by r.referencia, n.posicao
