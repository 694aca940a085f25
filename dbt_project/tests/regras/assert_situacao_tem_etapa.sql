-- A situation that nobody has given a stage falls out of every count by stage. A warning with its
-- money: the cure is a line in the seed situacoes_etapas (or etapas_leads).
{{ config(severity='warn') }}

select
    processo,
    nome_situacao,
    quantidade_registros,
    valor_registros
from {{ ref('dim_situacoes') }}
where not eh_mapeada and quantidade_registros > 0
