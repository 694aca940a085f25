{#- What brokers and agencies are compared by, month by month, and their position by net VGV: one rule for
    both, who differ only in the column that names them. What has no broker or agency is a line of its own
    ("sem-corretor", "sem-imobiliaria"), without a position, so that the lines add up to the sales. -#}
{% macro desempenho_mensal(id, nome, cadastro) -%}
{%- set ausente = "'sem-" ~ id[3:] ~ "'" -%}
with

eventos as (

    select * replace (coalesce({{ id }}, {{ ausente }}) as {{ id }})
    from {{ ref('fct_eventos_venda') }}
    where data_evento <= {{ hoje() }}

),

leads as (

    select * replace (coalesce({{ id }}, {{ ausente }}) as {{ id }})
    from {{ ref('fct_leads') }}

),

-- What counts as a visit or a reservation, and when, is the funnel's word.
passos as (

    select * replace (coalesce({{ id }}, {{ ausente }}) as {{ id }})
    from {{ ref('fct_eventos_funil') }}
    where etapa in ('visita', 'reserva')

),

-- One that was cancelled or sold after it expired did not end so.
vencidas as (

    select * replace (coalesce({{ id }}, {{ ausente }}) as {{ id }})
    from {{ ref('fct_reservas') }}
    where resultado = 'vencida' and data_desfecho is not null and not eh_permuta_ou_doacao

),

cadastros as (

    select * from {{ ref(cadastro) }}

),

vendas_por_mes as (

    select
        {{ id }},
        mes_referencia,
        sum(quantidade_vendas_brutas) as quantidade_vendas_brutas,
        sum(quantidade_distratos) as quantidade_distratos,
        sum(quantidade) as quantidade_vendas_liquidas,
        sum(vgv_bruto) as vgv_bruto,
        sum(vgv_distratado) as vgv_distratado,
        sum(vgv) as vgv_liquido,
        sum(valor_comissao_prevista) as valor_comissao_prevista,
        -- Who only stands on a side of a transfer neither sold nor undid anything.
        bool_or(quantidade <> 0) as tem_evento
    from eventos
    group by all

),

leads_por_mes as (

    select
        {{ id }},
        mes_referencia,
        count(*) as quantidade_leads,
        count(minutos_ate_primeiro_contato) as quantidade_leads_atendidos,
        sum(minutos_ate_primeiro_contato) as minutos_ate_primeiro_contato_soma
    from leads
    group by all

),

passos_por_mes as (

    select
        {{ id }},
        mes_referencia,
        count(*) filter (where etapa = 'visita') as quantidade_visitas,
        count(*) filter (where etapa = 'reserva') as quantidade_reservas
    from passos
    group by all

),

vencidas_por_mes as (

    select
        {{ id }},
        cast(date_trunc('month', data_desfecho) as date) as mes_referencia,
        count(*) as quantidade_reservas_vencidas
    from vencidas
    group by all

),

unidos as (

    select * from vendas_por_mes
    union all by name
    select * from leads_por_mes
    union all by name
    select * from passos_por_mes
    union all by name
    select * from vencidas_por_mes

),

-- Each thing in the month of its own date: the sales of a month are not of its leads.
somados as (

    select
        mes_referencia,
        {{ id }},
        coalesce(sum(quantidade_leads), 0) as quantidade_leads,
        coalesce(sum(quantidade_leads_atendidos), 0) as quantidade_leads_atendidos,
        coalesce(sum(minutos_ate_primeiro_contato_soma), 0) as minutos_ate_primeiro_contato_soma,
        coalesce(sum(quantidade_visitas), 0) as quantidade_visitas,
        coalesce(sum(quantidade_reservas), 0) as quantidade_reservas,
        coalesce(sum(quantidade_reservas_vencidas), 0) as quantidade_reservas_vencidas,
        coalesce(sum(quantidade_vendas_brutas), 0) as quantidade_vendas_brutas,
        coalesce(sum(quantidade_distratos), 0) as quantidade_distratos,
        coalesce(sum(quantidade_vendas_liquidas), 0) as quantidade_vendas_liquidas,
        coalesce(sum(vgv_bruto), 0) as vgv_bruto,
        coalesce(sum(vgv_distratado), 0) as vgv_distratado,
        coalesce(sum(vgv_liquido), 0) as vgv_liquido,
        coalesce(sum(valor_comissao_prevista), 0) as valor_comissao_prevista,
        coalesce(bool_or(tem_evento), false) and {{ id }} <> {{ ausente }} as eh_posicionado
    from unidos
    group by
        mes_referencia,
        {{ id }}

),

-- Equal figures share a position and the next one skips as many; only a known one who had a sale or a
-- distrato has a position.
posicionados as (

    select
        *,
        case
            when eh_posicionado
                then rank() over (
                        partition by mes_referencia, eh_posicionado order by vgv_liquido desc
                    )
        end as posicao
    from somados

),

-- A position moves only against the month right before; who was absent from it has no change.
com_anterior as (

    select
        posicionados.*,
        anteriores.posicao as posicao_mes_anterior
    from posicionados
    left join posicionados as anteriores
        on
            posicionados.{{ id }} = anteriores.{{ id }}
            and posicionados.mes_referencia = anteriores.mes_referencia + interval 1 month

),

final as (

    select
        com_anterior.mes_referencia,
        {{ rotulo_mes('com_anterior.mes_referencia') }} as rotulo_mes,
        com_anterior.{{ id }},
        cadastros.{{ nome }},
        cast(com_anterior.quantidade_leads as bigint) as quantidade_leads,
        cast(com_anterior.quantidade_leads_atendidos as bigint) as quantidade_leads_atendidos,
        cast(com_anterior.minutos_ate_primeiro_contato_soma as bigint)
            as minutos_ate_primeiro_contato_soma,
        cast(com_anterior.quantidade_visitas as bigint) as quantidade_visitas,
        cast(com_anterior.quantidade_reservas as bigint) as quantidade_reservas,
        cast(com_anterior.quantidade_reservas_vencidas as bigint) as quantidade_reservas_vencidas,
        cast(com_anterior.quantidade_vendas_brutas as bigint) as quantidade_vendas_brutas,
        cast(com_anterior.quantidade_distratos as bigint) as quantidade_distratos,
        cast(com_anterior.quantidade_vendas_liquidas as bigint) as quantidade_vendas_liquidas,
        cast(com_anterior.vgv_bruto as decimal(18, 2)) as vgv_bruto,
        cast(com_anterior.vgv_distratado as decimal(18, 2)) as vgv_distratado,
        cast(com_anterior.vgv_liquido as decimal(18, 2)) as vgv_liquido,
        cast(com_anterior.valor_comissao_prevista as decimal(18, 2)) as valor_comissao_prevista,
        {{ razao('com_anterior.vgv_bruto', 'com_anterior.quantidade_vendas_brutas') }}
            as valor_ticket_medio,
        {{ razao(
            'com_anterior.quantidade_distratos',
            'com_anterior.quantidade_vendas_brutas', 'decimal(9, 6)'
        ) }} as taxa_distratos,
        com_anterior.posicao,
        com_anterior.posicao_mes_anterior,
        com_anterior.posicao_mes_anterior - com_anterior.posicao as mudanca_posicao,
        com_anterior.mes_referencia = date_trunc('month', {{ hoje() }}) as eh_mes_parcial
    from com_anterior
    left join cadastros using ({{ id }})

)

select * from final
{%- endmacro %}
