with

motivos_mes as (

    select * from {{ ref('kpi_motivos_mensal') }}

),

empreendimentos as (

    select * from {{ ref('dim_empreendimentos') }}

),

imobiliarias as (

    select * from {{ ref('dim_imobiliarias') }}

),

final as (

    select
        motivos_mes.mes_referencia,
        motivos_mes.rotulo_mes,
        motivos_mes.eh_mes_parcial,
        motivos_mes.tipo_perda,
        motivos_mes.id_motivo,
        motivos_mes.nome_motivo,
        motivos_mes.grupo_motivo,
        motivos_mes.etapa,
        motivos_mes.id_empreendimento,
        coalesce(empreendimentos.nome_empreendimento, 'Sem cadastro') as nome_empreendimento,
        motivos_mes.id_imobiliaria,
        coalesce(imobiliarias.nome_imobiliaria, 'Sem imobiliária') as nome_imobiliaria,
        motivos_mes.quantidade_perdas,
        motivos_mes.quantidade_perdas_com_motivo,
        motivos_mes.valor_perdido,
        motivos_mes.dias_ate_perda_somados
    from motivos_mes
    left join empreendimentos on motivos_mes.id_empreendimento = empreendimentos.id_empreendimento
    left join imobiliarias on motivos_mes.id_imobiliaria = imobiliarias.id_imobiliaria

)

select * from final
