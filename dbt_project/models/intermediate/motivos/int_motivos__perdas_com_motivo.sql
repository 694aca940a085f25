with

perdas as (

    select * from {{ ref('int_motivos__perdas_unidas') }}

),

motivos as (

    select * from {{ ref('int_motivos__motivos_unificados') }}

),

final as (

    select
        perdas.id_perda,
        perdas.tipo_perda,
        perdas.data_perda,
        cast(date_trunc('month', perdas.data_perda) as date) as mes_referencia,
        perdas.data_inicio,
        perdas.etapa,
        perdas.id_lead,
        perdas.id_registro,
        perdas.id_empreendimento,
        perdas.id_corretor,
        perdas.id_imobiliaria,
        perdas.id_origem,
        coalesce(motivos.id_motivo, 'sem-motivo') as id_motivo,
        coalesce(motivos.id_motivo <> 'sem-motivo', false) as tem_motivo,
        coalesce(perdas.valor_perdido, 0) as valor_perdido,
        perdas.dias_ate_perda
    from perdas
    left join motivos
        on {{ chave_texto('perdas.nome_motivo_crm') }} = motivos.chave_motivo

)

select * from final
