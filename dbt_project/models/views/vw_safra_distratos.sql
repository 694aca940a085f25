with

indicador as (

    select * from {{ ref('kpi_safra_distratos_mensal') }}

),

final as (

    select * from indicador

)

select * from final
