-- GET /atendimentos/times: the teams.
create or replace temp view registros as
select
    n as ordem,
    getvariable('inicio')::timestamp as em,
    sn(n < 4) as ativo,
    n as idtime,
    11 as idgestor,
    'Gestor 11' as gestor,
    time_de(n) as nome,
    'S' as ativo_painel,
    ts(getvariable('inicio')::timestamp) as data_cad,
    ts(getvariable('inicio')::timestamp) as data_modificacao
from range(1, 5) as t (n);
