-- GET /pessoas/patrimoniais: what each person owns.
create or replace temp view registros as
select
    idpessoa as ordem,
    em,
    idpessoa,
    (idpessoa + 2000)::varchar as idpessoa_int,
    'Não' as possui_bem,
    []::varchar[] as novos_bens
from agora_pessoas;
