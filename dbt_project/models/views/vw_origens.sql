with

origens as (

    select * from {{ ref('dim_origens') }}

),

final as (

    select
        id_origem,
        nome_origem,
        grupo_origem,
        eh_mapeada
    from origens

)

select * from final
