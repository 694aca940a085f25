with

contratos as (

    select * from {{ ref('int_vendas__contratos_preparados') }}

),

reemitidos as (

    select * from {{ ref('int_vendas__contratos_reemitidos') }}

),

comissoes as (

    select distinct id_titulo_receber
    from {{ ref('int_comissoes__parcelas_sienge') }}

),

-- Where the ERP pays the commissions: of a development, since the first issued contract with one.
-- A contract that was replaced may have kept the commission of its sale.
contratos_com_comissao as (

    select distinct
        contratos.id_empreendimento_sienge,
        contratos.data_emissao,
        coalesce(reemitidos.id_contrato_vigente, contratos.id_contrato) as id_contrato
    from contratos
    inner join comissoes using (id_titulo_receber)
    left join reemitidos using (id_contrato)

),

pagos_pelo_erp as (

    select
        id_empreendimento_sienge,
        min(data_emissao) as desde
    from contratos_com_comissao
    group by id_empreendimento_sienge

),

final as (

    select contratos.id_contrato
    from contratos
    inner join pagos_pelo_erp
        on contratos.id_empreendimento_sienge = pagos_pelo_erp.id_empreendimento_sienge
    left join contratos_com_comissao
        on contratos.id_contrato = contratos_com_comissao.id_contrato
    where
        contratos.situacao_contrato = 'emitido'
        and contratos.data_emissao >= pagos_pelo_erp.desde
        and date_diff('day', contratos.data_emissao, {{ hoje() }})
        > {{ var('dias_carencia_conciliacao') }}
        and contratos_com_comissao.id_contrato is null

)

select * from final
