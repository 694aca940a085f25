with

empreendimentos as (

    select * from {{ ref('int_cadastros__empreendimentos_unificados') }}

),

participacoes as (

    select * from {{ ref('participacoes') }}

),

-- Until somebody says otherwise a development is the company's own.
inicios as (

    select
        id_empreendimento,
        coalesce(vigencia_desde, date '1900-01-01') as data_vigencia_desde,
        percentual_empresa
    from participacoes

    union all

    select
        empreendimentos.id_empreendimento,
        date '1900-01-01' as data_vigencia_desde,
        100 as percentual_empresa
    from empreendimentos
    left join participacoes
        on
            empreendimentos.id_empreendimento = participacoes.id_empreendimento
            and coalesce(participacoes.vigencia_desde, date '1900-01-01') = date '1900-01-01'
    where participacoes.id_empreendimento is null

),

final as (

    select
        id_empreendimento,
        data_vigencia_desde,
        coalesce(
            lead(data_vigencia_desde)
                over (partition by id_empreendimento order by data_vigencia_desde)
            - 1,
            date '2999-12-31'
        ) as data_vigencia_ate,
        percentual_empresa / 100 as proporcao_empresa
    from inicios

)

select * from final
