with

participacao as (

    select * from {{ ref('kpi_vgv_participacao_mensal') }}

),

final as (

    select
        mes_referencia,
        rotulo_mes,
        id_empreendimento,
        nome_empreendimento,
        vgv_bruto,
        vgv_distratado,
        vgv_liquido,
        vgv_bruto_empresa,
        vgv_distratado_empresa,
        vgv_liquido_empresa,
        vgv_liquido_socios,
        eh_mes_parcial
    from participacao

)

select * from final
