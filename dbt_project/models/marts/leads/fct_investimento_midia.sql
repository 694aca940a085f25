with

investimentos as (

    select * from {{ ref('investimento_midia') }}

),

final as (

    select
        mes_referencia,
        {{ chave_texto('nome_origem') }} as id_origem,
        valor_investido
    from investimentos

)

select * from final
