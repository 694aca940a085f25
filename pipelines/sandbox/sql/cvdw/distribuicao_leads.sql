-- GET /distribuicao/leads: the log of the queue.
create or replace temp view registros as
select
    idlead as ordem,
    criado_em as em,
    idlead as id_log,
    ts(criado_em) as recebido_em,
    1 as id_fila,
    'Fila geral' as nome_fila,
    'Todos' as nome_grupo,
    idlead,
    nome as lead_nome,
    empreendimento,
    0 as idgestor,
    idcorretor,
    corretor,
    idimobiliaria,
    imobiliaria,
    'S' as repassado,
    'N' as represado,
    ts(ocorrido(atendido_em)) as distribuido_em
from agora_leads;
