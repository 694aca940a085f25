with

vendas as (

    select * from {{ ref('fct_vendas') }}

),

reservas_nomes as (

    select * from {{ ref('stg_cvcrm__reservas_nomes') }}

),

contratos_nomes as (

    select *
    from {{ ref('stg_sienge__contratos_clientes_nomes') }}
    qualify row_number() over (
            partition by id_contrato order by eh_principal desc nulls last, ordem_cliente asc
        ) = 1

),

final as (

    select
        vendas.id_venda as id,
        vendas.data_venda,
        vendas.valor_contrato as valor_venda,
        coalesce(reservas_nomes.nome_cliente, contratos_nomes.nome_cliente) as nome_cliente,
        vendas.fonte,
        timezone(
            'America/Sao_Paulo',
            coalesce(reservas_nomes._carregado_em, contratos_nomes._carregado_em)
        ) as processado_em
    from vendas
    left join reservas_nomes using (id_reserva)
    left join contratos_nomes on vendas.id_contrato = contratos_nomes.id_contrato

)

select * from final
