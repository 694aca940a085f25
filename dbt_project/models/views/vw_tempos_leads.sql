with

tempos as (

    select * from {{ ref('kpi_tempos_leads_mensal') }}

),

empreendimentos as (

    select * from {{ ref('dim_empreendimentos') }}

),

final as (

    select
        tempos.mes_referencia,
        tempos.rotulo_mes,
        tempos.eh_mes_parcial,
        tempos.id_empreendimento,
        case
            when tempos.id_empreendimento = 'todos' then 'Todos'
            else coalesce(empreendimentos.nome_empreendimento, 'Sem cadastro')
        end as nome_empreendimento,
        tempos.quantidade_leads,
        tempos.quantidade_com_contato,
        tempos.minutos_mediana_primeiro_contato,
        tempos.minutos_quartil_primeiro_contato,
        tempos.quantidade_com_visita,
        tempos.dias_mediana_ate_visita,
        tempos.dias_quartil_ate_visita,
        tempos.quantidade_com_visita_e_reserva,
        tempos.dias_mediana_visita_ate_reserva,
        tempos.dias_quartil_visita_ate_reserva,
        tempos.quantidade_com_reserva_e_venda,
        tempos.dias_mediana_reserva_ate_venda,
        tempos.dias_quartil_reserva_ate_venda,
        tempos.quantidade_com_venda,
        tempos.dias_mediana_ate_venda,
        tempos.dias_quartil_ate_venda
    from tempos
    left join empreendimentos on tempos.id_empreendimento = empreendimentos.id_empreendimento

)

select * from final
