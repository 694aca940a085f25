-- GET /leads/ganhos: the leads that bought.
create or replace temp view registros as
select
    idlead as ordem,
    comprou_em as em,
    idlead as idlead_reativacao,
    idlead,
    nome,
    email,
    telefone,
    ts(comprou_em) as data_ganho,
    11 as idusuario,
    'gestor' as painel_usuario
from agora_leads
where ja(comprou_em);
