with

empreendimentos as (

    select * from {{ ref('int_cadastros__empreendimentos_unificados') }}

),

unidades as (

    select * from {{ ref('int_cadastros__unidades_unificadas') }}

),

cidades as (

    select * from {{ ref('empreendimentos_cidades') }}

),

unidades_por_empreendimento as (

    select
        id_empreendimento,
        count(*) as quantidade_unidades,
        sum(valor_tabela) as vgv_tabela
    from unidades
    group by id_empreendimento

),

final as (

    select
        empreendimentos.id_empreendimento,
        empreendimentos.id_empreendimento_cv,
        empreendimentos.id_empreendimento_sienge,
        empreendimentos.codigo_interno,
        empreendimentos.nome_empreendimento,
        empreendimentos.tipo_empreendimento,
        cidades.cidade,
        coalesce(unidades_por_empreendimento.quantidade_unidades, 0) as quantidade_unidades,
        cast(coalesce(unidades_por_empreendimento.vgv_tabela, 0) as decimal(18, 2)) as vgv_tabela,
        empreendimentos.fonte
    from empreendimentos
    left join unidades_por_empreendimento using (id_empreendimento)
    left join cidades using (id_empreendimento)

)

select * from final
