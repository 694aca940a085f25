-- The parts of a sale's commission are exactly the sale's, foreseen and paid.
with

partes as (

    select
        id_venda,
        sum(valor_previsto) as previsto,
        sum(valor_pago) as pago
    from {{ ref('fct_comissoes') }}
    group by id_venda

)

select
    vendas.id_venda,
    vendas.valor_comissao_prevista,
    partes.previsto,
    vendas.valor_comissao_paga,
    partes.pago
from {{ ref('fct_vendas') }} as vendas
left join partes using (id_venda)
where
    vendas.valor_comissao_prevista <> coalesce(partes.previsto, 0)
    or vendas.valor_comissao_paga <> coalesce(partes.pago, 0)
