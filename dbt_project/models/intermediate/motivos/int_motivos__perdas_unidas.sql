{#- A table: it compares each loss with the whole journey of its lead. -#}
{{ config(materialized='table') }}

with

perdas as (

    select *
    from {{ ref('stg_cvcrm__leads_perdas') }}
    where coalesce(eh_ativo, true)

),

leads as (

    select * from {{ ref('int_leads__leads_preparados') }}

),

eventos as (

    select * from {{ ref('int_leads__eventos_funil') }}

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

etapas as (

    select
        chave_situacao,
        etapa_padrao
    from {{ ref('int_situacoes__etapas_mapeadas') }}
    where processo = 'precadastros'

),

-- A reservation is lost once, as what it ended as; one that was sold is undone by a distrato. A
-- barter or a donation that fell through is no sale that was lost.
reservas as (

    select *
    from {{ ref('int_reservas__reservas_classificadas') }}
    where resultado in ('cancelada', 'vencida') and not eh_permuta_ou_doacao

),

vendas as (

    select * from {{ ref('int_vendas__vendas_unificadas') }}

),

-- A lead lost before the log of losses began has only its current state to tell of it.
perdas_de_leads as (

    select
        perdas.id_lead,
        'lead-' || perdas.id_perda as id_perda,
        cast(perdas.perdido_em as date) as data_perda
    from perdas

    union all

    select
        leads.id_lead,
        'lead-atual-' || leads.id_lead as id_perda,
        leads.data_cancelamento as data_perda
    from leads
    where
        leads.etapa_atual = 'perdido'
        and leads.data_cancelamento is not null
        and leads.id_lead not in (select perdas.id_lead from perdas)

),

-- The CRM keeps one reason per lead, the latest: an earlier loss of a lead that came back has none.
leads_perdidos as (

    select
        perdas_de_leads.id_perda,
        'lead' as tipo_perda,
        perdas_de_leads.data_perda,
        leads.data_cadastro as data_inicio,
        leads.id_lead,
        null as id_registro,
        leads.id_empreendimento,
        leads.id_corretor,
        leads.id_imobiliaria,
        case
            when
                leads.etapa_atual = 'perdido'
                and row_number() over (
                    partition by perdas_de_leads.id_lead
                    order by perdas_de_leads.data_perda desc, perdas_de_leads.id_perda desc
                ) = 1
                then leads.motivo_cancelamento
        end as texto_motivo,
        0 as valor_perdido
    from perdas_de_leads
    inner join leads using (id_lead)

),

precadastros_perdidos as (

    select
        'precadastro-' || precadastros.id_precadastro as id_perda,
        'precadastro' as tipo_perda,
        cast(
            coalesce(precadastros.situacao_alterada_em, precadastros.cadastrado_em) as date
        ) as data_perda,
        precadastros.data_cadastro as data_inicio,
        principais.id_lead,
        precadastros.id_precadastro as id_registro,
        'cv-' || precadastros.id_empreendimento_cv as id_empreendimento,
        'cv-' || precadastros.id_corretor_cv as id_corretor,
        'cv-' || precadastros.id_imobiliaria_cv as id_imobiliaria,
        coalesce(precadastros.motivo_reprovacao, precadastros.motivo_cancelamento)
            as texto_motivo,
        0 as valor_perdido
    from precadastros
    left join principais
        on
            principais.tipo_registro = 'precadastro'
            and precadastros.id_precadastro = principais.id_registro
    left join etapas
        on {{ chave_texto('precadastros.nome_situacao') }} = etapas.chave_situacao
    -- A condition that is not approved may still be under analysis: the situation decides, and only
    -- where nobody mapped it, a reason.
    where
        coalesce(
            etapas.etapa_padrao in ('reprovado', 'cancelado'),
            precadastros.motivo_reprovacao is not null
            or precadastros.motivo_cancelamento is not null
        )

),

reservas_perdidas as (

    select
        'reserva-' || reservas.id_reserva as id_perda,
        'reserva_' || reservas.resultado as tipo_perda,
        reservas.data_desfecho as data_perda,
        reservas.data_inicio,
        principais.id_lead,
        reservas.id_reserva as id_registro,
        reservas.id_empreendimento,
        reservas.id_corretor,
        reservas.id_imobiliaria,
        reservas.motivo_cancelamento as texto_motivo,
        reservas.valor_contrato as valor_perdido
    from reservas
    left join principais
        on principais.tipo_registro = 'reserva' and reservas.id_reserva = principais.id_registro

),

distratos as (

    select
        'distrato-' || vendas.id_venda as id_perda,
        'distrato' as tipo_perda,
        vendas.data_distrato as data_perda,
        vendas.data_venda as data_inicio,
        principais.id_lead,
        vendas.id_reserva as id_registro,
        vendas.id_empreendimento,
        vendas.id_corretor,
        vendas.id_imobiliaria,
        vendas.motivo_distrato as texto_motivo,
        -- The CRM's reasons come from its lists; the ERP's is typed, and people type names.
        vendas.fonte = 'so_sienge' as eh_motivo_livre,
        vendas.valor_contrato as valor_perdido
    from vendas
    left join principais
        on principais.tipo_registro = 'reserva' and vendas.id_reserva = principais.id_registro
    where vendas.foi_distratada

),

unidas as (

    select * from leads_perdidos
    union all by name
    select * from precadastros_perdidos
    union all by name
    select * from reservas_perdidas
    union all by name
    select * from distratos

),

-- How far a lost lead had come.
alcance as (

    select
        unidas.id_perda,
        arg_max(eventos.etapa, eventos.ordem_etapa) as etapa
    from unidas
    inner join eventos
        on unidas.id_lead = eventos.id_lead and unidas.data_perda >= eventos.data_evento
    where unidas.tipo_perda = 'lead'
    group by unidas.id_perda

),

final as (

    select
        unidas.id_perda,
        unidas.tipo_perda,
        unidas.data_perda,
        unidas.data_inicio,
        unidas.id_lead,
        unidas.id_registro,
        unidas.id_empreendimento,
        unidas.id_corretor,
        unidas.id_imobiliaria,
        unidas.valor_perdido,
        -- The lists of reasons of leads repeat the action before the reason.
        regexp_replace(unidas.texto_motivo, '^\s*descartar lead\s*-\s*', '', 'i')
            as nome_motivo_crm,
        coalesce(unidas.eh_motivo_livre, false) as eh_motivo_livre,
        case unidas.tipo_perda
            when 'lead' then coalesce(alcance.etapa, 'lead')
            when 'precadastro' then 'precadastro'
            when 'distrato' then 'venda'
            else 'reserva'
        end as etapa,
        coalesce(leads.id_origem, 'sem-lead') as id_origem,
        {{ dias_ate('unidas.data_inicio', 'unidas.data_perda') }} as dias_ate_perda
    from unidas
    left join alcance using (id_perda)
    left join leads on unidas.id_lead = leads.id_lead
    where unidas.data_perda is not null

)

select * from final
