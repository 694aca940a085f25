with

vendas as (

    select *
    from {{ ref('fct_vendas') }}
    where
        {{ eh_ativa_com_valor() }}
        and mes_referencia = date_trunc('month', {{ hoje() }})

),

final as (

    select
        mes_referencia as mes,
        count(*) as vendas,
        cast(sum(valor_contrato) as decimal(18, 2)) as receita,
        {{ razao('sum(valor_contrato)', 'count(*)') }} as ticket_medio
    from vendas
    group by mes_referencia

)

select * from final
