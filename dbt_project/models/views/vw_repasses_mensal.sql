with

repasses as (

    select * from {{ ref('kpi_repasses_mensal') }}

),

final as (

    select
        mes_referencia,
        rotulo_mes,
        id_empreendimento,
        nome_empreendimento,
        quantidade_criados,
        quantidade_assinados,
        quantidade_registrados,
        quantidade_liberados,
        quantidade_em_andamento,
        valor_assinado,
        valor_registrado,
        valor_liberado,
        valor_em_andamento,
        dias_venda_ate_assinatura_soma,
        dias_venda_ate_registro_soma,
        dias_venda_ate_recurso_soma,
        dias_venda_ate_assinatura_mediana,
        dias_venda_ate_registro_mediana,
        dias_venda_ate_recurso_mediana,
        eh_mes_parcial
    from repasses

)

select * from final
