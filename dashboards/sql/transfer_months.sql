-- Financed value by month of signature, registry and release, a year back from the period. A later date
-- is a plan.
with

limites as (

    select
        date_trunc('month', least($inicio::date, $fim::date - interval 11 month))::date as primeira,
        date_trunc('month', $fim::date)::date as ultima

),

etapas as (

    select
        e.valor_financiado,
        unnest(
            [
                {{'etapa': 'assinado', 'dia': e.data_assinatura}},
                {{'etapa': 'registrado', 'dia': e.data_registro}},
                {{'etapa': 'liberado', 'dia': e.data_recurso_liberado}}
            ],
            recursive := true
        )
    from views.vw_repasses as e
    where {filtros}

),

somas as (

    select
        date_trunc('month', dia)::date as referencia,
        sum(valor_financiado) filter (where etapa = 'assinado') as assinado,
        sum(valor_financiado) filter (where etapa = 'registrado') as registrado,
        sum(valor_financiado) filter (where etapa = 'liberado') as liberado,
        count(*) filter (where etapa = 'assinado') as assinados,
        count(*) filter (where etapa = 'registrado') as registrados,
        count(*) filter (where etapa = 'liberado') as liberados
    from etapas
    where dia <= $fim::date
    group by 1

),

referencias as (

    select unnest(generate_series(l.primeira, l.ultima, interval 1 month))::date as referencia
    from limites as l

)

select
    r.referencia,
    coalesce(s.assinado, 0) as assinado,
    coalesce(s.registrado, 0) as registrado,
    coalesce(s.liberado, 0) as liberado,
    coalesce(s.assinados, 0) as assinados,
    coalesce(s.registrados, 0) as registrados,
    coalesce(s.liberados, 0) as liberados
from referencias as r
left join somas as s on r.referencia = s.referencia
order by r.referencia
