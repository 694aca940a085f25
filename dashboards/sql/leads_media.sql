-- Spend and what it brought by origin, in whole months: spend is known by month. CAC divides by the
-- sales of the leads of those months, whenever they were sold.
select
    e.id_origem as id,
    max(e.nome_origem) as rotulo,
    sum(e.valor_investido) as investimento,
    sum(e.quantidade_leads) as leads,
    sum(e.quantidade_visitas) as visitas,
    sum(e.quantidade_reservas) as reservas,
    sum(e.quantidade_vendas) as vendas,
    sum(e.vgv) as vgv,
    sum(e.quantidade_vendas_coorte) as vendas_coorte,
    (sum(e.valor_investido) / nullif(sum(e.quantidade_leads), 0))::decimal(18, 2) as cpl,
    (sum(e.valor_investido) / nullif(sum(e.quantidade_vendas_coorte), 0))::decimal(18, 2) as cac_midia
from views.vw_midia as e
where
    e.mes_referencia between date_trunc('month', $inicio::date) and $fim::date
    and {filtros}
group by e.id_origem
order by leads desc, rotulo
