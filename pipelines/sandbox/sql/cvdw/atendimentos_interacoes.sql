-- GET /atendimentos/interacoes: the notes of each request.
create or replace temp view registros as
select
    idatendimento as ordem,
    respondido_em as em,
    idatendimento as idinteracao,
    idatendimento,
    11 as idusuario,
    'Gestor 11' as usuario,
    ts(respondido_em) as data_cad,
    'Enviado <br /> por e-mail' as descricao,
    1 as idcanal,
    'Telefone' as canal,
    ts(respondido_em) as data_modificacao
from agora_atendimentos
where ja(respondido_em);
