with

versoes as (

    select * from {{ ref('snp_divergencias') }}

),

-- A version of agreement ends the difference before it and belongs to that one's story.
com_anterior as (

    select
        id_conciliacao,
        motivo,
        vigente_desde_em,
        vigente_ate_em,
        lag(motivo) over historia as motivo_anterior,
        max(case when motivo is null then vigente_desde_em end) over (
            historia rows between unbounded preceding and 1 preceding
        ) as concordava_em
    from versoes
    window historia as (partition by id_conciliacao order by vigente_desde_em)

),

-- Another reason does not make it another difference: it counts from when the two last agreed.
com_inicio as (

    select
        *,
        min(case when motivo is not null then vigente_desde_em end)
            over (partition by id_conciliacao, concordava_em)
            as vista_desde_em
    from com_anterior

),

final as (

    select
        id_conciliacao,
        vista_desde_em,
        case when motivo is null and motivo_anterior is not null then vigente_desde_em end
            as resolvida_em,
        case when motivo is null then motivo_anterior end as motivo_resolvido
    from com_inicio
    where vigente_ate_em = timestamp '9999-12-31'

)

select * from final
