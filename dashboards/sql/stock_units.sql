-- The units behind the stock: what can be sold first, and of it what has been on offer longest.
select
    e.nome_empreendimento,
    e.nome_bloco,
    e.nome_unidade,
    e.andar,
    e.tipologia,
    e.area_privativa,
    e.valor_tabela,
    (e.valor_tabela / nullif(e.area_privativa, 0))::decimal(18, 2) as preco_m2,
    coalesce(e.situacao_estoque, 'nao_lancada') as situacao,
    e.situacao_disponibilidade,
    e.data_entrada_oferta,
    e.dias_desde_entrada,
    e.id_unidade
from views.vw_estoque as e
where
    not coalesce(e.eh_complementar, false)
    and ($situacao::varchar is null or coalesce(e.situacao_estoque, 'nao_lancada') = $situacao)
    and {filtros}
order by e.eh_em_estoque desc, e.dias_desde_entrada desc nulls last, e.nome_empreendimento, e.nome_bloco, e.nome_unidade, e.id_unidade
limit $limite
