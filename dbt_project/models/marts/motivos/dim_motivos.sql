with

motivos as (

    select * from {{ ref('int_motivos__motivos_unificados') }}

),

final as (

    select distinct
        id_motivo,
        nome_motivo,
        grupo_motivo,
        eh_mapeado
    from motivos

)

select * from final
