-- Target and result by month, a year back from the period; a month without any target has none.
select
    e.mes_referencia as referencia,
    sum(e.valor_meta) filter (where e.tem_meta) as meta,
    sum(e.valor_realizado) filter (where e.tem_meta or $nivel = 'empresa') as realizado,
    (
        sum(e.valor_realizado) filter (where e.tem_meta)
        / nullif(sum(e.valor_meta) filter (where e.tem_meta), 0)
    )::decimal(18, 6) as taxa_atingimento
from views.vw_metas as e
where
    e.mes_referencia between
    date_trunc('month', least($inicio::date, $fim::date - interval 11 month)) and $fim::date
    and e.metrica = $metrica
    and e.nivel = $nivel
    and ($entidades::varchar[] is null or list_contains($entidades::varchar[], e.id_entidade))
group by e.mes_referencia
order by e.mes_referencia
