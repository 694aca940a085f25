-- GET /leads/perdas: each time a lead was given up.
create or replace temp view registros as
select
    idlead as ordem,
    perdido_em as em,
    idlead as idlead_reativacao,
    idlead,
    nome,
    email,
    telefone,
    ts(perdido_em) as data_perda,
    11 as idusuario,
    'gestor' as painel_usuario
from agora_leads
where ja(perdido_em);
