-- Leads by month of registration and group of origin, until the period's end, at least thirteen months.
-- The five largest groups keep their name; every month shows every group.
with

limites as (

    select
        date_trunc('month', least($inicio::date, $fim::date - to_months($meses::integer)))::date as primeira,
        date_trunc('month', $fim::date)::date as ultima

),

referencias as (

    select unnest(generate_series(primeira, ultima, interval 1 month))::date as referencia
    from limites

),

somas as (

    select
        date_trunc('month', e.data_cadastro)::date as referencia,
        coalesce(e.grupo_origem, 'Sem origem') as grupo_origem,
        count(*) as leads,
        count(*) filter (where e.data_visita is not null) as com_visita,
        count(*) filter (where e.foi_ate_venda) as com_venda
    from views.vw_leads as e, limites
    where e.data_cadastro between limites.primeira and $fim::date and {filtros}
    group by all

),

posicoes as (

    select
        grupo_origem,
        row_number() over (order by sum(leads) desc, grupo_origem) as posicao
    from somas
    group by grupo_origem

),

grupos as (

    select
        s.referencia,
        least(p.posicao, 6) as posicao,
        sum(s.leads) as leads,
        sum(s.com_visita) as com_visita,
        sum(s.com_venda) as com_venda
    from somas as s
    inner join posicoes as p using (grupo_origem)
    group by all

),

nomes as (

    select
        least(posicao, 6) as posicao,
        case when max(posicao) < 6 then max(grupo_origem) else 'Demais' end as rotulo
    from posicoes
    group by 1

)

select
    r.referencia,
    n.rotulo,
    n.posicao,
    coalesce(g.leads, 0) as leads,
    coalesce(g.com_visita, 0) as com_visita,
    coalesce(g.com_venda, 0) as com_venda
from referencias as r
cross join nomes as n
left join grupos as g using (referencia, posicao)
order by r.referencia, n.posicao
