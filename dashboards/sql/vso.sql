-- Stock, supply and sales by month until the period's end, with the rates over one, three and twelve
-- months. Developments add up; rates are sums divided by sums.
select
    e.mes_referencia as referencia,
    sum(e.quantidade_estoque_inicial) filter (where e.quantidade_meses_janela = 1) as estoque_inicial,
    sum(e.quantidade_lancada) filter (where e.quantidade_meses_janela = 1) as lancadas,
    sum(e.quantidade_retornos) filter (where e.quantidade_meses_janela = 1) as retornos,
    sum(e.quantidade_ajustes) filter (where e.quantidade_meses_janela = 1) as ajustes,
    sum(e.quantidade_vendas_brutas) filter (where e.quantidade_meses_janela = 1) as vendas_brutas,
    sum(e.quantidade_vendas_liquidas) filter (where e.quantidade_meses_janela = 1) as vendas_liquidas,
    sum(e.quantidade_estoque_final) filter (where e.quantidade_meses_janela = 1) as estoque_final,
    (
        sum(e.quantidade_vendas_liquidas) filter (where e.quantidade_meses_janela = 1)
        / nullif(sum(e.quantidade_oferta) filter (where e.quantidade_meses_janela = 1), 0)
    )::decimal(18, 6) as vso_mes,
    (
        sum(e.quantidade_vendas_liquidas) filter (where e.quantidade_meses_janela = 3)
        / nullif(sum(e.quantidade_oferta) filter (where e.quantidade_meses_janela = 3), 0)
    )::decimal(18, 6) as vso_trimestre,
    (
        sum(e.quantidade_vendas_liquidas) filter (where e.quantidade_meses_janela = 12)
        / nullif(sum(e.quantidade_oferta) filter (where e.quantidade_meses_janela = 12), 0)
    )::decimal(18, 6) as vso_ano,
    bool_or(e.eh_mes_parcial) as eh_mes_parcial
from views.vw_vso as e
where
    e.nivel = 'empreendimento'
    and e.mes_referencia between
    date_trunc('month', least($inicio::date, $fim::date - interval 23 month)) and $fim::date
    and {filtros}
group by e.mes_referencia
order by e.mes_referencia
