-- GET /pessoas/profissional: work and income; amounts are text.
create or replace temp view registros as
select
    idpessoa as ordem,
    em,
    idpessoa,
    (idpessoa + 2000)::varchar as idpessoa_int,
    sorteia(idpessoa, 'profissao', ['Professora', 'Médico', 'Comerciante']) as profissao,
    (2000 + inteiro(idpessoa, 'renda', 0, 300) * 50)::decimal(18, 2)::varchar as remuneracao_bruta,
    'Não' as possui_outras_rendas
from agora_pessoas;
