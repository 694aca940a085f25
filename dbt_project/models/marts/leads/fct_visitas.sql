with

visitas as (

    select * from {{ ref('int_leads__visitas_preparadas') }}

),

final as (

    select
        id_visita,
        id_lead,
        id_empreendimento,
        id_corretor,
        id_imobiliaria,
        id_origem,
        situacao_visita,
        nome_tipo_visita,
        cadastrado_em,
        agendada_em,
        data_agendada,
        realizada_em,
        data_visita,
        cast(date_trunc('month', coalesce(data_visita, data_agendada)) as date)
            as mes_referencia,
        eh_concluida,
        eh_visita_nova,
        eh_revisita,
        eh_virtual,
        eh_ponto_venda,
        tem_lead
    from visitas

)

select * from final
