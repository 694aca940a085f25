with

conciliacao as (

    select * from {{ ref('fct_conciliacao_crm_erp') }}

),

empreendimentos as (

    select * from {{ ref('dim_empreendimentos') }}

),

rotulos as (

    select * from {{ ref('motivos_conciliacao') }}

),

final as (

    select
        conciliacao.id_conciliacao,
        conciliacao.id_venda,
        conciliacao.id_reserva,
        conciliacao.id_contrato,
        conciliacao.id_empreendimento,
        empreendimentos.nome_empreendimento,
        conciliacao.tipo_casamento,
        conciliacao.motivo,
        rotulos.rotulo_motivo,
        rotulos.o_que_fazer,
        conciliacao.motivos,
        conciliacao.situacao_cv,
        conciliacao.situacao_sienge,
        conciliacao.nome_unidade_cv,
        conciliacao.nome_unidade_sienge,
        conciliacao.data_cv,
        conciliacao.data_sienge,
        conciliacao.data_distrato_cv,
        conciliacao.data_distrato_sienge,
        conciliacao.data_base,
        conciliacao.valor_cv,
        conciliacao.valor_sienge,
        conciliacao.diferenca_valor,
        conciliacao.valor_comissao_cv,
        conciliacao.valor_comissao_sienge,
        conciliacao.diferenca_comissao,
        conciliacao.valor_em_jogo,
        conciliacao.dias_diferenca_data,
        conciliacao.dias_desde_venda,
        conciliacao.vista_desde_em,
        conciliacao.resolvida_em,
        conciliacao.motivo_resolvido,
        conciliacao.dias_desde_vista,
        conciliacao.tem_divergencia
    from conciliacao
    left join empreendimentos using (id_empreendimento)
    left join rotulos using (motivo)

)

select * from final
