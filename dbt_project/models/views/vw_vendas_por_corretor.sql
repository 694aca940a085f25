with

vendas as (

    select *
    from {{ ref('fct_vendas') }}
    where {{ eh_ativa_com_valor() }}

),

corretores as (

    select * from {{ ref('dim_corretores') }}

),

imobiliarias as (

    select * from {{ ref('dim_imobiliarias') }}

),

final as (

    select
        vendas.id_corretor,
        coalesce(any_value(corretores.rotulo_corretor), 'Sem corretor') as corretor,
        -- A broker who moved sold for several: the one of the latest sale, not the one of today.
        case
            when vendas.id_corretor is not null
                then arg_max(imobiliarias.nome_imobiliaria, (vendas.data_venda, vendas.id_venda))
        end as imobiliaria,
        count(*) as total_vendas,
        cast(sum(vendas.valor_contrato) as decimal(18, 2)) as valor_total,
        {{ razao('sum(vendas.valor_contrato)', 'count(*)') }} as ticket_medio,
        cast(sum(vendas.valor_comissao_prevista) as decimal(18, 2)) as comissao_total,
        max(vendas.data_venda) as ultima_venda
    from vendas
    left join corretores using (id_corretor)
    left join imobiliarias on vendas.id_imobiliaria = imobiliarias.id_imobiliaria
    group by vendas.id_corretor

)

select * from final
