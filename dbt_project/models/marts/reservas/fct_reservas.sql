with

reservas as (

    select * from {{ ref('int_reservas__reservas_classificadas') }}

),

final as (

    select
        id_reserva,
        id_venda,
        id_empreendimento,
        id_unidade,
        id_corretor,
        id_imobiliaria,
        id_precadastro,
        id_situacao,
        nome_situacao,
        tipo_venda,
        nome_midia,
        nome_time,
        motivo_cancelamento,
        resultado,
        data_inicio,
        data_vencimento,
        data_desfecho,
        data_inicio_sem_proposta,
        data_analisada,
        data_pendente_comercial,
        data_reprovada_comercial,
        data_aprovada_comercial,
        data_aprovada,
        data_documentos,
        data_contrato,
        data_pendente_assinatura,
        data_assinatura_clientes,
        data_assinatura_todas,
        data_pode_faturar,
        data_aguardando_faturamento,
        data_faturada,
        data_vender_sienge,
        data_devolucao_erp,
        data_cancelada_sienge,
        data_vendida,
        data_vencida,
        data_cancelada,
        data_distrato,
        cast(date_trunc('month', data_inicio) as date) as mes_referencia,
        valor_contrato,
        valor_tabela,
        eh_permuta_ou_doacao,
        eh_cessao,
        eh_aberta,
        dias_em_aberto,
        case
            when dias_em_aberto <= 2 then '0 a 2 dias'
            when dias_em_aberto <= 7 then '3 a 7 dias'
            when dias_em_aberto <= 15 then '8 a 15 dias'
            when dias_em_aberto <= 30 then '16 a 30 dias'
            when dias_em_aberto > 30 then 'mais de 30 dias'
        end as faixa_idade,
        dias_ate_vencimento,
        case
            when dias_ate_vencimento < 0 then 'vencida'
            when dias_ate_vencimento <= 2 then 'vence em até 2 dias'
            when dias_ate_vencimento > 2 then 'no prazo'
            when eh_aberta then 'sem vencimento'
        end as situacao_prazo,
        dias_ate_desfecho
    from reservas

)

select * from final
