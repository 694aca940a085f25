with

vendas as (

    select * from {{ ref('int_vendas__vendas_unificadas') }}

),

previstas as (

    select
        id_venda,
        sum(valor_previsto) as valor_comissao_prevista
    from {{ ref('int_comissoes__previstas_por_beneficiario') }}
    group by id_venda

),

pagas as (

    select * from {{ ref('int_comissoes__pagas_por_venda') }}

),

final as (

    select
        vendas.id_venda,
        cast(coalesce(previstas.valor_comissao_prevista, 0) as decimal(18, 2))
            as valor_comissao_prevista,
        cast(coalesce(pagas.valor_pago, 0) as decimal(18, 2)) as valor_comissao_paga
    from vendas
    left join previstas using (id_venda)
    left join pagas using (id_venda)

)

select * from final
