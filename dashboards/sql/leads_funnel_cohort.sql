-- How far the leads that were registered in the period have come until today.
with

somas as (

    select
        count(*) as leads,
        count(*) filter (where e.foi_ate_contato) as contatos,
        count(*) filter (where e.foi_ate_visita) as visitas,
        count(*) filter (where e.foi_ate_precadastro) as precadastros,
        count(*) filter (where e.foi_ate_reserva) as reservas,
        count(*) filter (where e.foi_ate_venda) as vendas
    from views.vw_leads as e
    where e.data_cadastro between $inicio::date and $fim::date and {filtros}

),

todas as (

    select
        unnest(
            [
                {{'ordem': 1, 'etapa': 'lead', 'quantidade': leads}},
                {{'ordem': 2, 'etapa': 'contato', 'quantidade': contatos}},
                {{'ordem': 3, 'etapa': 'visita', 'quantidade': visitas}},
                {{'ordem': 4, 'etapa': 'precadastro', 'quantidade': precadastros}},
                {{'ordem': 5, 'etapa': 'reserva', 'quantidade': reservas}},
                {{'ordem': 6, 'etapa': 'venda', 'quantidade': vendas}}
            ],
            recursive := true
        )
    from somas

)

select
    etapa,
    quantidade as com_lead,
    0 as sem_lead,
    quantidade,
    (quantidade / nullif(lag(quantidade) over (order by ordem), 0))::decimal(18, 6) as conversao_etapa,
    (quantidade / nullif(first_value(quantidade) over (order by ordem), 0))::decimal(18, 6) as conversao_total
from todas
order by ordem
