-- One unit is sold once at a time. Two active sales mean that a distrato or a match is missing; it
-- is a warning, because the cure is in the source systems and the reconciliation shows the money.
{{ config(severity='warn') }}

select
    id_unidade,
    count(*) as vendas_ativas,
    sum(valor_contrato) as valor_contrato
from {{ ref('fct_vendas') }}
where eh_ativa and id_unidade is not null
group by id_unidade
having count(*) > 1
