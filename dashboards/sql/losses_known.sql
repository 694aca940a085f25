-- How many losses there are at all.
select count(*) as perdas
from views.vw_perdas
