-- The ledger's identity: a pass that calls itself complete saw what the API announced. Rows may
-- have appeared while it read, so more is fine, fewer is not.
select
    id_execucao,
    fonte,
    objeto,
    quantidade_registros_vista,
    quantidade_registros_esperada
from {{ ref('fct_execucoes') }}
where
    eh_completa
    and situacao_execucao = 'ok'
    and quantidade_registros_vista < quantidade_registros_esperada
