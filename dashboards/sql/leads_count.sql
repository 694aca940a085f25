-- How many leads stand behind the card.
select count(*) as leads
from views.vw_leads as e
where e.data_cadastro between $inicio::date and $fim::date and {filtros}
