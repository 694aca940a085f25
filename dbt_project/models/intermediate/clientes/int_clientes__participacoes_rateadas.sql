with

vendas as (

    select * from {{ ref('int_vendas__vendas_unificadas') }}

),

reservas as (

    select * from {{ ref('stg_cvcrm__reservas') }}

),

associados as (

    select *
    from {{ ref('stg_cvcrm__vendas_associados') }}
    where coalesce(eh_ativo, true)

),

contratos_clientes as (

    select * from {{ ref('stg_sienge__contratos_clientes') }}

),

clientes as (

    select * from {{ ref('int_clientes__compradores_unificados') }}

),

-- The CRM tells the shares of the others; what they leave is the main buyer's.
dos_associados as (

    select
        vendas.id_venda,
        coalesce(clientes.id_cliente, 'cv-' || associados.id_cliente_associado) as id_cliente,
        associados.percentual_participacao as peso
    from associados
    inner join vendas using (id_reserva)
    left join clientes on associados.id_cliente_associado = clientes.id_cliente_cv
    where associados.percentual_participacao > 0 and associados.id_cliente_associado is not null

),

peso_dos_associados as (

    select
        id_venda,
        sum(peso) as peso
    from dos_associados
    group by id_venda

),

dos_principais as (

    select
        vendas.id_venda,
        coalesce(clientes.id_cliente, 'cv-' || reservas.id_cliente_cv) as id_cliente,
        100 - coalesce(peso_dos_associados.peso, 0) as peso
    from vendas
    inner join reservas using (id_reserva)
    left join clientes on reservas.id_cliente_cv = clientes.id_cliente_cv
    left join peso_dos_associados using (id_venda)
    where reservas.id_cliente_cv is not null

),

do_erp as (

    select
        vendas.id_venda,
        coalesce(clientes.id_cliente, 'sg-' || contratos_clientes.id_cliente_sienge) as id_cliente,
        contratos_clientes.percentual_participacao as peso,
        coalesce(contratos_clientes.eh_principal, false) as eh_principal
    from contratos_clientes
    inner join vendas using (id_contrato)
    left join clientes using (id_cliente_sienge)
    where vendas.id_reserva is null

),

linhas as (

    select
        id_venda,
        id_cliente,
        peso,
        true as eh_principal
    from dos_principais

    union all

    select
        id_venda,
        id_cliente,
        peso,
        false as eh_principal
    from dos_associados

    union all

    select
        id_venda,
        id_cliente,
        peso,
        eh_principal
    from do_erp

),

-- A spouse without a share bought nothing. Where nobody has one, the main buyer has it all.
pesadas as (

    select
        id_venda,
        id_cliente,
        bool_or(eh_principal) as eh_principal,
        greatest(sum(coalesce(peso, 0)), 0) as peso
    from linhas
    group by
        id_venda,
        id_cliente

),

com_total as (

    select
        *,
        sum(peso) over (partition by id_venda) as peso_total
    from pesadas

),

com_peso as (

    select
        com_total.id_venda,
        com_total.id_cliente,
        com_total.eh_principal,
        coalesce(vendas.valor_contrato, 0) as valor_venda,
        case when com_total.peso_total > 0 then com_total.peso else 1 end as peso,
        case when com_total.peso_total > 0 then com_total.peso_total else 1 end as peso_total
    from com_total
    inner join vendas using (id_venda)
    where com_total.peso > 0 or (com_total.peso_total = 0 and com_total.eh_principal)

),

repartidas as (

    {{ ratear_centavos(
        'com_peso', 'id_venda', 'valor_venda', 'peso', 'eh_principal desc, id_cliente'
    ) }}

),

final as (

    select
        id_venda,
        id_cliente,
        peso / peso_total as proporcao_participacao,
        valor_rateado as valor_contrato,
        eh_principal
    from repartidas

)

select * from final
