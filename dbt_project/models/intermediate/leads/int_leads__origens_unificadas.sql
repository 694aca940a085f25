with

mapa as (

    select * from {{ ref('origens_midia') }}

),

leads as (

    select * from {{ ref('stg_cvcrm__leads') }}

),

-- What a lead says of where it came from, the most precise first.
citadas as (

    select coalesce(nome_midia_original, nome_origem, codigo_origem) as texto_origem
    from leads

    union

    select coalesce(nome_midia_ultima, nome_origem_ultima, codigo_origem_ultima) as texto_origem
    from leads

),

-- A text that nobody mapped stays an origin of its own: it is seen, counted and can be mapped.
nao_mapeadas as (

    select
        'nao-mapeada-' || {{ chave_texto('citadas.texto_origem') }} as id_origem,
        {{ chave_texto('citadas.texto_origem') }} as chave_origem,
        min(citadas.texto_origem) as nome_origem
    from citadas
    left join mapa
        on {{ chave_texto('citadas.texto_origem') }} = {{ chave_texto('mapa.texto_origem') }}
    where
        mapa.texto_origem is null
        and {{ chave_texto('citadas.texto_origem') }} not in ('sem-origem', 'sem-lead')
    group by {{ chave_texto('citadas.texto_origem') }}

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
