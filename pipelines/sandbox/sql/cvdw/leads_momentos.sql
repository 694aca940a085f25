-- GET /leads/momentos: referencia is the catalogue's id, so it repeats.
create or replace temp view registros as
select
    idlead as ordem,
    visitou_em as em,
    7 as referencia,
    '7' as idmomento_lead,
    idlead,
    11 as idusuario,
    'gestor' as painel_usuario,
    'Visitou' as momentos_lead,
    ts(visitou_em) as data_cad,
    nome as nome_lead,
    email as email_lead,
    telefone as telefone_lead,
    5 as idsituacao_lead
from agora_leads
where ja(visitou_em);
