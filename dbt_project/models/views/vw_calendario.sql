with

calendario as (

    select * from {{ ref('dim_calendario') }}

),

final as (

    select
        data,
        mes_referencia,
        rotulo_mes,
        eh_dia_util,
        dia_util_do_mes,
        quantidade_dias_uteis_mes
    from calendario

)

select * from final
