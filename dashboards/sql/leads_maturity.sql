-- Of the leads registered in each month, the part that had come to a stage by each age in months.
-- The view has a row of all developments: with none chosen it is the one that counts, for whoever sees all.
select
    e.mes_referencia as referencia,
    e.idade_meses,
    bool_or(e.eh_mes_parcial) as eh_mes_parcial,
    sum(e.quantidade_leads) as leads,
    sum(e.{etapa}) as chegaram,
    (sum(e.{etapa}) / nullif(sum(e.quantidade_leads), 0))::decimal(18, 6) as conversao
from views.vw_maturacao_leads as e
where
    e.mes_referencia between date_trunc('month', $fim::date - interval 11 month) and $fim::date
    and e.idade_meses <= 11
    and list_contains($empreendimentos::varchar[], e.id_empreendimento)
group by e.mes_referencia, e.idade_meses
order by e.mes_referencia, e.idade_meses
