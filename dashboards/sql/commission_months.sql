-- Commission by month: predicted and open where they fall due, paid where it was paid; a year back from
-- the period and as far ahead as something is open, at most half a year.
with

limites as (

    select
        date_trunc('month', least($inicio::date, $fim::date - interval 11 month))::date as primeira,
        date_trunc('month', $fim::date + interval 6 month)::date as ultima

),

valores as (

    select
        date_trunc('month', e.data_referencia_vencimento)::date as referencia,
        e.valor_previsto as prevista,
        0 as paga,
        e.valor_a_pagar as a_pagar
    from views.vw_parcelas_comissao as e
    where {filtros}

    union all

    select
        date_trunc('month', e.data_referencia_pagamento)::date,
        0,
        e.valor_pago,
        0
    from views.vw_parcelas_comissao as e
    where e.data_referencia_pagamento is not null and {filtros}

),

somas as (

    select
        referencia,
        sum(prevista) as prevista,
        sum(paga) as paga,
        sum(a_pagar) as a_pagar
    from valores
    group by referencia

),

referencias as (

    select unnest(generate_series(l.primeira, l.ultima, interval 1 month))::date as referencia
    from limites as l

)

select
    r.referencia,
    coalesce(s.prevista, 0) as prevista,
    coalesce(s.paga, 0) as paga,
    coalesce(s.a_pagar, 0) as a_pagar
from referencias as r
left join somas as s on r.referencia = s.referencia
where
    r.referencia <= $fim::date
    or r.referencia <= (select max(s.referencia) from somas as s where s.a_pagar > 0)
order by r.referencia
