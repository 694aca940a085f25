with

situacoes as (

    select * from {{ ref('int_situacoes__situacoes_citadas') }}

),

final as (

    select
        chave_situacao,
        processo,
        nome_situacao,
        etapa_padrao,
        cast(ordem_etapa as bigint) as ordem_etapa,
        eh_final,
        eh_mapeada,
        cast(quantidade_registros as bigint) as quantidade_registros,
        cast(valor_registros as decimal(18, 2)) as valor_registros
    from situacoes

)

select * from final
