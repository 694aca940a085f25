-- How many leads there are at all.
select count(*) as leads
from views.vw_leads
