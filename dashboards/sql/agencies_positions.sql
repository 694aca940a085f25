-- The position in each of the last twelve months, as it was published, of those who sold most in them
-- and of those who were chosen.
with

meses as (

    select
        e.mes_referencia as referencia,
        e.{id} as id,
        e.{nome} as rotulo,
        e.posicao,
        e.vgv_liquido
    from views.{view} as e
    where e.mes_referencia between date_trunc('month', $fim::date - interval 11 month) and $fim::date

),

maiores as (

    select
        id,
        row_number() over (order by sum(vgv_liquido) desc, id) as ordem
    from meses
    group by id
    having count(posicao) > 0

)

select
    m.referencia,
    m.id,
    m.rotulo,
    o.ordem,
    m.posicao,
    m.vgv_liquido
from meses as m
inner join maiores as o using (id)
where o.ordem <= $limite or list_contains($escolhidas::varchar[], m.id)
order by o.ordem, m.referencia
