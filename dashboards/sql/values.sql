-- The values that a dimension without a view of its own takes in the events.
select distinct {id} as valor
from views.vw_eventos_venda
where {id} is not null
order by valor
