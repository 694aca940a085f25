with

contratos as (

    select * from {{ ref('int_vendas__contratos_preparados') }}

),

vendas as (

    select * from {{ ref('int_vendas__vendas_unificadas') }}

),

comissoes as (

    select distinct
        id_contrato,
        id_venda
    from {{ ref('int_comissoes__parcelas_sienge') }}

),

-- Where the ERP pays the commissions: of a development, since the first issued contract with one.
pagos_pelo_erp as (

    select
        contratos.id_empreendimento,
        min(contratos.data_emissao) as desde
    from contratos
    inner join comissoes using (id_contrato)
    group by contratos.id_empreendimento

),

final as (

    select contratos.id_contrato
    from contratos
    inner join vendas on contratos.id_contrato = vendas.id_contrato
    inner join pagos_pelo_erp
        on contratos.id_empreendimento = pagos_pelo_erp.id_empreendimento
    left join comissoes on vendas.id_venda = comissoes.id_venda
    where
        contratos.situacao_contrato = 'emitido'
        and contratos.data_emissao >= pagos_pelo_erp.desde
        and date_diff('day', contratos.data_emissao, {{ hoje() }})
        > {{ var('dias_carencia_conciliacao') }}
        and comissoes.id_venda is null

)

select * from final
