-- GET /usuarios_administrativos: the managers.
create or replace temp view registros as
select
    n as ordem,
    getvariable('inicio')::timestamp as em,
    n as idusuario,
    'S' as ativo_painel,
    'Padrão' as tipo_login,
    'Gestor ' || n::varchar as usuario,
    'Gestor' as perfil
from range(1, 16) as t (n);
