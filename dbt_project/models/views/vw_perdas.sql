with

perdas as (

    select * from {{ ref('fct_perdas') }}

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

motivos as (

    select * from {{ ref('dim_motivos') }}

),

final as (

    select
        perdas.id_perda,
        perdas.tipo_perda,
        perdas.data_perda,
        perdas.mes_referencia,
        {{ rotulo_mes('perdas.mes_referencia') }} as rotulo_mes,
        perdas.etapa,
        perdas.id_motivo,
        motivos.nome_motivo,
        motivos.grupo_motivo,
        perdas.tem_motivo,
        perdas.id_lead,
        perdas.id_empreendimento,
        coalesce(empreendimentos.nome_empreendimento, 'Sem cadastro') as nome_empreendimento,
        perdas.id_imobiliaria,
        coalesce(imobiliarias.nome_imobiliaria, 'Sem imobiliária') as nome_imobiliaria,
        perdas.id_corretor,
        coalesce(corretores.rotulo_corretor, 'Sem corretor') as rotulo_corretor,
        perdas.id_origem,
        origens.nome_origem,
        origens.grupo_origem,
        perdas.valor_perdido,
        perdas.dias_ate_perda
    from perdas
    left join empreendimentos on perdas.id_empreendimento = empreendimentos.id_empreendimento
    left join imobiliarias on perdas.id_imobiliaria = imobiliarias.id_imobiliaria
    left join corretores on perdas.id_corretor = corretores.id_corretor
    left join origens on perdas.id_origem = origens.id_origem
    left join motivos on perdas.id_motivo = motivos.id_motivo

)

select * from final
