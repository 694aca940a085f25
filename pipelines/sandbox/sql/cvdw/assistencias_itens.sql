-- GET /assistencias/itens: what is to be repaired.
create or replace temp view registros as
select
    idassistencia as ordem,
    greatest(aberta_em, ocorrido(iniciada_em), ocorrido(concluida_em)) as em,
    sn(idassistencia % 10 <> 0) as ativo,
    idassistencia as idassistencia_item,
    idassistencia,
    'Hidráulica' as item,
    ts(aberta_em) as data_cad,
    'Torneira <br /> pingando' as descricao,
    case when ja(concluida_em) then 3 else 1 end as idsituacao,
    case when ja(concluida_em) then 'Concluída' else 'Aberta ' end as situacao,
    coalesce(dia(ocorrido(concluida_em)), '') as data_conclusao,
    120.25::double as valor,
    'Sim' as coberto,
    ts(greatest(aberta_em, ocorrido(iniciada_em), ocorrido(concluida_em))) as data_modificacao
from agora_assistencias;
