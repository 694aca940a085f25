{#- A table: the journeys, the losses and the indicators read it. -#}
{{ config(materialized='table') }}

with

leads as (

    select * from {{ ref('int_leads__leads_preparados') }}

),

visitas as (

    select * from {{ ref('int_leads__visitas_preparadas') }}

),

historico as (

    select * from {{ ref('stg_cvcrm__leads_historico_situacoes') }}

),

etapas as (

    select
        chave_situacao,
        etapa_padrao as etapa
    from {{ ref('int_situacoes__etapas_mapeadas') }}
    where processo = 'leads'

),

principais as (

    select *
    from {{ ref('int_leads__registros_ligados') }}
    where eh_principal

),

precadastros as (

    select *
    from {{ ref('stg_cvcrm__precadastros') }}
    where coalesce(eh_ativo, true)

),

todas_as_vendas as (

    select * from {{ ref('int_vendas__vendas_unificadas') }}

),

-- A barter or a donation is no sale, so what leads to one is no step towards a sale; and a transfer
-- goes on with a sale that was made before.
reservas as (

    select *
    from {{ ref('stg_cvcrm__reservas') }}
    where
        eh_ativo
        and not {{ eh_permuta_ou_doacao('tipo_venda') }}
        and id_reserva not in (
            select todas_as_vendas.id_reserva
            from todas_as_vendas
            where todas_as_vendas.eh_transferencia and todas_as_vendas.id_reserva is not null
        )

),

vendas as (

    select *
    from todas_as_vendas
    where not eh_transferencia

),

-- Companies that do not use the visit's task still move the lead to the visit's situation.
visitas_do_historico as (

    select
        historico.id_lead,
        min(historico.situacao_alterada_em) as realizada_em
    from historico
    inner join etapas
        on {{ chave_texto('historico.nome_situacao_para') }} = etapas.chave_situacao
    where
        etapas.etapa = 'visita'
        and historico.id_lead not in (
            select visitas.id_lead
            from visitas
            where visitas.eh_visita_nova and visitas.id_lead is not null
        )
    group by historico.id_lead

),

eventos as (

    select
        'lead-' || id_lead as id_evento,
        1 as ordem_etapa,
        id_lead,
        null as id_registro,
        null as id_venda,
        data_cadastro as data_evento,
        id_empreendimento,
        id_corretor,
        id_imobiliaria,
        0 as vgv
    from leads

    union all

    select
        'contato-' || id_lead as id_evento,
        2 as ordem_etapa,
        id_lead,
        null as id_registro,
        null as id_venda,
        cast(primeiro_contato_em as date) as data_evento,
        id_empreendimento,
        id_corretor,
        id_imobiliaria,
        0 as vgv
    from leads
    where primeiro_contato_em is not null

    union all

    select
        'visita-' || id_visita as id_evento,
        3 as ordem_etapa,
        case when tem_lead then id_lead end as id_lead,
        id_visita as id_registro,
        null as id_venda,
        data_visita as data_evento,
        id_empreendimento,
        id_corretor,
        id_imobiliaria,
        0 as vgv
    from visitas
    where eh_visita_nova

    union all

    select
        'visita-do-lead-' || leads.id_lead as id_evento,
        3 as ordem_etapa,
        leads.id_lead,
        null as id_registro,
        null as id_venda,
        cast(visitas_do_historico.realizada_em as date) as data_evento,
        leads.id_empreendimento,
        leads.id_corretor,
        leads.id_imobiliaria,
        0 as vgv
    from visitas_do_historico
    inner join leads using (id_lead)

    union all

    select
        'precadastro-' || precadastros.id_precadastro as id_evento,
        4 as ordem_etapa,
        principais.id_lead,
        precadastros.id_precadastro as id_registro,
        null as id_venda,
        precadastros.data_cadastro as data_evento,
        'cv-' || precadastros.id_empreendimento_cv as id_empreendimento,
        'cv-' || precadastros.id_corretor_cv as id_corretor,
        'cv-' || precadastros.id_imobiliaria_cv as id_imobiliaria,
        0 as vgv
    from precadastros
    left join principais
        on
            principais.tipo_registro = 'precadastro'
            and precadastros.id_precadastro = principais.id_registro

    union all

    select
        'reserva-' || reservas.id_reserva as id_evento,
        5 as ordem_etapa,
        principais.id_lead,
        reservas.id_reserva as id_registro,
        null as id_venda,
        reservas.data_cadastro as data_evento,
        'cv-' || reservas.id_empreendimento_cv as id_empreendimento,
        'cv-' || reservas.id_corretor_cv as id_corretor,
        'cv-' || reservas.id_imobiliaria_cv as id_imobiliaria,
        0 as vgv
    from reservas
    left join principais
        on principais.tipo_registro = 'reserva' and reservas.id_reserva = principais.id_registro

    union all

    -- Sales of the ERP alone have no reservation, so no lead.
    select
        'venda-' || vendas.id_venda as id_evento,
        6 as ordem_etapa,
        principais.id_lead,
        vendas.id_reserva as id_registro,
        vendas.id_venda,
        vendas.data_venda as data_evento,
        vendas.id_empreendimento,
        vendas.id_corretor,
        vendas.id_imobiliaria,
        vendas.valor_contrato as vgv
    from vendas
    left join principais
        on principais.tipo_registro = 'reserva' and vendas.id_reserva = principais.id_registro

),

final as (

    select
        eventos.id_evento,
        case eventos.ordem_etapa
            when 1 then 'lead'
            when 2 then 'contato'
            when 3 then 'visita'
            when 4 then 'precadastro'
            when 5 then 'reserva'
            when 6 then 'venda'
        end as etapa,
        eventos.ordem_etapa,
        eventos.id_lead,
        eventos.id_registro,
        eventos.id_venda,
        eventos.data_evento,
        cast(date_trunc('month', eventos.data_evento) as date) as mes_referencia,
        eventos.id_empreendimento,
        eventos.id_corretor,
        eventos.id_imobiliaria,
        coalesce(leads.id_origem, 'sem-lead') as id_origem,
        eventos.id_lead is not null as tem_lead,
        eventos.vgv
    from eventos
    left join leads using (id_lead)
    where eventos.data_evento is not null

)

select * from final
