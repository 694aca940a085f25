{#- A table: many read it and it is recursive. -#}
{{ config(materialized='table') }}

with recursive

contratos as (

    select * from {{ ref('int_vendas__contratos_preparados') }}

),

-- Same unit, same buyer, a new contract about the day on which the old one was cancelled: the ERP
-- gave the sale a new number, nobody left and nobody bought. What replaces comes after: with one
-- order for all of them, two contracts never replace each other and a chain always ends.
candidatos as (

    select
        cancelado.id_contrato,
        substituto.id_contrato as id_contrato_substituto,
        abs(date_diff('day', cancelado.data_cancelamento, substituto.data_contrato)) as distancia
    from contratos as cancelado
    inner join contratos as substituto
        on
            cancelado.id_unidade_sienge = substituto.id_unidade_sienge
            and cancelado.id_cliente_sienge = substituto.id_cliente_sienge
    where
        cancelado.situacao_contrato = 'cancelado'
        and (
            cancelado.data_contrato < substituto.data_contrato
            or (
                cancelado.data_contrato = substituto.data_contrato
                and cancelado.id_contrato < substituto.id_contrato
            )
        )
        and abs(date_diff('day', cancelado.data_cancelamento, substituto.data_contrato))
        <= {{ var('dias_reemissao') }}

),

substituicoes as (

    select
        id_contrato,
        id_contrato_substituto
    from candidatos
    qualify row_number() over (
            partition by id_contrato order by distancia, id_contrato_substituto
        ) = 1

),

-- The substitute may have been replaced in its turn.
caminhos as (

    select
        id_contrato,
        id_contrato_substituto,
        id_contrato_substituto as id_contrato_vigente,
        1 as passos
    from substituicoes

    union all

    select
        caminhos.id_contrato,
        caminhos.id_contrato_substituto,
        substituicoes.id_contrato_substituto as id_contrato_vigente,
        caminhos.passos + 1 as passos
    from caminhos
    inner join substituicoes on caminhos.id_contrato_vigente = substituicoes.id_contrato

),

final as (

    select
        id_contrato,
        id_contrato_substituto,
        max_by(id_contrato_vigente, passos) as id_contrato_vigente
    from caminhos
    group by
        id_contrato,
        id_contrato_substituto

)

select * from final
