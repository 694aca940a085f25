-- What a filter offers, by name; equal names are told apart by their id.
select
    {id} as id,
    case when count(*) over (partition by {nome}) > 1 then {nome} || ' (' || {id} || ')' else {nome} end as rotulo
from views.{view}
where {nome} is not null
order by {nome}, {id}
