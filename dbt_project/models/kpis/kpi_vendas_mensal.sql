with

eventos as (

    select * from {{ ref('fct_eventos_venda') }}

),

vendas as (

    select * from {{ ref('fct_vendas') }}

),

empreendimentos as (

    select * from {{ ref('dim_empreendimentos') }}

),

por_mes as (

    select
        eventos.mes_referencia,
        eventos.id_empreendimento,
        sum(eventos.quantidade_vendas_brutas) as quantidade_vendas_brutas,
        sum(eventos.quantidade_distratos) as quantidade_distratos,
        sum(eventos.quantidade) as quantidade_vendas_liquidas,
        count_if(eventos.tipo_evento = 'transferencia_entrada') as quantidade_transferencias,
        sum(eventos.vgv_bruto) as vgv_bruto,
        sum(eventos.vgv_distratado) as vgv_distratado,
        sum(eventos.vgv) as vgv_liquido,
        sum(eventos.valor_comissao_prevista) as valor_comissao_prevista,
        -- What was paid follows the sale's month, as what was foreseen does.
        sum(
            case
                when eventos.quantidade_vendas_brutas = 1
                    then coalesce(vendas.valor_comissao_paga, 0)
                else 0
            end
        ) as valor_comissao_paga,
        sum(
            case
                when eventos.quantidade_vendas_brutas = 1 then coalesce(eventos.area_privativa, 0)
                else 0
            end
        ) as area_privativa_vendida
    from eventos
    left join vendas using (id_venda)
    group by
        eventos.mes_referencia,
        eventos.id_empreendimento

),

final as (

    select
        por_mes.mes_referencia,
        {{ rotulo_mes('por_mes.mes_referencia') }} as rotulo_mes,
        por_mes.id_empreendimento,
        empreendimentos.nome_empreendimento,
        cast(por_mes.quantidade_vendas_brutas as bigint) as quantidade_vendas_brutas,
        cast(por_mes.quantidade_distratos as bigint) as quantidade_distratos,
        cast(por_mes.quantidade_vendas_liquidas as bigint) as quantidade_vendas_liquidas,
        cast(por_mes.quantidade_transferencias as bigint) as quantidade_transferencias,
        cast(por_mes.vgv_bruto as decimal(18, 2)) as vgv_bruto,
        cast(por_mes.vgv_distratado as decimal(18, 2)) as vgv_distratado,
        cast(por_mes.vgv_liquido as decimal(18, 2)) as vgv_liquido,
        cast(por_mes.valor_comissao_prevista as decimal(18, 2)) as valor_comissao_prevista,
        cast(por_mes.valor_comissao_paga as decimal(18, 2)) as valor_comissao_paga,
        cast(por_mes.area_privativa_vendida as decimal(18, 4)) as area_privativa_vendida,
        por_mes.mes_referencia = date_trunc('month', {{ hoje() }}) as eh_mes_parcial
    from por_mes
    left join empreendimentos using (id_empreendimento)

)

select * from final
