-- A text of the CRM that no seed maps is counted on a line of its own: a warning that names it,
-- what it touches, and the seed to add it to.
{{ config(severity='warn') }}

select
    tipo_pendencia,
    texto,
    nome_semente,
    quantidade,
    valor
from {{ ref('vw_pendencias_mapeamento') }}
