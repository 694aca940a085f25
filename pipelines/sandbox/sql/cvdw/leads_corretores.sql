-- GET /leads/corretores: who got each lead.
create or replace temp view registros as
select
    idlead as ordem,
    atendido_em as em,
    idlead,
    ts(criado_em) as data_cad,
    idcorretor,
    corretor,
    idimobiliaria,
    imobiliaria,
    ts(atendido_em) as data_associacao_corretor
from agora_leads
where ja(atendido_em);
