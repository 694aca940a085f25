with

leads as (

    select * from {{ ref('fct_leads') }}

),

jornadas as (

    select * from {{ ref('fct_jornada_leads') }}

),

-- A median cannot be added up, so the row of all developments is computed here, not by the reader.
juntos as (

    select
        leads.mes_referencia,
        unnest([coalesce(leads.id_empreendimento, 'sem-empreendimento'), 'todos'])
            as id_empreendimento,
        leads.minutos_ate_primeiro_contato,
        jornadas.dias_ate_visita,
        jornadas.dias_visita_ate_reserva,
        jornadas.dias_reserva_ate_venda,
        jornadas.dias_ate_venda
    from leads
    left join jornadas using (id_lead)

),

-- Medians and quartiles are values that occurred, not means of two.
final as (

    select
        mes_referencia,
        {{ rotulo_mes('mes_referencia') }} as rotulo_mes,
        mes_referencia = date_trunc('month', {{ hoje() }}) as eh_mes_parcial,
        id_empreendimento,
        count(*) as quantidade_leads,
        count(minutos_ate_primeiro_contato) as quantidade_com_contato,
        quantile_disc(minutos_ate_primeiro_contato, 0.5) as minutos_mediana_primeiro_contato,
        quantile_disc(minutos_ate_primeiro_contato, 0.75) as minutos_quartil_primeiro_contato,
        count(dias_ate_visita) as quantidade_com_visita,
        quantile_disc(dias_ate_visita, 0.5) as dias_mediana_ate_visita,
        quantile_disc(dias_ate_visita, 0.75) as dias_quartil_ate_visita,
        count(dias_visita_ate_reserva) as quantidade_com_visita_e_reserva,
        quantile_disc(dias_visita_ate_reserva, 0.5) as dias_mediana_visita_ate_reserva,
        quantile_disc(dias_visita_ate_reserva, 0.75) as dias_quartil_visita_ate_reserva,
        count(dias_reserva_ate_venda) as quantidade_com_reserva_e_venda,
        quantile_disc(dias_reserva_ate_venda, 0.5) as dias_mediana_reserva_ate_venda,
        quantile_disc(dias_reserva_ate_venda, 0.75) as dias_quartil_reserva_ate_venda,
        count(dias_ate_venda) as quantidade_com_venda,
        quantile_disc(dias_ate_venda, 0.5) as dias_mediana_ate_venda,
        quantile_disc(dias_ate_venda, 0.75) as dias_quartil_ate_venda
    from juntos
    group by
        mes_referencia,
        id_empreendimento

)

select * from final
