with

vendas as (

    select * from {{ ref('int_vendas__vendas_unificadas') }}

),

comissoes as (

    select * from {{ ref('int_comissoes__totais_por_venda') }}

),

-- A sale is two events with two dates: what happens today never rewrites a past month.
entradas as (

    select
        vendas.id_venda || ':venda' as id_evento,
        case when vendas.eh_transferencia then 'transferencia_entrada' else 'venda' end
            as tipo_evento,
        vendas.data_venda as data_evento,
        case when vendas.eh_transferencia then 0 else 1 end as sinal,
        case when vendas.eh_transferencia then 0 else comissoes.valor_comissao_prevista end
            as valor_comissao_prevista,
        vendas.*
    from vendas
    left join comissoes using (id_venda)

),

saidas as (

    select
        id_venda || ':distrato' as id_evento,
        case when foi_transferida then 'transferencia_saida' else 'distrato' end as tipo_evento,
        data_distrato as data_evento,
        case when foi_transferida then 0 else -1 end as sinal,
        0 as valor_comissao_prevista,
        *
    from vendas
    where data_distrato is not null

),

unidos as (

    select * from entradas
    union all by name
    select * from saidas

),

final as (

    select
        id_evento,
        id_venda,
        tipo_evento,
        data_evento,
        cast(date_trunc('month', data_evento) as date) as mes_referencia,
        id_empreendimento,
        id_unidade,
        id_corretor,
        id_imobiliaria,
        fonte,
        tipo_venda,
        sinal as quantidade,
        sinal * coalesce(valor_contrato, 0) as vgv,
        valor_contrato,
        area_privativa,
        case when sinal = 1 then 1 else 0 end as quantidade_vendas_brutas,
        case when sinal = -1 then 1 else 0 end as quantidade_distratos,
        case when sinal = 1 then coalesce(valor_contrato, 0) else 0 end as vgv_bruto,
        case when sinal = -1 then coalesce(valor_contrato, 0) else 0 end as vgv_distratado,
        coalesce(valor_comissao_prevista, 0) as valor_comissao_prevista
    from unidos

)

select * from final
