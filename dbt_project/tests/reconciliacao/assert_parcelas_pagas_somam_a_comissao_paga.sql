-- What the instalments say was paid is what the sale says was paid. The CRM tells it twice, by
-- document and by instalment; where these disagree the cure is there, so it is a warning.
{{ config(severity='warn') }}

with

parcelas as (

    select
        id_venda,
        sum(valor_pago) as valor_pago
    from {{ ref('fct_parcelas_comissao') }}
    group by id_venda

)

select
    vendas.id_venda,
    vendas.valor_comissao_paga,
    parcelas.valor_pago
from {{ ref('fct_vendas') }} as vendas
left join parcelas using (id_venda)
where vendas.valor_comissao_paga <> coalesce(parcelas.valor_pago, 0)
