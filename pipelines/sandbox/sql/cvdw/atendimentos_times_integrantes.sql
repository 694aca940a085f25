-- GET /atendimentos/times/integrantes: who is in a team; half of the cursors are null.
create or replace temp view registros as
select
    n as ordem,
    case when n % 2 = 0 then getvariable('inicio')::timestamp end as em,
    n as idintegrante,
    1 + n % 4 as idtime,
    time_de(1 + n % 4) as "time",
    n as idusuario,
    'Gestor ' || n::varchar as usuario,
    ts(getvariable('inicio')::timestamp) as data_cad,
    ts(getvariable('inicio')::timestamp) as data_modificacao
from range(1, 16) as t (n);
