-- How many rows stand behind a list of commissions.
select count(*) as linhas
from views.{view} as e
where {escolha} and {filtros}
