-- GET /reservas/campos-adicionais: free fields of the reservations.
create or replace temp view registros as
select
    idreserva as ordem,
    criada_em as em,
    idreserva,
    71 as idcampo,
    ts(criada_em) as data_cad,
    'Valor do sinal combinado' as nome,
    'valor_sinal' as nome_referencia,
    '1.000,00' as valor,
    'Moeda' as tipo,
    'reserva' as funcionalidade
from agora_reservas
where u(chave, 'campos') < 0.1;
