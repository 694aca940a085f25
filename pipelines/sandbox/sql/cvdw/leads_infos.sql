-- GET /leads/infos: a summary of each lead.
create or replace temp view registros as
select
    idlead as ordem,
    greatest(criado_em, ocorrido(atendido_em), ocorrido(visitou_em), ocorrido(perdido_em)) as em,
    idlead,
    case when idlead % 5 = 0 then 'vip, integracao' else '' end as tags,
    'Formulário LP' as conversoes,
    'Facebook' as origens,
    ts(greatest(criado_em, ocorrido(atendido_em), ocorrido(visitou_em), ocorrido(perdido_em)))
        as data_ultima_alteracao,
    corretor as responsavel
from agora_leads;
