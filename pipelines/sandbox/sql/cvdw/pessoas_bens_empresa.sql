-- GET /pessoas/bens-empresa: a company's goods.
create or replace temp view registros as
select
    idpessoa as ordem,
    em,
    idpessoa,
    (idpessoa + 2000)::varchar as idpessoa_int,
    []::varchar[] as bens_empresa
from agora_pessoas;
