-- A value that does not fit its type (text where a number belongs) became null, so sums over it are
-- wrong. It must not stop the other models nor go unseen: one row per field keeps the build from
-- being green, and avisar_rejeitados says it in a sentence at the end.
select
    fonte,
    objeto,
    campo,
    count(*) as quantidade_valores,
    min(chave_origem) as exemplo_chave
from {{ ref('int_qualidade__valores_rejeitados') }}
group by
    fonte,
    objeto,
    campo
