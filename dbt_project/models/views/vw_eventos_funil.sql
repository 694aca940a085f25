with

eventos as (

    select * from {{ ref('fct_eventos_funil') }}

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
        eventos.id_evento,
        eventos.etapa,
        eventos.ordem_etapa,
        eventos.id_lead,
        eventos.id_venda,
        eventos.data_evento,
        eventos.mes_referencia,
        {{ rotulo_mes('eventos.mes_referencia') }} as rotulo_mes,
        eventos.id_empreendimento,
        coalesce(empreendimentos.nome_empreendimento, 'Sem cadastro') as nome_empreendimento,
        eventos.id_imobiliaria,
        coalesce(imobiliarias.nome_imobiliaria, 'Sem imobiliária') as nome_imobiliaria,
        eventos.id_corretor,
        coalesce(corretores.rotulo_corretor, 'Sem corretor') as rotulo_corretor,
        eventos.id_origem,
        origens.nome_origem,
        origens.grupo_origem,
        eventos.tem_lead,
        eventos.quantidade,
        eventos.vgv
    from eventos
    left join empreendimentos on eventos.id_empreendimento = empreendimentos.id_empreendimento
    left join imobiliarias on eventos.id_imobiliaria = imobiliarias.id_imobiliaria
    left join corretores on eventos.id_corretor = corretores.id_corretor
    left join origens on eventos.id_origem = origens.id_origem

)

select * from final
