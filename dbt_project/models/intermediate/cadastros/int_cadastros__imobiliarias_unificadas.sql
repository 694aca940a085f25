with

imobiliarias as (

    select * from {{ ref('stg_cvcrm__imobiliarias') }}

),

corretores as (

    select * from {{ ref('stg_cvcrm__corretores') }}

),

reservas as (

    select * from {{ ref('stg_cvcrm__reservas') }}

),

comissoes as (

    select * from {{ ref('stg_cvcrm__reservas_comissoes') }}

),

citadas as (

    select
        id_imobiliaria_cv,
        nome_imobiliaria
    from reservas

    union all

    select
        id_imobiliaria_cv,
        nome_imobiliaria
    from corretores

    union all

    select
        id_imobiliaria_cv,
        null as nome_imobiliaria
    from imobiliarias

    union all

    select
        id_beneficiario as id_imobiliaria_cv,
        null as nome_imobiliaria
    from comissoes
    where {{ eh_papel_de_imobiliaria('papel_beneficiario') }}

),

-- An agency may leave the register and stay in old sales, under the name that they copied.
sem_repeticao as (

    select
        id_imobiliaria_cv,
        mode(nome_imobiliaria) as nome_imobiliaria
    from citadas
    where id_imobiliaria_cv is not null
    group by id_imobiliaria_cv

),

final as (

    select
        'cv-' || sem_repeticao.id_imobiliaria_cv as id_imobiliaria,
        sem_repeticao.id_imobiliaria_cv,
        coalesce(
            imobiliarias.nome_imobiliaria,
            sem_repeticao.nome_imobiliaria,
            'Imobiliária ' || sem_repeticao.id_imobiliaria_cv
        ) as nome_imobiliaria,
        imobiliarias.sigla,
        coalesce(imobiliarias.eh_ativa_painel, imobiliarias.eh_ativo, false) as eh_ativa
    from sem_repeticao
    left join imobiliarias using (id_imobiliaria_cv)

)

select * from final
