{#- A table: nearly every mart reads it. -#}
{{ config(materialized='table') }}

with

reservas as (

    select * from {{ ref('int_vendas__reservas_vendidas') }}

),

contratos as (

    select * from {{ ref('int_vendas__contratos_preparados') }}

),

pares as (

    select * from {{ ref('int_vendas__reservas_com_contrato') }}

),

reemitidos as (

    select * from {{ ref('int_vendas__contratos_reemitidos') }}

),

duplicados as (

    select * from {{ ref('int_vendas__contratos_duplicados') }}

),

-- What a contract took over from those that it replaced: when it was sold, and that it was.
cadeias as (

    select
        reemitidos.id_contrato_vigente as id_contrato,
        min(contratos.data_contrato) as data_primeiro_contrato,
        bool_or(contratos.data_emissao is not null) as foi_emitida
    from reemitidos
    inner join contratos using (id_contrato)
    group by reemitidos.id_contrato_vigente

),

transferencias as (

    select * from {{ ref('int_vendas__transferencias') }}

),

unidades as (

    select * from {{ ref('int_cadastros__unidades_unificadas') }}

),

do_crm as (

    select
        reservas.id_venda,
        reservas.id_reserva,
        pares.id_contrato,
        reservas.id_empreendimento,
        reservas.id_unidade,
        reservas.id_corretor,
        reservas.id_imobiliaria,
        case when pares.id_contrato is null then 'so_cv' else 'ambos' end as fonte,
        coalesce(pares.tipo_casamento, 'so_cv') as tipo_casamento,
        reservas.tipo_venda,
        reservas.nome_midia,
        reservas.nome_time,
        reservas.motivo_distrato,
        -- The ERP holds the signed value, but only once the contract was issued.
        case
            when contratos.situacao_contrato in ('emitido', 'cancelado')
                then coalesce(contratos.valor_contrato, reservas.valor_contrato)
            else reservas.valor_contrato
        end as valor_contrato,
        reservas.valor_contrato as valor_contrato_cv,
        contratos.valor_contrato as valor_contrato_sienge,
        reservas.valor_tabela,
        coalesce(unidades.area_privativa, reservas.area_privativa, contratos.area_privativa)
            as area_privativa,
        reservas.data_venda,
        reservas.data_reserva,
        reservas.data_venda_informada,
        contratos.data_contrato,
        contratos.data_emissao,
        reservas.data_distrato,
        saidas.id_reserva_saida is not null as foi_transferida,
        entradas.id_reserva_entrada is not null as eh_transferencia,
        reservas.cadastrado_em,
        reservas.modificado_em
    from reservas
    left join pares using (id_reserva)
    left join contratos using (id_contrato)
    left join unidades on reservas.id_unidade = unidades.id_unidade
    left join transferencias as saidas on reservas.id_reserva = saidas.id_reserva_saida
    left join transferencias as entradas on reservas.id_reserva = entradas.id_reserva_entrada
    where not reservas.eh_permuta_ou_doacao

),

-- Sold in the ERP alone. A barter's contract stays out: with its reservation, to which it is
-- matched, or because the ERP alone knows it as a barter.
do_erp as (

    select
        'sg-' || contratos.id_contrato as id_venda,
        null as id_reserva,
        contratos.id_contrato,
        contratos.id_empreendimento,
        contratos.id_unidade,
        contratos.id_corretor,
        null as id_imobiliaria,
        'so_sienge' as fonte,
        'so_sienge' as tipo_casamento,
        null as tipo_venda,
        null as nome_midia,
        null as nome_time,
        contratos.motivo_cancelamento as motivo_distrato,
        contratos.valor_contrato,
        null as valor_contrato_cv,
        contratos.valor_contrato as valor_contrato_sienge,
        contratos.valor_tabela,
        contratos.area_privativa,
        least(contratos.data_contrato, cadeias.data_primeiro_contrato) as data_venda,
        null as data_reserva,
        null as data_venda_informada,
        contratos.data_contrato,
        contratos.data_emissao,
        contratos.data_cancelamento as data_distrato,
        false as foi_transferida,
        false as eh_transferencia,
        null as cadastrado_em,
        null as modificado_em
    from contratos
    left join pares using (id_contrato)
    left join reemitidos using (id_contrato)
    left join duplicados using (id_contrato)
    left join cadeias using (id_contrato)
    where
        pares.id_contrato is null
        and reemitidos.id_contrato is null
        and duplicados.id_contrato is null
        and contratos.eh_permuta is not true
        and (
            cadeias.foi_emitida
            or (
                contratos.situacao_contrato in ('emitido', 'cancelado')
                and contratos.data_emissao is not null
            )
        )

),

unidas as (

    select * from do_crm
    union all by name
    select * from do_erp

),

complementares as (

    select id_unidade
    from unidades
    where eh_complementar

),

-- A garage sold by itself is a sale; its area is none to live in and would bend the price per m².
sem_area_complementar as (

    select
        unidas.* replace (
            case when complementares.id_unidade is null then unidas.area_privativa end
                as area_privativa
        )
    from unidas
    left join complementares on unidas.id_unidade = complementares.id_unidade

),

final as (

    select
        *,
        cast(date_trunc('month', data_venda) as date) as mes_referencia,
        date_diff('day', data_venda, data_distrato) as dias_ate_distrato,
        data_distrato is not null and not foi_transferida as foi_distratada,
        data_distrato is null as eh_ativa
    from sem_area_complementar

)

select * from final
