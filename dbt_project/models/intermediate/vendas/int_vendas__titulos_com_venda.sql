{#- A table: receivables and commissions read it, and what it joins is long to plan. -#}
{{ config(materialized='table') }}

with

-- One bill belongs to one contract; should two claim it, the one that stands goes first.
contratos as (

    select *
    from {{ ref('int_vendas__contratos_preparados') }}
    where id_titulo_receber is not null
    qualify row_number() over (
            partition by id_titulo_receber
            order by (situacao_contrato = 'cancelado') asc, id_contrato desc
        ) = 1

),

reemitidos as (

    select * from {{ ref('int_vendas__contratos_reemitidos') }}

),

duplicados as (

    select * from {{ ref('int_vendas__contratos_duplicados') }}

),

vendas as (

    select * from {{ ref('int_vendas__vendas_unificadas') }}

),

vigentes as (

    select
        contratos.id_titulo_receber,
        contratos.id_contrato,
        coalesce(reemitidos.id_contrato_vigente, contratos.id_contrato) as id_contrato_vigente
    from contratos
    left join reemitidos using (id_contrato)

),

-- A contract that is no sale by itself speaks of another's: of the one that took its place, or of
-- the one of which it is a copy.
final as (

    select
        vigentes.id_titulo_receber,
        vigentes.id_contrato,
        coalesce(propria.id_venda, do_vigente.id_venda, do_original.id_venda) as id_venda
    from vigentes
    left join duplicados on vigentes.id_contrato_vigente = duplicados.id_contrato
    left join vendas as propria on vigentes.id_contrato = propria.id_contrato
    left join vendas as do_vigente on vigentes.id_contrato_vigente = do_vigente.id_contrato
    left join vendas as do_original on duplicados.id_contrato_original = do_original.id_contrato

)

select * from final
