with

imobiliarias as (

    select * from {{ ref('dim_imobiliarias') }}

),

final as (

    select
        id_imobiliaria,
        nome_imobiliaria,
        sigla,
        eh_ativa
    from imobiliarias

)

select * from final
