-- The weights of a reservation's leads add up to exactly one, and one of them is the oldest.
select
    id_reserva,
    sum(peso) as soma_pesos,
    count(*) filter (where eh_principal) as quantidade_principais
from {{ ref('brg_leads_reservas') }}
group by id_reserva
having sum(peso) <> 1 or count(*) filter (where eh_principal) <> 1
