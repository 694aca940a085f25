-- GET /reservas/sienge: the parameters with which each sale goes to the ERP.
create or replace temp view registros as
select
    idreserva as ordem,
    vendida_em as em,
    ts(vendida_em) as data_cad,
    idreserva as idsienge_reserva,
    idreserva,
    'CV' || idreserva::varchar as nome_contrato,
    dia(vendida_em) as data_contrato,
    1.0::double as percentual_juros,
    'INCC-DI' as indexador,
    case when codigointerno is null then 'N' else 'S' end as enviado,
    ts(vinculada_em) as data_envio,
    ts(coalesce(vinculada_em, vendida_em)) as data_modificacao,
    'VGV' as tipo_valor_envio,
    ts(data_venda) as data_venda,
    'S' as reserva_sienge,
    sn(codigointerno is not null) as reserva_sienge_enviado,
    codigointerno
from agora_reservas
where foi_vendida;
