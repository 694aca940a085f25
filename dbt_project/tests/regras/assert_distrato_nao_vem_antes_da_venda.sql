-- A distrato dated before its sale is a typing error at the source: the months still close, so it
-- is a warning.
{{ config(severity='warn') }}

select
    id_venda,
    data_venda,
    data_distrato
from {{ ref('fct_vendas') }}
where data_distrato < data_venda
