-- GET /processos: lawsuits after a distrato.
create or replace temp view registros as
select
    idreserva as ordem,
    distrato_em as em,
    idreserva as idprocesso,
    'Judicial' as tipo_processo,
    '0000000-00.2000.0.00.' || lpad((idreserva % 10000)::varchar, 4, '0') as numero,
    (valor::double * 0.1)::decimal(18, 2)::varchar as valor_causa,
    '0.00' as valor_pago,
    ts(distrato_em) as data_cad,
    idempreendimento,
    codigointerno_empreendimento,
    empreendimento,
    idcliente,
    documento_cliente,
    cliente,
    cep_cliente,
    1 as idsituacao,
    'Em curso' as situacao,
    unidade,
    etapa,
    bloco,
    1 as idcausa,
    'Devolução de valores' as causa,
    ts(distrato_em) as data_ult_hist
from agora_lugares
where esta_distratada and idreserva % 2 = 0;
