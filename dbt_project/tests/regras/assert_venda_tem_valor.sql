-- A sale without a positive value shrinks the VGV without a word: a warning that names it.
{{ config(severity='warn') }}

select
    id_venda,
    valor_contrato
from {{ ref('fct_vendas') }}
where coalesce(valor_contrato, 0) <= 0
