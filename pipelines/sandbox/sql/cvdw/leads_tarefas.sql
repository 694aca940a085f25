-- GET /leads/tarefas: the same keys as the visits, which are tasks too.
create or replace temp view registros as
select
    idlead as ordem,
    somar_dias(visitou_em, -2) as em,
    idlead as idtarefa,
    ts(somar_dias(visitou_em, -2)) as data_cad,
    ts(visitou_em) as "data",
    case when ja(visitou_em) then 'Concluída' else 'Pendente' end as situacao,
    idcorretor as idresponsavel,
    'C' as tipo_responsavel,
    corretor as responsavel,
    'lead' as funcionalidade,
    idlead,
    0 as idinteracao,
    'Visita' as tipo_interacao,
    idempreendimento,
    empreendimento as nome_empreendimento,
    ts(ocorrido(visitou_em)) as data_conclusao
from agora_leads
where ja(somar_dias(visitou_em, -2));
