with

vendas as (

    select *
    from {{ ref('fct_vendas') }}
    where {{ eh_ativa_com_valor() }}

),

final as (

    select
        mes_referencia as mes,
        {{ rotulo_mes('mes_referencia') }} as rotulo_mes,
        count(*) as vendas,
        cast(sum(valor_contrato) as decimal(18, 2)) as receita,
        {{ razao('sum(valor_contrato)', 'count(*)') }} as ticket_medio,
        cast(sum(valor_comissao_prevista) as decimal(18, 2)) as comissao_total
    from vendas
    group by mes_referencia

)

select * from final
