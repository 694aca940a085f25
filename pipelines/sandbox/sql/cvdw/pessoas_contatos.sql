-- GET /pessoas/contatos: how to reach each person.
create or replace temp view registros as
select
    idpessoa as ordem,
    em,
    (idpessoa + 2000)::varchar as idpessoa_int,
    idpessoa,
    email_cliente(idpessoa) as email,
    telefone(idpessoa) as telefone,
    telefone(idpessoa) as celular
from agora_pessoas;
