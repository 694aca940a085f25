-- GET /leads/visitas: scheduled five days ahead; their conclusion does not move the cursor.
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
    'lead' as funcionalidade,
    idlead,
    corretor as responsavel,
    0 as idinteracao,
    'Visita' as tipo_interacao,
    case when ja(visitou_em) then ts(visitou_em) else '' end as data_conclusao,
    0 as idtipo_visita,
    '' as visita_virtual,
    '' as pdv,
    '' as nome_tipo_visita,
    idcorretor as idresponsavel_por_criar_visita,
    corretor as responsavel_por_criar_visita,
    'Não' as painel_pdv,
    idempreendimento,
    empreendimento as nome_empreendimento
from agora_leads
where ja(somar_dias(visitou_em, -2));
