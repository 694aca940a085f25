with

vigencias as (

    select * from {{ ref('int_participacoes__vigencias') }}

),

final as (

    select
        id_empreendimento,
        data_vigencia_desde,
        data_vigencia_ate,
        cast(proporcao_empresa as decimal(9, 6)) as proporcao_empresa
    from vigencias

)

select * from final
