-- GET /correspondentes-usuarios: JSON booleans, no ativo.
create or replace temp view registros as
select
    n as ordem,
    getvariable('inicio')::timestamp as em,
    n as idusuario,
    3 as idempresa,
    'Correspondente ' || seis(n) as nome,
    cpf(96000000 + n) as documento,
    telefone(n) as telefone,
    'correspondente' || n::varchar || '@example.com' as email,
    n = 1 as gerente,
    true as ativo_login,
    ts(getvariable('inicio')::timestamp) as data_cad
from range(1, 6) as t (n);
