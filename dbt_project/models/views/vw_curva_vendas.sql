with

indicador as (

    select * from {{ ref('kpi_curva_vendas_mensal') }}

),

final as (

    select * from indicador

)

select * from final
