-- GET /pessoas/bancarios: the bank account, mostly empty.
create or replace temp view registros as
select
    idpessoa as ordem,
    em,
    idpessoa,
    (idpessoa + 2000)::varchar as idpessoa_int,
    '000' as banco,
    'Banco Modelo' as banco_nome,
    nome_cliente(idpessoa) as banco_nome_titular,
    cpf(idpessoa) as banco_cpf_titular
from agora_pessoas;
