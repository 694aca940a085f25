-- Spend and what it brought by origin, in whole months: spend is known by month. CAC divides by the
-- sales of the leads of those months, whenever they were sold. A month whose spend nobody wrote down is
-- in neither part of a cost.
select
    e.id_origem as id,
    max(e.nome_origem) as rotulo,
    sum(e.valor_investido) as investimento,
    count(e.valor_investido) as meses_com_gasto,
    sum(e.quantidade_leads) as leads,
    sum(e.quantidade_visitas) as visitas,
    sum(e.quantidade_reservas) as reservas,
    sum(e.quantidade_vendas) as vendas,
    sum(e.vgv) as vgv,
    sum(e.quantidade_vendas_coorte) as vendas_coorte,
    sum(e.quantidade_leads) filter (where e.valor_investido is not null) as leads_pagos,
    sum(e.quantidade_vendas_coorte) filter (where e.valor_investido is not null) as vendas_pagas,
    (investimento / nullif(leads_pagos, 0))::decimal(18, 2) as cpl,
    (investimento / nullif(vendas_pagas, 0))::decimal(18, 2) as cac_midia
from views.vw_midia as e
where
    e.mes_referencia between date_trunc('month', $inicio::date) and $fim::date
    and {filtros}
group by e.id_origem
order by leads desc, rotulo
