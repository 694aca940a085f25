with

participacoes as (

    select * from {{ ref('int_vendas__unidades_rateadas') }}

),

final as (

    select
        id_venda,
        id_unidade,
        cast(proporcao_participacao as decimal(9, 6)) as proporcao_participacao,
        valor_contrato,
        eh_principal
    from participacoes

)

select * from final
