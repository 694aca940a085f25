-- The period's leads by one dimension, the most leads first, what comes after the limit as "Demais".
-- id is null for "Demais" and for leads that lack the dimension.
with

leads as (

    select
        e.{id} as id,
        e.{nome} as nome,
        e.minutos_ate_primeiro_contato,
        e.data_visita,
        e.foi_ate_reserva,
        e.foi_ate_venda
    from views.vw_leads as e
    where e.data_cadastro between $inicio::date and $fim::date and {filtros}

),

posicoes as (

    select
        id,
        coalesce(max(nome), 'Não informado') as rotulo,
        row_number() over (order by count(*) desc, rotulo) as posicao
    from leads
    group by id

)

select
    case when p.posicao <= $limite then p.id end as id,
    case when p.posicao <= $limite then p.rotulo else 'Demais' end as rotulo,
    least(p.posicao, $limite + 1) as posicao,
    count(*) as leads,
    quantile_disc(l.minutos_ate_primeiro_contato, 0.5) as primeiro_contato,
    count(*) filter (where l.data_visita is not null) as com_visita,
    count(*) filter (where l.foi_ate_reserva) as com_reserva,
    count(*) filter (where l.foi_ate_venda) as com_venda,
    (com_visita / leads)::decimal(18, 6) as leads_com_visita,
    (com_venda / leads)::decimal(18, 6) as conversao_leads
from leads as l
inner join posicoes as p on l.id is not distinct from p.id
group by 1, 2, 3
order by posicao
