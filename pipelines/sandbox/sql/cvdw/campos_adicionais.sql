-- GET /campos_adicionais: free fields of every subject; referencia is not unique.
create or replace temp view registros as
select
    idreserva * 2 + t.n as ordem,
    criada_em as em,
    idreserva as referencia,
    (70 + t.n)::integer as idcampo,
    'Campo ' || t.n::varchar as campo_nome,
    idreserva as idfuncionalidade,
    'reserva' as funcionalidade,
    '1.000,00' as valor,
    ts(criada_em) as data_cad,
    ts(criada_em) as data_modificacao
from agora_reservas, range(0, 2) as t (n)
where u(chave, 'campos') < 0.1;
