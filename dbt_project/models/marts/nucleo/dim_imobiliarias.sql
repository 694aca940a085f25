with

imobiliarias as (

    select * from {{ ref('int_cadastros__imobiliarias_unificadas') }}

),

final as (

    select
        id_imobiliaria,
        id_imobiliaria_cv,
        nome_imobiliaria,
        sigla,
        eh_ativa
    from imobiliarias

)

select * from final
