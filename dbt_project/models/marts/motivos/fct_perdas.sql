with

perdas as (

    select * from {{ ref('int_motivos__perdas_com_motivo') }}

),

final as (

    select
        id_perda,
        tipo_perda,
        data_perda,
        mes_referencia,
        data_inicio,
        etapa,
        id_lead,
        id_registro,
        id_empreendimento,
        id_corretor,
        id_imobiliaria,
        id_origem,
        id_motivo,
        tem_motivo,
        cast(valor_perdido as decimal(18, 2)) as valor_perdido,
        dias_ate_perda
    from perdas

)

select * from final
