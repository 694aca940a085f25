with

origens as (

    select * from {{ ref('int_leads__origens_unificadas') }}

),

final as (

    select distinct
        id_origem,
        nome_origem,
        grupo_origem,
        eh_mapeada
    from origens

)

select * from final
