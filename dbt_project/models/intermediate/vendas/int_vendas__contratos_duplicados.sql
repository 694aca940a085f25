with

contratos as (

    select * from {{ ref('int_vendas__contratos_preparados') }}

),

reservas as (

    select * from {{ ref('int_vendas__reservas_vendidas') }}

),

pares as (

    select * from {{ ref('int_vendas__reservas_com_contrato') }}

),

reemitidos as (

    select * from {{ ref('int_vendas__contratos_reemitidos') }}

),

-- Contracts that no reservation claims: sold in the ERP alone, not issued yet, or typed twice.
avulsos as (

    select
        contratos.id_contrato,
        contratos.id_unidade_sienge,
        contratos.id_cliente_sienge,
        contratos.data_emissao is not null as foi_emitido,
        contratos.eh_permuta,
        contratos.data_contrato as inicio,
        coalesce(contratos.data_cancelamento, date '9999-12-31') as fim
    from contratos
    left join pares using (id_contrato)
    left join reemitidos using (id_contrato)
    where pares.id_contrato is null and reemitidos.id_contrato is null

),

vendidos_no_crm as (

    select
        contratos.id_contrato,
        contratos.id_unidade_sienge,
        contratos.id_cliente_sienge,
        reservas.data_venda as inicio,
        coalesce(reservas.data_distrato, date '9999-12-31') as fim
    from pares
    inner join reservas using (id_reserva)
    inner join contratos using (id_contrato)

),

-- The same buyer cannot buy the same unit again while the first sale stands. Another unit, or the
-- same one after a distrato, is another sale.
de_venda_do_crm as (

    select
        avulsos.id_contrato,
        min(vendidos_no_crm.id_contrato) as id_contrato_original
    from avulsos
    inner join vendidos_no_crm
        on
            avulsos.id_unidade_sienge = vendidos_no_crm.id_unidade_sienge
            and avulsos.id_cliente_sienge = vendidos_no_crm.id_cliente_sienge
            and avulsos.inicio < vendidos_no_crm.fim
            and avulsos.fim > vendidos_no_crm.inicio
    group by avulsos.id_contrato

),

restantes as (

    select avulsos.*
    from avulsos
    left join de_venda_do_crm using (id_contrato)
    where de_venda_do_crm.id_contrato is null

),

-- Where the ERP alone sold it, the first that was issued is the sale; a barter is none to copy.
de_venda_do_erp as (

    select
        copia.id_contrato,
        min(original.id_contrato) as id_contrato_original
    from restantes as copia
    inner join restantes as original
        on
            copia.id_unidade_sienge = original.id_unidade_sienge
            and copia.id_cliente_sienge = original.id_cliente_sienge
            and copia.inicio < original.fim
            and copia.fim > original.inicio
    where
        original.foi_emitido
        and original.eh_permuta is not true
        and (original.id_contrato < copia.id_contrato or not copia.foi_emitido)
    group by copia.id_contrato

),

final as (

    select * from de_venda_do_crm
    union all
    select * from de_venda_do_erp

)

select * from final
