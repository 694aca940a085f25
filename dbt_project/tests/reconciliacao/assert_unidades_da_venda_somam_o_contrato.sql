-- The parts of a sale's units are exactly the sale's value, wherever a unit is known.
with

partes as (

    select
        id_venda,
        sum(valor_contrato) as valor_contrato
    from {{ ref('brg_vendas_unidades') }}
    group by id_venda

)

select
    vendas.id_venda,
    vendas.valor_contrato,
    partes.valor_contrato as soma_das_partes
from {{ ref('fct_vendas') }} as vendas
left join partes using (id_venda)
where
    vendas.id_unidade is not null
    and coalesce(vendas.valor_contrato, 0) is distinct from partes.valor_contrato
