with

vendas as (

    select * from {{ ref('int_vendas__vendas_unificadas') }}

),

comissoes_cv as (

    select * from {{ ref('stg_cvcrm__comissoes') }}

),

comissoes_sienge as (

    select * from {{ ref('int_comissoes__parcelas_sienge') }}

),

no_sienge as (

    select
        id_venda,
        sum(case when eh_paga then valor_parcela else 0 end) as valor_pago
    from comissoes_sienge
    where id_venda is not null
    group by id_venda

),

no_cv as (

    select
        id_reserva,
        sum(valor_pago) as valor_pago
    from comissoes_cv
    where eh_ativo
    group by id_reserva

),

-- The ERP pays; the CRM's figure stands in only where the ERP has no commission of the sale, never
-- on top of it.
final as (

    select
        vendas.id_venda,
        case when no_sienge.id_venda is not null then 'sienge' else 'cvcrm' end as fonte_pagamento,
        cast(
            case
                when no_sienge.id_venda is not null then coalesce(no_sienge.valor_pago, 0)
                else coalesce(no_cv.valor_pago, 0)
            end as decimal(18, 2)
        ) as valor_pago
    from vendas
    left join no_sienge using (id_venda)
    left join no_cv using (id_reserva)

)

select * from final
