-- GET /pessoas/financeiros: a company's figures, empty for people.
create or replace temp view registros as
select
    idpessoa as ordem,
    em,
    idpessoa,
    (idpessoa + 2000)::varchar as idpessoa_int,
    '0.00' as valor_faturamento_mensal_pj
from agora_pessoas;
