with

condicoes as (

    select
        codigo_condicao_pagamento,
        nome_condicao_pagamento
    from {{ ref('stg_sienge__parcelas') }}

    union

    select
        codigo_condicao_pagamento,
        nome_condicao_pagamento
    from {{ ref('stg_sienge__contratos_condicoes') }}

),

sementes as (

    select
        {{ chave_texto('codigo_condicao') }} as chave_codigo,
        {{ chave_texto('nome_condicao') }} as chave_nome,
        classe_condicao
    from {{ ref('condicoes_sienge') }}

),

-- One key for each condition as written, and not for each instalment.
escritas as (

    select
        codigo_condicao_pagamento,
        nome_condicao_pagamento,
        {{ chave_texto('codigo_condicao_pagamento') }} as chave_codigo,
        {{ chave_texto('nome_condicao_pagamento') }} as chave_nome
    from condicoes

),

so_codigos as (

    select * from sementes
    where chave_nome is null

),

so_nomes as (

    select * from sementes
    where chave_codigo is null

),

-- Each company gives its own codes, and one code may mean two things: what says more decides.
final as (

    select
        coalesce(escritas.codigo_condicao_pagamento, '') || ':'
        || coalesce(escritas.nome_condicao_pagamento, '') as id_condicao,
        escritas.codigo_condicao_pagamento,
        escritas.nome_condicao_pagamento,
        coalesce(
            exatas.classe_condicao,
            so_codigos.classe_condicao,
            so_nomes.classe_condicao,
            'comprador'
        ) as classe_condicao,
        -- What has no condition at all is no text that somebody could map.
        coalesce(escritas.chave_codigo, escritas.chave_nome) is null
        or coalesce(
            exatas.classe_condicao, so_codigos.classe_condicao, so_nomes.classe_condicao
        ) is not null as eh_condicao_mapeada
    from escritas
    left join sementes as exatas
        on
            escritas.chave_codigo = exatas.chave_codigo
            and escritas.chave_nome = exatas.chave_nome
    left join so_codigos on escritas.chave_codigo = so_codigos.chave_codigo
    left join so_nomes on escritas.chave_nome = so_nomes.chave_nome

)

select * from final
