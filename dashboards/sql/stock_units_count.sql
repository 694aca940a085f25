-- How many units stand behind the stock.
select count(*) as unidades
from views.vw_estoque as e
where
    not coalesce(e.eh_complementar, false)
    and ($situacao::varchar is null or coalesce(e.situacao_estoque, 'nao_lancada') = $situacao)
    and {filtros}
