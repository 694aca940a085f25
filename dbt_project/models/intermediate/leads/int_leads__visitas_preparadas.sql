with

visitas as (

    select *
    from {{ ref('stg_cvcrm__leads_visitas') }}
    where coalesce(eh_ativo, true)

),

leads as (

    select * from {{ ref('int_leads__leads_preparados') }}

),

situadas as (

    select
        visitas.id_visita,
        visitas.id_lead,
        coalesce('cv-' || visitas.id_empreendimento_cv, leads.id_empreendimento)
            as id_empreendimento,
        -- The visit belongs to who made it; a manager's or a stand's, to the lead's broker.
        coalesce(
            case when visitas.tipo_responsavel = 'C' then 'cv-' || visitas.id_responsavel end,
            leads.id_corretor
        ) as id_corretor,
        coalesce(
            case when visitas.tipo_responsavel = 'I' then 'cv-' || visitas.id_responsavel end,
            leads.id_imobiliaria
        ) as id_imobiliaria,
        leads.id_lead is not null as tem_lead,
        leads.id_origem,
        case {{ chave_texto('visitas.nome_situacao') }}
            when 'concluida' then 'concluida'
            when 'cancelada' then 'cancelada'
            when 'pendente' then 'pendente'
            else 'nao_mapeada'
        end as situacao_visita,
        visitas.nome_tipo_visita,
        visitas.cadastrado_em,
        visitas.agendada_em,
        coalesce(visitas.concluida_em, visitas.agendada_em) as realizada_em,
        coalesce(visitas.eh_virtual, false) as eh_virtual,
        coalesce(visitas.eh_painel_ponto_venda, false) as eh_ponto_venda,
        coalesce({{ chave_texto('visitas.nome_tipo_visita') }} like 'revisita%', false)
            as diz_revisita
    from visitas
    left join leads using (id_lead)

),

-- Who comes back to the same development is not a new visitor, whether or not somebody typed so.
ordenadas as (

    select
        *,
        situacao_visita = 'concluida' as eh_concluida,
        row_number() over (
            partition by id_lead, id_empreendimento, situacao_visita
            order by realizada_em, id_visita
        ) > 1 as eh_repetida
    from situadas

),

final as (

    select
        id_visita,
        id_lead,
        id_empreendimento,
        id_corretor,
        id_imobiliaria,
        case when tem_lead then id_origem else 'sem-lead' end as id_origem,
        situacao_visita,
        nome_tipo_visita,
        cadastrado_em,
        agendada_em,
        cast(agendada_em as date) as data_agendada,
        case when eh_concluida then realizada_em end as realizada_em,
        case when eh_concluida then cast(realizada_em as date) end as data_visita,
        eh_concluida,
        eh_concluida and (diz_revisita or eh_repetida) as eh_revisita,
        eh_concluida and not (diz_revisita or eh_repetida) as eh_visita_nova,
        eh_virtual,
        eh_ponto_venda,
        tem_lead
    from ordenadas

)

select * from final
