with

repasses as (

    select * from {{ ref('stg_cvcrm__repasses') }}

),

reservas as (

    select id_reserva
    from {{ ref('stg_cvcrm__reservas') }}
    where eh_ativo

),

vendas as (

    select * from {{ ref('int_vendas__vendas_unificadas') }}

),

empreendimentos as (

    select * from {{ ref('int_cadastros__empreendimentos_unificados') }}

),

prazos as (

    select
        {{ chave_texto('situacao') }} as chave_situacao,
        dias_prazo
    from {{ ref('repasses_prazos') }}

),

-- The names of the situations are the tenant's own; the dates mean the same everywhere. A date
-- ahead of today is a plan, not a step taken. A reservation that was deleted is no sale to finance;
-- a repasse that names none still is money that the bank is to pay.
ligados as (

    select
        repasses.*,
        vendas.id_venda,
        vendas.id_corretor,
        vendas.id_imobiliaria,
        vendas.data_distrato,
        coalesce(empreendimentos.id_empreendimento, 'cv-' || repasses.id_empreendimento_cv)
            as id_empreendimento,
        prazos.dias_prazo,
        coalesce(vendas.data_venda, repasses.data_venda) as data_venda_base,
        cast(repasses.cadastrado_em as date) as data_criacao,
        cast(repasses.situacao_alterada_em as date) as data_situacao,
        repasses.data_assinatura <= {{ hoje() }} as foi_assinado,
        repasses.data_registro <= {{ hoje() }} as foi_registrado,
        repasses.data_recurso_liberado <= {{ hoje() }} as foi_liberado,
        not coalesce(repasses.eh_ativo, true)
        or coalesce(vendas.foi_distratada or vendas.foi_transferida, false)
        or coalesce(starts_with({{ chave_texto('repasses.nome_situacao') }}, 'cancel'), false)
            as eh_encerrado
    from repasses
    left join reservas on repasses.id_reserva = reservas.id_reserva
    left join vendas on repasses.id_reserva = vendas.id_reserva
    left join empreendimentos using (id_empreendimento_cv)
    left join prazos on {{ chave_texto('repasses.nome_situacao') }} = prazos.chave_situacao
    where repasses.id_reserva is null or reservas.id_reserva is not null

),

com_etapa as (

    select
        *,
        case
            when foi_liberado then 'liberado'
            when eh_encerrado then 'encerrado'
            when foi_registrado then 'registrado'
            when foi_assinado then 'assinado'
            else 'criado'
        end as etapa_repasse,
        case
            when foi_liberado then data_recurso_liberado
            when eh_encerrado
                then coalesce(
                        data_distrato, data_situacao, cast(modificado_em as date), data_criacao
                    )
        end as data_saida
    from ligados

),

final as (

    select
        id_repasse,
        id_reserva,
        id_venda,
        id_empreendimento,
        'cv-' || id_unidade_cv as id_unidade,
        id_corretor,
        id_imobiliaria,
        nome_situacao,
        etapa_repasse,
        situacao_pagamento,
        nome_banco,
        data_venda_base as data_venda,
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
        coalesce(
            valor_financiado,
            valor_divida + coalesce(valor_subsidio, 0) + coalesce(valor_fgts, 0)
        ) as valor_financiado,
        coalesce(valor_divida, 0) + coalesce(valor_subsidio, 0) + coalesce(valor_fgts, 0)
            as valor_das_partes,
        dias_prazo,
        date_diff('day', data_situacao, {{ hoje() }}) as dias_na_situacao,
        date_diff('day', data_venda_base, data_criacao) as dias_venda_ate_criacao,
        case when foi_assinado then date_diff('day', data_venda_base, data_assinatura) end
            as dias_venda_ate_assinatura,
        case when foi_registrado then date_diff('day', data_venda_base, data_registro) end
            as dias_venda_ate_registro,
        case when foi_liberado then date_diff('day', data_venda_base, data_recurso_liberado) end
            as dias_venda_ate_recurso,
        etapa_repasse not in ('liberado', 'encerrado') as eh_em_andamento
    from com_etapa

)

select * from final
