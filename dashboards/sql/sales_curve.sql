-- How much of each launch is sold, by months since it, for the newest launches.
with

curvas as (

    select
        e.id_empreendimento,
        e.nome_empreendimento,
        e.data_lancamento,
        e.quantidade_meses_desde_lancamento,
        e.mes_referencia,
        e.quantidade_lancada_acumulada,
        e.quantidade_vendas_liquidas_acumuladas,
        e.taxa_vendida,
        dense_rank() over (order by e.data_lancamento desc, e.id_empreendimento) as posicao
    from views.vw_curva_vendas as e
    where {filtros}

)

select
    id_empreendimento as id,
    nome_empreendimento as rotulo,
    data_lancamento,
    quantidade_meses_desde_lancamento as meses,
    mes_referencia as referencia,
    quantidade_lancada_acumulada as lancadas,
    quantidade_vendas_liquidas_acumuladas as vendidas,
    taxa_vendida
from curvas
where posicao <= $limite
order by data_lancamento, id, meses
