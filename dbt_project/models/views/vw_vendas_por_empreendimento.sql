with

vendas as (

    select *
    from {{ ref('fct_vendas') }}
    where {{ eh_ativa_com_valor() }}

),

empreendimentos as (

    select * from {{ ref('dim_empreendimentos') }}

),

final as (

    select
        vendas.id_empreendimento,
        any_value(empreendimentos.nome_empreendimento) as empreendimento,
        any_value(empreendimentos.cidade) as cidade,
        count(*) as total_vendas,
        cast(sum(vendas.valor_contrato) as decimal(18, 2)) as valor_total,
        {{ razao('sum(vendas.valor_contrato)', 'count(*)') }} as ticket_medio,
        cast(sum(vendas.valor_comissao_prevista) as decimal(18, 2)) as comissao_total,
        max(vendas.data_venda) as ultima_venda
    from vendas
    left join empreendimentos using (id_empreendimento)
    group by vendas.id_empreendimento

)

select * from final
