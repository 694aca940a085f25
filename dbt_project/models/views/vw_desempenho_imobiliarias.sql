with

desempenho as (

    select * from {{ ref('kpi_desempenho_imobiliarias_mensal') }}

),

final as (

    select
        mes_referencia,
        rotulo_mes,
        id_imobiliaria,
        coalesce(nome_imobiliaria, 'Sem imobiliária') as nome_imobiliaria,
        quantidade_leads,
        quantidade_leads_atendidos,
        minutos_ate_primeiro_contato_soma,
        quantidade_visitas,
        quantidade_reservas,
        quantidade_reservas_vencidas,
        quantidade_vendas_brutas,
        quantidade_distratos,
        quantidade_vendas_liquidas,
        vgv_bruto,
        vgv_distratado,
        vgv_liquido,
        valor_comissao_prevista,
        valor_ticket_medio,
        taxa_distratos,
        posicao,
        posicao_mes_anterior,
        mudanca_posicao,
        eh_mes_parcial
    from desempenho

)

select * from final
