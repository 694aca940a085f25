-- How many rows a published view holds at all.
select count(*) as linhas
from views.{visao}
