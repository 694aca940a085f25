-- Which leads brought each reservation that was not deleted: all the same, the oldest first.
create or replace temp table verdade_leads_reservas as
select
    idlead as id_lead,
    idreserva as id_reserva,
    row_number() over (partition by idreserva order by criado_em, idlead) as ordem,
    count(*) over (partition by idreserva) as quantos
from agora_leads
where
    idreserva is not null
    and idreserva in (select r.idreserva from agora_reservas as r where not r.esta_apagada);
