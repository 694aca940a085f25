with

leads as (

    select * from {{ ref('int_leads__leads_preparados') }}

),

final as (

    select
        id_lead,
        id_empreendimento,
        id_corretor,
        id_imobiliaria,
        id_origem,
        id_origem_primeira,
        id_origem_ultima,
        id_situacao,
        nome_situacao,
        etapa_atual,
        cadastrado_em,
        data_cadastro,
        mes_referencia,
        primeiro_contato_em,
        minutos_ate_primeiro_contato,
        reativado_em,
        quantidade_conversoes,
        possibilidade_venda,
        nota_lead,
        foi_reativado,
        foi_inserido_bolsao,
        etapa_atual = 'perdido' as foi_perdido
    from leads

)

select * from final
