with

repasses as (

    select * from {{ ref('int_repasses__etapas_datadas') }}

),

final as (

    select
        id_repasse,
        id_reserva,
        id_venda,
        id_empreendimento,
        id_unidade,
        id_corretor,
        id_imobiliaria,
        nome_situacao,
        etapa_repasse,
        situacao_pagamento,
        nome_banco,
        case
            when not eh_em_andamento or dias_na_situacao is null then null
            when dias_na_situacao <= 15 then '0 a 15'
            when dias_na_situacao <= 30 then '16 a 30'
            when dias_na_situacao <= 60 then '31 a 60'
            when dias_na_situacao <= 90 then '61 a 90'
            else 'mais de 90'
        end as faixa_dias,
        data_venda,
        data_criacao,
        data_assinatura,
        data_registro,
        data_laudo_liberado,
        data_unidade_liberada,
        data_contrato_liberado,
        data_contrato_contabilizado,
        data_recurso_liberado,
        data_proxima_acao,
        data_situacao,
        data_saida,
        valor_contrato,
        valor_previsto,
        valor_saldo_devedor,
        valor_divida,
        valor_subsidio,
        valor_fgts,
        valor_registro,
        cast(valor_financiado as decimal(18, 2)) as valor_financiado,
        cast(valor_das_partes as decimal(18, 2)) as valor_das_partes,
        dias_na_situacao,
        dias_prazo,
        dias_venda_ate_criacao,
        dias_venda_ate_assinatura,
        dias_venda_ate_registro,
        dias_venda_ate_recurso,
        eh_em_andamento,
        case when eh_em_andamento then dias_na_situacao > dias_prazo else false end
            as eh_fora_do_prazo
    from repasses

)

select * from final
