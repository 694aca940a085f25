-- Differences and the money at stake by {id}, in the order of {ordem}; the last row adds up the rest.
with

somas as (

    select
        {id} as id,
        coalesce(max({nome}), 'Não informado') as rotulo,
        max(e.o_que_fazer) as o_que_fazer,
        count(*) as divergencias,
        sum(e.valor_em_jogo) as valor_em_jogo
    from views.vw_conciliacao_crm_erp as e
    where e.tem_divergencia and {alcance} and {filtros}
    group by {id}

),

posicoes as (

    select
        id,
        rotulo,
        o_que_fazer,
        divergencias,
        valor_em_jogo,
        row_number() over (order by {ordem}, rotulo) as posicao
    from somas

)

select
    case when posicao <= $limite then id end as id,
    case when posicao <= $limite then rotulo else 'Demais' end as rotulo,
    case when posicao <= $limite then o_que_fazer end as o_que_fazer,
    least(posicao, $limite + 1) as posicao,
    sum(divergencias) as divergencias,
    sum(valor_em_jogo) as valor_em_jogo
from posicoes
group by 1, 2, 3, 4
order by posicao
