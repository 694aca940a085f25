-- GET /reservas/contratos: the documents of each sale.
create or replace temp view registros as
select
    idreserva as ordem,
    vendida_em as em,
    idreserva as idreservacontrato,
    idreserva,
    ts(vendida_em) as data_cad,
    1 as idcontrato,
    1 as idtipo,
    'S' as assinado,
    'S' as validado,
    sn(esta_distratada) as cancelado,
    'contrato' || idreserva::varchar || '.pdf' as arquivo,
    'application/pdf' as arquivo_tipo,
    120345 as arquivo_tamanho,
    ts(vendida_em) as data_sincronizacao
from agora_reservas
where foi_vendida;
