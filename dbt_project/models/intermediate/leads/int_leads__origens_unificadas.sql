with

mapa as (

    select * from {{ ref('origens_midia') }}

),

leads as (

    select * from {{ ref('stg_cvcrm__leads') }}

),

citadas as (

    select {{ texto_origem('primeira') }} as texto_origem
    from leads

    union

    select {{ texto_origem('ultima') }} as texto_origem
    from leads

),

-- An aggregate, or DuckDB would work out the key of every lead to filter by it early.
com_chave as (

    select
        texto_origem,
        {{ chave_texto('any_value(texto_origem)') }} as chave_origem
    from citadas
    group by texto_origem

),

-- A text that nobody mapped stays an origin of its own: it is seen, counted and can be mapped.
nao_mapeadas as (

    select
        'nao-mapeada-' || com_chave.chave_origem as id_origem,
        com_chave.chave_origem,
        min(com_chave.texto_origem) as nome_origem
    from com_chave
    left join mapa on com_chave.chave_origem = {{ chave_texto('mapa.texto_origem') }}
    where
        mapa.texto_origem is null
        and com_chave.chave_origem not in ('sem-origem', 'sem-lead')
    group by com_chave.chave_origem

),

final as (

    select
        {{ chave_texto('nome_origem') }} as id_origem,
        {{ chave_texto('texto_origem') }} as chave_origem,
        nome_origem,
        grupo_origem,
        true as eh_mapeada
    from mapa

    union all

    select
        id_origem,
        chave_origem,
        nome_origem,
        'Não mapeada' as grupo_origem,
        false as eh_mapeada
    from nao_mapeadas

    union all

    select
        'sem-origem' as id_origem,
        'sem-origem' as chave_origem,
        'Sem origem' as nome_origem,
        'Sem origem' as grupo_origem,
        true as eh_mapeada

    union all

    select
        'sem-lead' as id_origem,
        'sem-lead' as chave_origem,
        'Sem lead' as nome_origem,
        'Sem lead' as grupo_origem,
        true as eh_mapeada

)

select * from final
