-- Of the sales of each month, the part that had been undone by each age in months; ages to come have no row.
select
    e.mes_safra as referencia,
    e.quantidade_meses_idade as idade_meses,
    bool_or(e.eh_mes_parcial) as eh_mes_parcial,
    sum(e.quantidade_vendas) as vendas,
    sum(e.quantidade_distratos_acumulados) as distratos,
    (sum(e.quantidade_distratos_acumulados) / nullif(sum(e.quantidade_vendas), 0))::decimal(18, 6)
        as taxa_distratos
from views.vw_safra_distratos as e
where
    e.mes_safra between date_trunc('month', $fim::date - interval 11 month) and $fim::date
    and e.quantidade_meses_idade <= 11
    and e.quantidade_distratos_acumulados is not null
    and {filtros}
group by e.mes_safra, e.quantidade_meses_idade
order by e.mes_safra, e.quantidade_meses_idade
