-- GET /campanhas_ativacao: lost leads that a campaign called again.
create or replace temp view registros as
select
    idlead as ordem,
    perdido_em as em,
    idlead as idcampanha_lead,
    1 as idcampanha,
    'Reativação' as campanha_nome,
    'Ativa' as situacao,
    idimobiliaria,
    imobiliaria,
    idcorretor,
    corretor,
    nome as lead_nome,
    email as lead_email,
    telefone as lead_telefone,
    9 as idsituacao_lead_cadastro,
    'Descartado' as lead_situacao_cadastro,
    ts(perdido_em) as data_ultima_alteracao
from agora_leads
where ja(perdido_em) and idlead % 3 = 0;
