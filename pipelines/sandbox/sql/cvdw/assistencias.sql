-- GET /assistencias: technical assistance after the keys.
create or replace temp view registros as
select
    idassistencia as ordem,
    greatest(aberta_em, ocorrido(iniciada_em), ocorrido(concluida_em)) as em,
    idassistencia,
    idcliente,
    documento_cliente,
    cliente,
    cep_cliente,
    idempreendimento,
    codigointerno_empreendimento,
    empreendimento,
    etapa,
    bloco,
    unidade,
    ts(aberta_em) as data_cad,
    case when ja(concluida_em) then 3 when ja(iniciada_em) then 2 else 1 end as idsituacao,
    case when ja(concluida_em) then 'Concluída' when ja(iniciada_em) then 'Em andamento' else 'Aberta ' end
        as situacao,
    coalesce(dia(ocorrido(concluida_em)), '') as data_conclusao,
    'Não' as recorrente,
    350.5::double as custo_previsto,
    ts(greatest(aberta_em, ocorrido(iniciada_em), ocorrido(concluida_em))) as data_modificacao
from agora_assistencias;
