with

indicador as (

    select * from {{ ref('kpi_vso_mensal') }}

),

final as (

    select * from indicador

)

select * from final
