with

vendas as (

    select *
    from {{ ref('fct_vendas') }}
    where {{ eh_ativa_com_valor() }}

),

final as (

    select
        count(*) as total_vendas,
        cast(coalesce(sum(valor_contrato), 0) as decimal(18, 2)) as valor_total,
        coalesce({{ razao('sum(valor_contrato)', 'count(*)') }}, 0) as ticket_medio,
        cast(coalesce(sum(valor_comissao_prevista), 0) as decimal(18, 2)) as comissao_total,
        count(distinct id_corretor) as total_corretores,
        count(distinct id_empreendimento) as total_empreendimentos
    from vendas

)

select * from final
