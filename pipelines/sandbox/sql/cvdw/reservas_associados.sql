-- GET /reservas/associados: spouses; a dissolved sale leaves them inactive without moving the cursor.
create or replace temp view registros as
select
    idreserva as ordem,
    criada_em as em,
    sn(not esta_distratada) as ativo,
    idreserva as idassociado,
    idreserva,
    idcliente + 5000000 as idpessoa,
    idcliente + 5000000 as idconjuge,
    ts(criada_em) as data_cad,
    nome_cliente(idcliente + 5000000) as nome,
    cpf(idcliente + 5000000) as documento,
    3500.5::double as renda_familiar,
    'Cônjuge' as tipo_associacao
from agora_reservas
where u(idcliente, 'associado') < 0.25;
