-- The period's losses by one dimension, the largest first, with the share of each and how much the rows
-- until it make up together; what comes after the limit is one row "Demais".
with

somas as (

    select
        e.{id} as id,
        coalesce(max(e.{nome}), 'Não informado') as rotulo,
        count(*) as perdas,
        count(*) filter (where e.tem_motivo) as perdas_com_motivo,
        sum(e.valor_perdido) as valor_perdido,
        sum(e.dias_ate_perda) as dias,
        count(e.dias_ate_perda) as perdas_com_dias
    from views.vw_perdas as e
    where e.data_perda between $inicio::date and $fim::date and {filtros}
    group by e.{id}

),

posicoes as (

    select
        *,
        row_number() over (order by {ordem} desc, perdas desc, rotulo) as posicao
    from somas

),

linhas as (

    select
        case when posicao <= $limite then id end as id,
        case when posicao <= $limite then rotulo else 'Demais' end as rotulo,
        least(posicao, $limite + 1) as posicao,
        sum(perdas) as perdas,
        sum(perdas_com_motivo) as perdas_com_motivo,
        sum(valor_perdido) as valor_perdido,
        (sum(dias) / nullif(sum(perdas_com_dias), 0))::decimal(18, 1) as dias_ate_perda
    from posicoes
    group by 1, 2, 3

)

select
    id,
    rotulo,
    posicao,
    perdas,
    perdas_com_motivo,
    valor_perdido,
    dias_ate_perda,
    ({ordem} / nullif(sum({ordem}) over (), 0))::decimal(18, 6) as parte,
    (sum({ordem}) over (order by posicao) / nullif(sum({ordem}) over (), 0))::decimal(18, 6)
        as parte_acumulada
from linhas
order by posicao
