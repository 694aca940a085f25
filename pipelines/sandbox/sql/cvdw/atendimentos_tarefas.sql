-- GET /atendimentos/tarefas: their cursor is one bulk stamp, so it says nothing.
create or replace temp view registros as
select
    idatendimento as ordem,
    getvariable('inicio')::timestamp as em,
    idatendimento as idtarefa_criada,
    1 as idtarefa,
    idatendimento,
    cliente,
    'Contrato' as assunto,
    empreendimento,
    unidade,
    1 as idtime,
    'Time Norte' as "time",
    11 as idresponsavel,
    'Gestor 11' as responsavel,
    case when ja(fechado_em) then 'Finalizada' else 'Pendente' end as situacao,
    ts(aberto_em) as data_cad,
    ts(ocorrido(fechado_em)) as data_finalizou
from agora_atendimentos;
