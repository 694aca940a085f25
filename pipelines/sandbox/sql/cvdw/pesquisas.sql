-- GET /pesquisas: surveys; the cursor is a bulk stamp.
create or replace temp view registros as
select
    n as ordem,
    getvariable('inicio')::timestamp as em,
    n as idpesquisa,
    dia(getvariable('inicio')::timestamp) as "dataInicio",
    dia(getvariable('hoje')::timestamp) as "dataFim",
    'Satisfação ' || n::varchar as pesquisa,
    'Ativa' as situacao,
    'NPS' as tipo_pesquisa,
    (n * 10)::varchar as ids_perguntas
from range(1, 4) as t (n);
