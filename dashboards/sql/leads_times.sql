-- How long each step took for the leads registered in the period: median and third quartile, with the
-- number of leads that took it. The first step is in days here as the others.
with

leads as (

    select
        e.dias_ate_contato,
        e.dias_ate_visita,
        e.dias_visita_ate_reserva,
        e.dias_reserva_ate_venda,
        e.dias_ate_venda
    from views.vw_leads as e
    where e.data_cadastro between $inicio::date and $fim::date and {filtros}

),

passos as (

    select 1 as ordem, 'Cadastro até o 1º contato' as passo, dias_ate_contato as dias from leads
    union all
    select 2, 'Cadastro até a visita', dias_ate_visita from leads
    union all
    select 3, 'Visita até a reserva', dias_visita_ate_reserva from leads
    union all
    select 4, 'Reserva até a venda', dias_reserva_ate_venda from leads
    union all
    select 5, 'Cadastro até a venda', dias_ate_venda from leads

)

select
    passo,
    quantile_disc(dias, 0.5) as dias_mediana,
    quantile_disc(dias, 0.75) as dias_quartil,
    count(dias) as leads
from passos
group by ordem, passo
order by ordem
