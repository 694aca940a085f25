with

jornadas as (

    select * from {{ ref('fct_jornada_leads') }}

),

dia as (

    select {{ hoje() }} as hoje

),

-- Both readings of one lead: its own development and all of them together.
leads as (

    select
        mes_referencia,
        unnest([coalesce(id_empreendimento, 'sem-empreendimento'), 'todos']) as id_empreendimento,
        data_visita,
        data_reserva,
        data_venda
    from jornadas

),

coortes as (

    select
        leads.mes_referencia,
        leads.id_empreendimento,
        count(*) as quantidade_leads
    from leads
    group by
        leads.mes_referencia,
        leads.id_empreendimento

),

-- Ages up to today, a year at most; older cohorts stop there.
idades as (

    select
        coortes.mes_referencia,
        coortes.id_empreendimento,
        coortes.quantidade_leads,
        unnest(
            range(
                0,
                least(12, date_diff('month', coortes.mes_referencia, dia.hoje)) + 1
            )
        ) as idade_meses
    from coortes
    cross join dia
    where coortes.mes_referencia <= dia.hoje

),

-- Each arrival once, at the age it had; what came before the registration has age zero.
chegadas as (

    select
        mes_referencia,
        id_empreendimento,
        'visita' as etapa,
        greatest(0, date_diff('month', mes_referencia, data_visita)) as idade_meses
    from leads
    where data_visita is not null

    union all

    select
        mes_referencia,
        id_empreendimento,
        'reserva' as etapa,
        greatest(0, date_diff('month', mes_referencia, data_reserva)) as idade_meses
    from leads
    where data_reserva is not null

    union all

    select
        mes_referencia,
        id_empreendimento,
        'venda' as etapa,
        greatest(0, date_diff('month', mes_referencia, data_venda)) as idade_meses
    from leads
    where data_venda is not null

),

por_idade as (

    select
        mes_referencia,
        id_empreendimento,
        idade_meses,
        count(*) filter (where etapa = 'visita') as visitas,
        count(*) filter (where etapa = 'reserva') as reservas,
        count(*) filter (where etapa = 'venda') as vendas
    from chegadas
    group by
        mes_referencia,
        id_empreendimento,
        idade_meses

),

acumuladas as (

    select
        idades.mes_referencia,
        idades.id_empreendimento,
        idades.idade_meses,
        idades.quantidade_leads,
        sum(coalesce(por_idade.visitas, 0)) over ate_a_idade as quantidade_leads_com_visita,
        sum(coalesce(por_idade.reservas, 0)) over ate_a_idade as quantidade_leads_com_reserva,
        sum(coalesce(por_idade.vendas, 0)) over ate_a_idade as quantidade_leads_com_venda
    from idades
    left join por_idade using (mes_referencia, id_empreendimento, idade_meses)
    window
        ate_a_idade as (
            partition by idades.mes_referencia, idades.id_empreendimento
            order by idades.idade_meses
        )

),

final as (

    select
        mes_referencia,
        {{ rotulo_mes('mes_referencia') }} as rotulo_mes,
        id_empreendimento,
        idade_meses,
        -- The month of that age is still running: the figure will grow.
        date_diff('month', mes_referencia, {{ hoje() }}) = idade_meses as eh_mes_parcial,
        quantidade_leads,
        cast(quantidade_leads_com_visita as bigint) as quantidade_leads_com_visita,
        cast(quantidade_leads_com_reserva as bigint) as quantidade_leads_com_reserva,
        cast(quantidade_leads_com_venda as bigint) as quantidade_leads_com_venda
    from acumuladas

)

select * from final
