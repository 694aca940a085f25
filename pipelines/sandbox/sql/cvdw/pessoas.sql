-- GET /pessoas: the buyers.
create or replace temp view registros as
select
    idpessoa as ordem,
    em,
    idpessoa,
    (idpessoa + 2000)::varchar as idpessoa_int,
    ts(criada_em) as data_cad,
    'S' as ativo_painel,
    'N' as ativo_login,
    'CPF' as documento_tipo,
    cpf(idpessoa) as documento,
    'N' as pessoa_estrangeira,
    nome_cliente(idpessoa) as nome,
    sorteia(idpessoa, 'sexo', ['Feminino', 'Masculino']) as sexo,
    'Brasil' as pais,
    (2000 + inteiro(idpessoa, 'renda', 0, 300) * 50)::decimal(18, 2)::varchar as renda_familiar,
    lpad((1000000 + idpessoa % 90000)::varchar, 8, '0') as cep
from agora_pessoas;
