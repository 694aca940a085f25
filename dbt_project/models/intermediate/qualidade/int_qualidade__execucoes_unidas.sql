with

final as (

    select * from {{ ref('stg_cvcrm__execucoes') }}
    union all
    select * from {{ ref('stg_sienge__execucoes') }}

)

select * from final
