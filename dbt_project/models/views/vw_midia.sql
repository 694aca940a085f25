with

midia as (

    select * from {{ ref('kpi_midia_mensal') }}

),

final as (

    select
        mes_referencia,
        rotulo_mes,
        eh_mes_parcial,
        id_origem,
        nome_origem,
        grupo_origem,
        valor_investido,
        quantidade_leads,
        quantidade_visitas,
        quantidade_reservas,
        quantidade_vendas,
        vgv,
        quantidade_vendas_coorte,
        vgv_coorte,
        valor_por_lead,
        valor_por_visita,
        valor_por_reserva,
        valor_por_venda
    from midia

)

select * from final
