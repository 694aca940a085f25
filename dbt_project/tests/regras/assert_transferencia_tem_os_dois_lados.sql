-- Every transfer has one that left and one that came; a loose side would hide a sale or a distrato.
select
    count_if(foi_transferida) as saidas,
    count_if(eh_transferencia) as entradas
from {{ ref('fct_vendas') }}
having count_if(foi_transferida) <> count_if(eh_transferencia)
