with

versoes as (

    select * from {{ ref('snp_divergencias') }}

),

-- Each time that the two systems agree, what came before is over.
com_acordo as (

    select
        id_conciliacao,
        motivo,
        vigente_desde_em,
        vigente_ate_em,
        max(case when motivo is null then vigente_desde_em end) over historia as concordou_em
    from versoes
    window historia as (partition by id_conciliacao order by vigente_desde_em)

),

-- Another reason does not make it another difference: it counts from when the two last agreed.
com_inicio as (

    select
        *,
        min(case when motivo is not null then vigente_desde_em end)
            over (partition by id_conciliacao, concordou_em)
            as diverge_desde_em
    from com_acordo

),

com_anterior as (

    select
        *,
        lag(motivo) over historia as motivo_anterior,
        lag(diverge_desde_em) over historia as divergia_desde_em
    from com_inicio
    window historia as (partition by id_conciliacao order by vigente_desde_em)

),

final as (

    select
        id_conciliacao,
        case when motivo is null then divergia_desde_em else diverge_desde_em end as vista_desde_em,
        case when motivo is null and motivo_anterior is not null then vigente_desde_em end
            as resolvida_em,
        case when motivo is null then motivo_anterior end as motivo_resolvido
    from com_anterior
    where vigente_ate_em = timestamp '9999-12-31'

)

select * from final
