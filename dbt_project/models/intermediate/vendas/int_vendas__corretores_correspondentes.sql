{#- The two systems share no key of a broker, and names are personal data. What they share are the
    sales: whom the ERP calls 959 is the one who made most of 959's sales by the CRM. -#}
with

vendas as (

    select * from {{ ref('int_vendas__vendas_unificadas') }}

),

reservas as (

    select * from {{ ref('int_vendas__reservas_vendidas') }}

),

contratos as (

    select * from {{ ref('int_vendas__contratos_preparados') }}

),

pares as (

    select
        contratos.id_corretor as id_corretor_sienge,
        reservas.id_corretor,
        count(*) as quantidade_vendas
    from vendas
    inner join reservas using (id_reserva)
    inner join contratos on vendas.id_contrato = contratos.id_contrato
    where contratos.id_corretor is not null and reservas.id_corretor is not null
    group by
        contratos.id_corretor,
        reservas.id_corretor

),

com_total as (

    select
        *,
        sum(quantidade_vendas) over (partition by id_corretor_sienge) as quantidade_total
    from pares

),

-- Fewer sales, or none that most agree on, name nobody.
final as (

    select
        id_corretor_sienge,
        id_corretor,
        quantidade_vendas
    from com_total
    where
        quantidade_vendas >= {{ var('vendas_para_reconhecer_corretor') }}
        and quantidade_vendas * 2 > quantidade_total

)

select * from final
