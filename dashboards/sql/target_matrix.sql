-- Attainment of each of a level by month, for those who have a target in any of them.
with

meses as (

    select
        e.id_entidade,
        e.nome_entidade,
        e.mes_referencia,
        e.valor_meta,
        e.valor_realizado,
        e.taxa_atingimento,
        e.tem_meta,
        sum(e.valor_meta) over (partition by e.id_entidade) as meta_total
    from views.vw_metas as e
    where
        e.mes_referencia between date_trunc('month', $fim::date - interval 11 month) and $fim::date
        and e.metrica = $metrica
        and e.nivel = $nivel
        and ($entidades::varchar[] is null or list_contains($entidades::varchar[], e.id_entidade))

),

posicoes as (

    select
        id_entidade,
        row_number() over (order by max(meta_total) desc, id_entidade) as posicao
    from meses
    where meta_total > 0
    group by id_entidade

)

select
    m.id_entidade as id,
    m.nome_entidade as rotulo,
    m.mes_referencia as referencia,
    m.valor_meta,
    m.valor_realizado,
    m.taxa_atingimento
from meses as m
inner join posicoes as p on m.id_entidade = p.id_entidade
where p.posicao <= $limite and m.tem_meta
order by p.posicao, m.mes_referencia
