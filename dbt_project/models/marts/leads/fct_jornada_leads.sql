with

jornadas as (

    select * from {{ ref('int_leads__jornadas_montadas') }}

),

final as (

    select
        id_lead,
        id_empreendimento,
        id_corretor,
        id_imobiliaria,
        id_origem,
        mes_referencia,
        data_cadastro,
        data_contato,
        data_visita,
        data_precadastro,
        data_reserva,
        data_venda,
        id_venda,
        etapa_maxima,
        cast(ordem_etapa_maxima as bigint) as ordem_etapa_maxima,
        dias_ate_contato,
        dias_ate_visita,
        dias_ate_precadastro,
        dias_ate_reserva,
        dias_ate_venda,
        dias_visita_ate_reserva,
        dias_reserva_ate_venda,
        quantidade_visitas,
        quantidade_precadastros,
        quantidade_reservas,
        cast(quantidade_vendas as bigint) as quantidade_vendas,
        cast(vgv as decimal(18, 2)) as vgv,
        foi_ate_contato,
        foi_ate_visita,
        foi_ate_precadastro,
        foi_ate_reserva,
        foi_ate_venda
    from jornadas

)

select * from final
