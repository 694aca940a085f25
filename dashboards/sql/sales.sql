-- The rows behind a card, the newest first.
select
    e.id_venda,
    e.data_venda,
    e.nome_empreendimento,
    e.nome_bloco,
    e.nome_unidade,
    e.tipologia,
    e.tipo_venda,
    e.nome_imobiliaria,
    e.rotulo_corretor,
    e.valor_contrato,
    e.area_privativa,
    (e.valor_contrato / nullif(e.area_privativa, 0))::decimal(18, 2) as preco_m2,
    e.valor_comissao_prevista,
    e.situacao_venda,
    e.data_distrato
from views.vw_vendas as e
where {evento} and {filtros}
order by e.{data} desc, e.id_venda
limit $limite
