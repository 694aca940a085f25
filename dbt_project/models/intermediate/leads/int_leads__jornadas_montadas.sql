with

leads as (

    select * from {{ ref('int_leads__leads_preparados') }}

),

eventos as (

    select *
    from {{ ref('int_leads__eventos_funil') }}
    where tem_lead

),

marcos as (

    select
        id_lead,
        max(ordem_etapa) as ordem_etapa_maxima,
        arg_max(etapa, ordem_etapa) as etapa_maxima,
        min(case when etapa = 'contato' then data_evento end) as data_contato,
        min(case when etapa = 'visita' then data_evento end) as data_visita,
        min(case when etapa = 'precadastro' then data_evento end) as data_precadastro,
        min(case when etapa = 'reserva' then data_evento end) as data_reserva,
        min(case when etapa = 'venda' then data_evento end) as data_venda,
        arg_min(id_venda, (data_evento, id_venda)) filter (where etapa = 'venda') as id_venda,
        count(*) filter (where etapa = 'visita') as quantidade_visitas,
        count(*) filter (where etapa = 'precadastro') as quantidade_precadastros,
        count(*) filter (where etapa = 'reserva') as quantidade_reservas,
        count(*) filter (where etapa = 'venda') as quantidade_vendas,
        sum(vgv) as vgv
    from eventos
    group by id_lead

),

-- A stage counts as passed when a later one was reached: nobody buys without having been a visitor,
-- and the cohort's funnel may only narrow.
final as (

    select
        leads.id_lead,
        leads.id_empreendimento,
        leads.id_corretor,
        leads.id_imobiliaria,
        leads.id_origem,
        leads.mes_referencia,
        leads.data_cadastro,
        marcos.data_contato,
        marcos.data_visita,
        marcos.data_precadastro,
        marcos.data_reserva,
        marcos.data_venda,
        marcos.id_venda,
        marcos.etapa_maxima,
        marcos.ordem_etapa_maxima,
        {{ dias_ate('leads.data_cadastro', 'marcos.data_contato') }} as dias_ate_contato,
        {{ dias_ate('leads.data_cadastro', 'marcos.data_visita') }} as dias_ate_visita,
        {{ dias_ate('leads.data_cadastro', 'marcos.data_precadastro') }} as dias_ate_precadastro,
        {{ dias_ate('leads.data_cadastro', 'marcos.data_reserva') }} as dias_ate_reserva,
        {{ dias_ate('leads.data_cadastro', 'marcos.data_venda') }} as dias_ate_venda,
        {{ dias_ate('marcos.data_visita', 'marcos.data_reserva') }} as dias_visita_ate_reserva,
        {{ dias_ate('marcos.data_reserva', 'marcos.data_venda') }} as dias_reserva_ate_venda,
        marcos.quantidade_visitas,
        marcos.quantidade_precadastros,
        marcos.quantidade_reservas,
        marcos.quantidade_vendas,
        marcos.vgv,
        marcos.ordem_etapa_maxima >= 2 as foi_ate_contato,
        marcos.ordem_etapa_maxima >= 3 as foi_ate_visita,
        marcos.ordem_etapa_maxima >= 4 as foi_ate_precadastro,
        marcos.ordem_etapa_maxima >= 5 as foi_ate_reserva,
        marcos.ordem_etapa_maxima >= 6 as foi_ate_venda
    from leads
    inner join marcos using (id_lead)

)

select * from final
