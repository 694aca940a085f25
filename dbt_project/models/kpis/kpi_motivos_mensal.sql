with

perdas as (

    select * from {{ ref('fct_perdas') }}

),

motivos as (

    select * from {{ ref('dim_motivos') }}

),

por_mes as (

    select
        mes_referencia,
        tipo_perda,
        id_motivo,
        etapa,
        coalesce(id_empreendimento, 'sem-empreendimento') as id_empreendimento,
        coalesce(id_imobiliaria, 'sem-imobiliaria') as id_imobiliaria,
        count(*) as quantidade_perdas,
        count(*) filter (where tem_motivo) as quantidade_perdas_com_motivo,
        sum(valor_perdido) as valor_perdido,
        sum(dias_ate_perda) as dias_ate_perda_somados
    from perdas
    group by
        mes_referencia,
        tipo_perda,
        id_motivo,
        etapa,
        coalesce(id_empreendimento, 'sem-empreendimento'),
        coalesce(id_imobiliaria, 'sem-imobiliaria')

),

final as (

    select
        por_mes.mes_referencia,
        {{ rotulo_mes('por_mes.mes_referencia') }} as rotulo_mes,
        por_mes.mes_referencia = date_trunc('month', {{ hoje() }}) as eh_mes_parcial,
        por_mes.tipo_perda,
        por_mes.id_motivo,
        motivos.nome_motivo,
        motivos.grupo_motivo,
        por_mes.etapa,
        por_mes.id_empreendimento,
        por_mes.id_imobiliaria,
        por_mes.quantidade_perdas,
        por_mes.quantidade_perdas_com_motivo,
        cast(por_mes.valor_perdido as decimal(18, 2)) as valor_perdido,
        cast(por_mes.dias_ate_perda_somados as bigint) as dias_ate_perda_somados
    from por_mes
    left join motivos using (id_motivo)

)

select * from final
