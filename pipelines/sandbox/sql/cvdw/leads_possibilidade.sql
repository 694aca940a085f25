-- GET /leads/possibilidade: changes of the odds.
create or replace temp view registros as
select
    idlead as ordem,
    visitou_em as em,
    ts(criado_em) as data_cad_lead,
    ts(visitou_em) as data_alteracao,
    1 as possibilidade_de,
    inteiro(chave, 'possibilidade', 1, 5) as possibilidade_para,
    idlead,
    nome,
    email,
    telefone,
    5 as idsituacao_momento,
    'corretor' as painel_usuario,
    11 as idusuario
from agora_leads
where ja(visitou_em);
