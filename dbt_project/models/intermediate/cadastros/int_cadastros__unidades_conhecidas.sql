with

unidades as (

    select * from {{ ref('int_cadastros__unidades_unificadas') }}

),

vendas as (

    select * from {{ ref('int_vendas__vendas_unificadas') }}

),

-- A unit that left the register keeps its place in the sales that it had.
citadas as (

    select
        vendas.id_unidade,
        any_value(vendas.id_empreendimento) as id_empreendimento
    from vendas
    left join unidades using (id_unidade)
    where vendas.id_unidade is not null and unidades.id_unidade is null
    group by vendas.id_unidade

),

unidas as (

    select * from unidades

    union all by name

    select
        id_unidade,
        id_empreendimento,
        'desconhecida' as situacao_disponibilidade,
        false as eh_vendavel,
        false as eh_complementar
    from citadas

),

final as (

    select
        id_unidade,
        id_empreendimento,
        id_unidade_cv,
        id_unidade_sienge,
        nome_unidade,
        nome_bloco,
        nome_etapa,
        andar,
        tipologia,
        tipo_unidade,
        area_privativa,
        valor_tabela,
        situacao_disponibilidade,
        eh_vendavel,
        eh_complementar
    from unidas

)

select * from final
