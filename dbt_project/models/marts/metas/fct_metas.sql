with

metas as (

    select * from {{ ref('int_metas__metas_vigentes') }}

),

final as (

    select
        metrica,
        nivel,
        id_entidade,
        nome_entidade,
        mes_referencia,
        data_vigencia_desde,
        data_vigencia_ate,
        valor_meta,
        eh_vigente
    from metas

)

select * from final
