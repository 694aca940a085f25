-- How many losses stand behind the card.
select count(*) as perdas
from views.vw_perdas as e
where e.data_perda between $inicio::date and $fim::date and {filtros}
