with

clientes as (

    select * from {{ ref('int_clientes__compradores_unificados') }}

),

participacoes as (

    select * from {{ ref('int_clientes__participacoes_rateadas') }}

),

vendas as (

    select * from {{ ref('int_vendas__vendas_unificadas') }}

),

-- Buyers that only a sale names (a spouse with a share) have no register of their own.
citados as (

    select
        id_cliente,
        id_cliente_cv is not null as eh_do_crm,
        id_cliente_sienge is not null as eh_do_erp,
        faixa_etaria,
        estado_civil,
        tipo_pessoa
    from clientes

    union all by name

    select distinct
        id_cliente,
        starts_with(id_cliente, 'cv-') as eh_do_crm,
        starts_with(id_cliente, 'sg-') as eh_do_erp
    from participacoes

),

compras as (

    select
        participacoes.id_cliente,
        count(*) as quantidade_compras,
        count_if(vendas.eh_ativa) as quantidade_compras_ativas
    from participacoes
    inner join vendas using (id_venda)
    group by participacoes.id_cliente

),

pessoas as (

    select
        id_cliente,
        max(faixa_etaria) as faixa_etaria,
        -- The CRM asks everybody; the ERP often holds a default.
        coalesce(max(estado_civil) filter (where eh_do_crm), max(estado_civil)) as estado_civil,
        coalesce(max(tipo_pessoa), 'fisica') as tipo_pessoa,
        bool_or(eh_do_crm) as eh_do_crm,
        bool_or(eh_do_erp) as eh_do_erp
    from citados
    group by id_cliente

),

final as (

    select
        pessoas.id_cliente,
        coalesce(pessoas.faixa_etaria, 'nao informada') as faixa_etaria,
        coalesce(pessoas.estado_civil, 'nao informado') as estado_civil,
        pessoas.tipo_pessoa,
        cast(coalesce(compras.quantidade_compras, 0) as bigint) as quantidade_compras,
        cast(coalesce(compras.quantidade_compras_ativas, 0) as bigint) as quantidade_compras_ativas,
        pessoas.eh_do_crm,
        pessoas.eh_do_erp
    from pessoas
    left join compras using (id_cliente)

)

select * from final
