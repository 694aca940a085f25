-- The cards of the leads by metric, beside the compared period. Leads count by the day they were
-- registered, sales without a lead by the day of the sale. The first contact is a median, so it is
-- taken from the leads themselves; rates are counts divided by counts. Leads go on ripening after their
-- period, so the compared ones are followed for as many days after theirs as have passed since this one.
with

periodos as (

    select 'atual' as periodo, $inicio::date as inicio, $fim::date as fim, 'infinity'::date as ate
    union all
    select
        'comparado', $inicio_comparado::date, $fim_comparado::date,
        $fim_comparado::date + ($hoje::date - $fim::date)::integer

),

leads as (

    select
        p.periodo,
        count(e.id_lead) as leads,
        count(*) filter (where e.data_visita <= p.ate) as com_visita,
        count(*) filter (where e.data_venda <= p.ate) as com_venda,
        count(*) filter (where e.eh_sem_origem) as sem_origem,
        quantile_disc(e.minutos_ate_primeiro_contato, 0.5) filter (where e.data_contato <= p.ate)
            as primeiro_contato
    from periodos as p
    left join views.vw_leads as e on e.data_cadastro between p.inicio and p.fim and {filtros}
    where p.inicio is not null
    group by p.periodo

),

vendas as (

    select
        p.periodo,
        coalesce(sum(e.quantidade), 0) as sem_lead
    from periodos as p
    left join views.vw_eventos_funil as e
        on e.data_evento between p.inicio and p.fim
        and e.etapa = 'venda' and not e.tem_lead and {filtros}
    where p.inicio is not null
    group by p.periodo

),

por_metrica as (

    select
        l.periodo,
        unnest(
            [
                {{'metrica': 'leads', 'valor': l.leads::decimal(28, 6)}},
                {{'metrica': 'primeiro_contato', 'valor': l.primeiro_contato::decimal(28, 6)}},
                {{
                    'metrica': 'leads_com_visita',
                    'valor': (l.com_visita / nullif(l.leads, 0))::decimal(28, 6)
                }},
                {{
                    'metrica': 'conversao_leads',
                    'valor': (l.com_venda / nullif(l.leads, 0))::decimal(28, 6)
                }},
                {{
                    'metrica': 'leads_sem_origem',
                    'valor': (l.sem_origem / nullif(l.leads, 0))::decimal(28, 6)
                }},
                {{'metrica': 'vendas_sem_lead', 'valor': v.sem_lead::decimal(28, 6)}}
            ],
            recursive := true
        )
    from leads as l
    inner join vendas as v using (periodo)

)

{ao_lado}
