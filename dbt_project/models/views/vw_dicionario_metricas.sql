with

metricas as (

    select * from {{ ref('dicionario_metricas') }}

),

final as (

    select
        metrica,
        rotulo,
        definicao,
        formula,
        unidade,
        direcao,
        responsavel
    from metricas

)

select * from final
