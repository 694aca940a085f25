-- GET /atendimentos/respostas: what was answered.
create or replace temp view registros as
select
    idatendimento as ordem,
    respondido_em as em,
    idatendimento as idresposta,
    idatendimento,
    11 as idusuario,
    'Gestor 11' as usuario,
    idcliente as idpessoa,
    cliente as pessoa,
    ts(respondido_em) as data_cad,
    'Segue a segunda via' as resposta,
    'S' as publica,
    1440 as tempo_resposta,
    'GE' as origem,
    ts(respondido_em) as data_modificacao
from agora_atendimentos
where ja(respondido_em);
