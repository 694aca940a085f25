with

inadimplencia as (

    select * from {{ ref('kpi_inadimplencia_mensal') }}

),

final as (

    select
        mes_referencia,
        rotulo_mes,
        id_empreendimento,
        nome_empreendimento,
        data_base,
        valor_carteira,
        valor_vencido_acumulado,
        valor_em_atraso_1,
        valor_em_atraso_30,
        valor_em_atraso_60,
        valor_em_atraso_90,
        valor_em_atraso_banco,
        valor_em_atraso_sub_judice,
        quantidade_contratos,
        quantidade_contratos_em_atraso_90,
        taxa_inadimplencia_1,
        taxa_inadimplencia_30,
        taxa_inadimplencia_90,
        taxa_carteira_em_atraso,
        taxa_contratos_em_atraso_90,
        eh_mes_parcial
    from inadimplencia

)

select * from final
