"""Invented leads, losses and performance for the published fixture, made from its sales.

Each sale lends a lead its development, agency and broker; a third of the leads come as far as that sale.
Everything follows from the sales, so no sales means no leads.
"""

from __future__ import annotations

import duckdb

LEADS = """
    create table views.vw_leads as
    with sorteados as (
        select
            *,
            (hash(id_reserva) % 100000)::bigint as sorte,
            (data_venda - to_days((5 + sorte % 70)::integer))::date as cadastro,
            case when id_reserva % 3 = 0 then 6 else 1 + (sorte // 11) % 5 end as ordem,
            ['facebook', 'google', 'portal', 'plantao', 'indicacao', 'placa', 'sem-origem']
                [1 + (sorte // 7) % 7] as id_origem
        from views.vw_vendas
    )
    select
        id_reserva as id_lead, id_empreendimento, nome_empreendimento, id_imobiliaria,
        nome_imobiliaria, id_corretor, rotulo_corretor, id_origem,
        case id_origem when 'sem-origem' then 'Sem origem' when 'plantao' then 'Plantão'
            when 'indicacao' then 'Indicação' else upper(id_origem[1]) || id_origem[2:] end
            as nome_origem,
        case id_origem when 'facebook' then 'Redes sociais' when 'google' then 'Busca'
            when 'portal' then 'Portais' when 'plantao' then 'Ponto de venda'
            when 'indicacao' then 'Indicação' when 'placa' then 'Mídia externa'
            else 'Sem origem' end as grupo_origem,
        if(ordem = 6, 'Venda realizada', 'Em atendimento') as nome_situacao,
        ['lead', 'contato', 'visita', 'precadastro', 'reserva', 'venda'][ordem] as etapa_maxima,
        ordem as ordem_etapa_maxima, cadastro as data_cadastro,
        date_trunc('month', cadastro)::date as mes_referencia,
        if(ordem >= 2, (cadastro + 1)::date, null) as data_contato,
        if(ordem = 3 or ordem > 3 and sorte % 5 <> 0, (cadastro + 2)::date, null) as data_visita,
        if(ordem >= 4, (cadastro + 3)::date, null) as data_precadastro,
        if(ordem >= 5, (cadastro + 4)::date, null) as data_reserva,
        if(ordem = 6, data_venda, null) as data_venda,
        if(ordem = 6, id_venda, null) as id_venda,
        if(ordem >= 2, 10 + sorte % 3000, null)::bigint as minutos_ate_primeiro_contato,
        if(ordem >= 2, 1, null)::bigint as dias_ate_contato,
        if(data_visita is not null, 2 + sorte % 9, null)::bigint as dias_ate_visita,
        if(data_visita is not null and ordem >= 5, 1 + sorte % 15, null)::bigint
            as dias_visita_ate_reserva,
        if(ordem = 6, 3 + sorte % 30, null)::bigint as dias_reserva_ate_venda,
        if(ordem = 6, data_venda - cadastro, null)::bigint as dias_ate_venda,
        if(ordem = 6, valor_contrato, 0)::decimal(18, 2) as vgv,
        id_origem = 'sem-origem' as eh_sem_origem, ordem >= 2 as foi_ate_contato,
        ordem >= 3 as foi_ate_visita, ordem >= 4 as foi_ate_precadastro,
        ordem >= 5 as foi_ate_reserva, ordem = 6 as foi_ate_venda
    from sorteados
"""
# One sale in thirteen had no lead; the rest of the funnel follows from the leads' own dates.
FUNNEL = """
    create table views.vw_eventos_funil as
    with passos as (
        select *, 'lead' as etapa, 1 as ordem_etapa, data_cadastro as data_evento from views.vw_leads
        union all by name
        select *, 'contato' as etapa, 2 as ordem_etapa, data_contato as data_evento
        from views.vw_leads where data_contato is not null
        union all by name
        select *, 'visita' as etapa, 3 as ordem_etapa, data_visita as data_evento
        from views.vw_leads where data_visita is not null
        union all by name
        select *, 'precadastro' as etapa, 4 as ordem_etapa, data_precadastro as data_evento
        from views.vw_leads where data_precadastro is not null
        union all by name
        select *, 'reserva' as etapa, 5 as ordem_etapa, data_reserva as data_evento
        from views.vw_leads where data_reserva is not null
        union all by name
        select *, 'venda' as etapa, 6 as ordem_etapa, data_venda as data_evento
        from views.vw_leads where data_venda is not null
    )
    select
        etapa || '-' || id_lead as id_evento, etapa, ordem_etapa::bigint as ordem_etapa, id_lead,
        data_evento, id_empreendimento, id_imobiliaria, id_corretor, id_origem, true as tem_lead,
        1::bigint as quantidade, vgv
    from passos
    union all
    select
        'sem-lead-' || id_reserva, 'venda', 6, null, data_venda, id_empreendimento, id_imobiliaria,
        id_corretor, 'sem-lead', false, 1, valor_contrato
    from views.vw_vendas where id_reserva % 13 = 0
"""
LOSSES = """
    create table views.vw_perdas as
    with perdas as (
        select
            'lead-' || id_lead as id_perda, 'lead' as tipo_perda, data_cadastro + 25 as data_perda,
            etapa_maxima as etapa, id_lead as numero, 0 as valor_perdido, 25 as dias_ate_perda,
            id_empreendimento, id_imobiliaria, id_corretor, nome_empreendimento, nome_imobiliaria,
            rotulo_corretor, id_origem, nome_origem
        from views.vw_leads where ordem_etapa_maxima < 4
        union all
        select
            'reserva-' || id_reserva,
            if(id_reserva % 2 = 0, 'reserva_cancelada', 'reserva_vencida'), data_reserva + 9, 'reserva',
            id_reserva, valor_contrato, 9, id_empreendimento, id_imobiliaria, id_corretor,
            nome_empreendimento, nome_imobiliaria, rotulo_corretor, 'portal', 'Portal'
        from views.vw_vendas where id_reserva % 5 = 0
        union all
        select
            'distrato-' || id_reserva, 'distrato', data_distrato, 'venda', id_reserva, valor_contrato,
            dias_ate_distrato, id_empreendimento, id_imobiliaria, id_corretor, nome_empreendimento,
            nome_imobiliaria, rotulo_corretor, 'portal', 'Portal'
        from views.vw_vendas where foi_distratada and not foi_transferida
    )
    select
        * exclude (numero), date_trunc('month', data_perda)::date as mes_referencia,
        ['sem-motivo', 'preco', 'credito', 'concorrencia', 'contato'][1 + numero % 5] as id_motivo,
        ['Sem motivo', 'Preço', 'Crédito reprovado', 'Comprou de outro', 'Não responde']
            [1 + numero % 5] as nome_motivo,
        ['Sem motivo', 'Preço', 'Crédito', 'Concorrência', 'Contato'][1 + numero % 5] as grupo_motivo,
        numero % 5 <> 0 as tem_motivo
    from perdas
"""
OTHERS = """
    create table views.vw_motivos as
        select mes_referencia, tipo_perda, id_motivo, nome_motivo, etapa, id_empreendimento,
            id_imobiliaria, count(*) as quantidade_perdas
        from views.vw_perdas group by all;
    create table views.vw_maturacao_leads as
        with leads as (
            select * from views.vw_leads
            union all by name
            select * replace ('todos' as id_empreendimento) from views.vw_leads
        ),
        meses as (
            select mes_referencia, id_empreendimento, count(*) as quantidade_leads
            from leads group by all
        )
        select
            m.mes_referencia, m.id_empreendimento, idade::bigint as idade_meses,
            idade = date_diff('month', m.mes_referencia, date '2026-03-20') as eh_mes_parcial,
            m.quantidade_leads,
            count(*) filter (where date_diff('month', m.mes_referencia, l.data_visita) <= idade)
                as quantidade_leads_com_visita,
            count(*) filter (where date_diff('month', m.mes_referencia, l.data_reserva) <= idade)
                as quantidade_leads_com_reserva,
            count(*) filter (where date_diff('month', m.mes_referencia, l.data_venda) <= idade)
                as quantidade_leads_com_venda
        from meses as m
        cross join range(12) as idades (idade)
        inner join leads as l using (mes_referencia, id_empreendimento)
        where idade <= date_diff('month', m.mes_referencia, date '2026-03-20')
        group by all;
    create table views.vw_midia as
        select
            mes_referencia, id_origem, max(nome_origem) as nome_origem,
            if(id_origem in ('facebook', 'google', 'portal') and month(mes_referencia) <> 7, 4000, null)
                ::decimal(18, 2) as valor_investido,
            count(*) as quantidade_leads, count(data_visita) as quantidade_visitas,
            count(data_reserva) as quantidade_reservas, count(data_venda) as quantidade_vendas,
            sum(vgv)::decimal(18, 2) as vgv, count(data_venda) as quantidade_vendas_coorte
        from views.vw_leads group by all;
"""
PERFORMANCE = """
    create table views.{view} as
    with meses as (
        select mes_referencia, {id}, max({nome}) as {nome}, sum(vgv)::decimal(18, 2) as vgv_liquido
        from views.vw_eventos_venda where quantidade <> 0 group by all
    )
    select *, rank() over (partition by mes_referencia order by vgv_liquido desc) as posicao
    from meses
"""


def fill(connection: duckdb.DuckDBPyConnection) -> None:
    """Create the views of leads, losses and performance over those of the sales."""
    for statement in (LEADS, FUNNEL, LOSSES, OTHERS):
        connection.execute(statement)
    for view, column, name in (
        ("vw_desempenho_imobiliarias", "id_imobiliaria", "nome_imobiliaria"),
        ("vw_desempenho_corretores", "id_corretor", "rotulo_corretor"),
    ):
        connection.execute(PERFORMANCE.format(view=view, id=column, nome=name))
