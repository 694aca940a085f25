-- How many rows stand behind a card.
select count(*) as vendas
from views.vw_vendas as e
where {evento} and {filtros}
