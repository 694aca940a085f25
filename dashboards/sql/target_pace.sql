-- The target of the period's last month day by day, an equal part for each business day, beside what had
-- been reached by then: until today, and of those who have a target.
with

alvo as (

    select
        sum(e.valor_meta) as meta,
        list(e.id_entidade) as entidades
    from views.vw_metas as e
    where
        e.mes_referencia = date_trunc('month', $fim::date)
        and e.tem_meta
        and e.metrica = $metrica
        and e.nivel = $nivel
        and ($entidades::varchar[] is null or list_contains($entidades::varchar[], e.id_entidade))

),

realizado as (

    select
        e.{data} as data,
        sum({valor}) as valor
    from views.{view} as e
    cross join alvo
    where
        date_trunc('month', e.{data}) = date_trunc('month', $fim::date)
        and {condicao}
        and ($nivel = 'empresa' or list_contains(alvo.entidades, {entidade}))
    group by e.{data}

)

select
    c.data as referencia,
    (alvo.meta * c.dia_util_do_mes / c.quantidade_dias_uteis_mes)::decimal(18, 2) as meta,
    case
        when c.data <= $hoje::date
            then coalesce(sum(r.valor) over (order by c.data), 0)::decimal(18, 2)
    end as realizado
from views.vw_calendario as c
cross join alvo
left join realizado as r on c.data = r.data
where c.mes_referencia = date_trunc('month', $fim::date) and alvo.meta is not null
order by c.data
