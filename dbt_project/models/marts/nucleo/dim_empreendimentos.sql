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

lancamentos as (

    select * from {{ ref('int_estoque__lancamentos') }}

),

-- The development is launched with its first phase.
lancamento_por_empreendimento as (

    select
        id_empreendimento,
        min(data_lancamento) as data_lancamento,
        min_by(fonte_data_lancamento, coalesce(data_lancamento, date '9999-12-31'))
            as fonte_data_lancamento,
        sum(vgv_lancamento) as vgv_lancamento
    from lancamentos
    group by id_empreendimento

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
        lancamento_por_empreendimento.data_lancamento,
        coalesce(lancamento_por_empreendimento.fonte_data_lancamento, 'desconhecida')
            as fonte_data_lancamento,
        cast(lancamento_por_empreendimento.vgv_lancamento as decimal(18, 2)) as vgv_lancamento,
        empreendimentos.fonte
    from empreendimentos
    left join unidades_por_empreendimento using (id_empreendimento)
    left join lancamento_por_empreendimento using (id_empreendimento)
    left join cidades using (id_empreendimento)

)

select * from final
