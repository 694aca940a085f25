with

corretores as (

    select * from {{ ref('dim_corretores') }}

),

final as (

    select
        id_corretor,
        rotulo_corretor,
        id_imobiliaria,
        nivel,
        categoria,
        eh_ativo
    from corretores

)

select * from final
