with

do_contrato as (

    select * from {{ ref('stg_sienge__contratos_unidades') }}

),

da_venda as (

    select * from {{ ref('stg_sienge__vendas_unidades') }}

),

-- The contract's own list wins; a cancelled one may have lost it and the bulk sale still know it.
final as (

    select
        id_contrato,
        id_unidade_sienge,
        nome_unidade,
        percentual_participacao,
        eh_principal,
        ordem_unidade
    from do_contrato

    union all

    select
        da_venda.id_contrato,
        da_venda.id_unidade_sienge,
        da_venda.nome_unidade,
        da_venda.percentual_participacao,
        da_venda.eh_principal,
        da_venda.ordem_unidade
    from da_venda
    left join do_contrato using (id_contrato)
    where do_contrato.id_contrato is null

)

select * from final
