with

divergencias as (

    select * from {{ ref('int_vendas__divergencias_apuradas') }}

),

final as (

    select
        id_conciliacao,
        id_venda,
        id_reserva,
        id_contrato,
        id_empreendimento,
        id_unidade,
        tipo_casamento,
        motivo,
        motivos,
        situacao_cv,
        situacao_sienge,
        nome_unidade_cv,
        nome_unidade_sienge,
        data_cv,
        data_sienge,
        data_distrato_cv,
        data_distrato_sienge,
        data_base,
        cast(valor_cv as decimal(18, 2)) as valor_cv,
        cast(valor_sienge as decimal(18, 2)) as valor_sienge,
        cast(diferenca_valor as decimal(18, 2)) as diferenca_valor,
        cast(valor_comissao_cv as decimal(18, 2)) as valor_comissao_cv,
        cast(valor_comissao_sienge as decimal(18, 2)) as valor_comissao_sienge,
        cast(diferenca_comissao as decimal(18, 2)) as diferenca_comissao,
        cast(valor_em_jogo as decimal(18, 2)) as valor_em_jogo,
        dias_diferenca_data,
        dias_desde_venda,
        tem_valor_diferente,
        tem_data_diferente,
        tem_situacao_diferente,
        tem_unidade_diferente,
        tem_codigo_interno_errado,
        tem_comissao_diferente,
        tem_contrato_duplicado,
        motivo is not null as tem_divergencia
    from divergencias

)

select * from final
