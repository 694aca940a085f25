with

contratos as (

    select * from {{ ref('int_vendas__contratos_preparados') }}

),

-- Same unit, same buyer, a new contract about the day on which the old one was cancelled: the ERP
-- gave the sale a new number, nobody left and nobody bought.
substituicoes as (

    select
        cancelado.id_contrato,
        substituto.id_contrato as id_contrato_substituto,
        abs(date_diff('day', cancelado.data_cancelamento, substituto.data_contrato)) as distancia
    from contratos as cancelado
    inner join contratos as substituto
        on
            cancelado.id_unidade_sienge = substituto.id_unidade_sienge
            and cancelado.id_cliente_sienge = substituto.id_cliente_sienge
            and cancelado.id_contrato <> substituto.id_contrato
    where
        cancelado.situacao_contrato = 'cancelado'
        and abs(date_diff('day', cancelado.data_cancelamento, substituto.data_contrato))
        <= {{ var('dias_reemissao') }}

),

final as (

    select
        id_contrato,
        id_contrato_substituto
    from substituicoes
    qualify row_number() over (
            partition by id_contrato order by distancia, id_contrato_substituto
        ) = 1

)

select * from final
