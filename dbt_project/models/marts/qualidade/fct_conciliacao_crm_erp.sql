with

divergencias as (

    select * from {{ ref('int_vendas__divergencias_apuradas') }}

),

observadas as (

    select * from {{ ref('int_vendas__divergencias_observadas') }}

),

final as (

    select
        divergencias.id_conciliacao,
        divergencias.id_venda,
        divergencias.id_reserva,
        divergencias.id_contrato,
        divergencias.id_empreendimento,
        divergencias.id_unidade,
        divergencias.tipo_casamento,
        divergencias.motivo,
        divergencias.motivos,
        divergencias.situacao_cv,
        divergencias.situacao_sienge,
        divergencias.nome_unidade_cv,
        divergencias.nome_unidade_sienge,
        divergencias.data_cv,
        divergencias.data_sienge,
        divergencias.data_distrato_cv,
        divergencias.data_distrato_sienge,
        divergencias.data_base,
        cast(divergencias.valor_cv as decimal(18, 2)) as valor_cv,
        cast(divergencias.valor_sienge as decimal(18, 2)) as valor_sienge,
        cast(divergencias.diferenca_valor as decimal(18, 2)) as diferenca_valor,
        cast(divergencias.valor_comissao_cv as decimal(18, 2)) as valor_comissao_cv,
        cast(divergencias.valor_comissao_sienge as decimal(18, 2)) as valor_comissao_sienge,
        cast(divergencias.diferenca_comissao as decimal(18, 2)) as diferenca_comissao,
        cast(divergencias.valor_em_jogo as decimal(18, 2)) as valor_em_jogo,
        divergencias.dias_diferenca_data,
        divergencias.dias_desde_venda,
        observadas.vista_desde_em,
        observadas.resolvida_em,
        observadas.motivo_resolvido,
        case
            when divergencias.motivo is not null
                then date_diff('day', cast(observadas.vista_desde_em as date), {{ hoje() }})
        end as dias_desde_vista,
        divergencias.tem_valor_diferente,
        divergencias.tem_data_diferente,
        divergencias.tem_situacao_diferente,
        divergencias.tem_unidade_diferente,
        divergencias.tem_corretor_diferente,
        divergencias.tem_codigo_interno_errado,
        divergencias.tem_comissao_diferente,
        divergencias.tem_contrato_duplicado,
        divergencias.motivo is not null as tem_divergencia
    from divergencias
    left join observadas using (id_conciliacao)

)

select * from final
