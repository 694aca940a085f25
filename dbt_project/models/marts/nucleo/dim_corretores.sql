with

corretores as (

    select * from {{ ref('int_cadastros__corretores_unificados') }}

),

final as (

    select
        id_corretor,
        id_corretor_cv,
        rotulo_corretor,
        id_imobiliaria,
        nivel,
        categoria,
        eh_ativo
    from corretores

)

select * from final
