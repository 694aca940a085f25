-- The period's losses by reason and another dimension: the ten largest reasons and the eight largest
-- values, and how much of each value's losses the reason makes up.
with

somas as (

    select
        e.nome_motivo as motivo,
        coalesce(e.{nome}, 'Não informado') as rotulo,
        count(*) as perdas,
        sum(e.valor_perdido) as valor_perdido
    from views.vw_perdas as e
    where e.data_perda between $inicio::date and $fim::date and {filtros}
    group by all

),

totais as (

    select
        *,
        sum({ordem}) over (partition by motivo) as total_motivo,
        sum({ordem}) over (partition by rotulo) as total_rotulo
    from somas

),

posicoes as (

    select
        *,
        dense_rank() over (order by total_motivo desc, motivo) as posicao_motivo,
        dense_rank() over (order by total_rotulo desc, rotulo) as posicao
    from totais

)

select
    motivo,
    rotulo,
    perdas,
    valor_perdido,
    ({ordem} / nullif(total_rotulo, 0))::decimal(18, 6) as parte
from posicoes
where posicao_motivo <= 10 and posicao <= 8 and {ordem} > 0
order by posicao_motivo, posicao
