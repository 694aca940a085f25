with

visitas as (

    select * from {{ ref('fct_visitas') }}

),

empreendimentos as (

    select * from {{ ref('dim_empreendimentos') }}

),

imobiliarias as (

    select * from {{ ref('dim_imobiliarias') }}

),

corretores as (

    select * from {{ ref('dim_corretores') }}

),

origens as (

    select * from {{ ref('dim_origens') }}

),

final as (

    select
        visitas.id_visita,
        visitas.id_lead,
        visitas.id_empreendimento,
        coalesce(empreendimentos.nome_empreendimento, 'Sem cadastro') as nome_empreendimento,
        visitas.id_imobiliaria,
        coalesce(imobiliarias.nome_imobiliaria, 'Sem imobiliária') as nome_imobiliaria,
        visitas.id_corretor,
        coalesce(corretores.rotulo_corretor, 'Sem corretor') as rotulo_corretor,
        visitas.id_origem,
        origens.nome_origem,
        origens.grupo_origem,
        visitas.situacao_visita,
        visitas.nome_tipo_visita,
        visitas.agendada_em,
        visitas.data_agendada,
        visitas.realizada_em,
        visitas.data_visita,
        visitas.mes_referencia,
        {{ rotulo_mes('visitas.mes_referencia') }} as rotulo_mes,
        visitas.eh_concluida,
        visitas.eh_visita_nova,
        visitas.eh_revisita,
        visitas.eh_virtual,
        visitas.eh_ponto_venda,
        visitas.tem_lead
    from visitas
    left join empreendimentos on visitas.id_empreendimento = empreendimentos.id_empreendimento
    left join imobiliarias on visitas.id_imobiliaria = imobiliarias.id_imobiliaria
    left join corretores on visitas.id_corretor = corretores.id_corretor
    left join origens on visitas.id_origem = origens.id_origem

)

select * from final
