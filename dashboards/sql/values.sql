-- The values that a dimension takes, with their names.
select
    {id} as id,
    max({nome}) as rotulo
from views.{view}
where {id} is not null
group by {id}
order by rotulo
