-- What happened in the period, each stage by its own date: conversions may pass 100%, because a sale of
-- this month often began with a lead of another. What has no lead behind it is counted apart.
with

etapas as (

    select unnest(['lead', 'contato', 'visita', 'precadastro', 'reserva', 'venda']) as etapa

),

somas as (

    select
        e.etapa,
        sum(e.quantidade) filter (where e.tem_lead) as com_lead,
        sum(e.quantidade) filter (where not e.tem_lead) as sem_lead
    from views.vw_eventos_funil as e
    where e.data_evento between $inicio::date and $fim::date and {filtros}
    group by e.etapa

),

todas as (

    select
        etapas.etapa,
        list_position(['lead', 'contato', 'visita', 'precadastro', 'reserva', 'venda'], etapas.etapa)
            as ordem,
        coalesce(somas.com_lead, 0) as com_lead,
        coalesce(somas.sem_lead, 0) as sem_lead,
        coalesce(somas.com_lead, 0) + coalesce(somas.sem_lead, 0) as quantidade
    from etapas
    left join somas using (etapa)

)

select
    etapa,
    com_lead,
    sem_lead,
    quantidade,
    (quantidade / nullif(lag(quantidade) over (order by ordem), 0))::decimal(18, 6) as conversao_etapa,
    (quantidade / nullif(first_value(quantidade) over (order by ordem), 0))::decimal(18, 6) as conversao_total
from todas
order by ordem
