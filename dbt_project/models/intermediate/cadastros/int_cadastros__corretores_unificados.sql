with

corretores as (

    select * from {{ ref('stg_cvcrm__corretores') }}

),

reservas as (

    select * from {{ ref('stg_cvcrm__reservas') }}

),

comissoes_cv as (

    select * from {{ ref('stg_cvcrm__reservas_comissoes') }}

),

contratos_corretores as (

    select * from {{ ref('stg_sienge__contratos_corretores') }}

),

comissoes_sienge as (

    select * from {{ ref('stg_sienge__comissoes') }}

),

-- Brokers leave the register and stay in old sales and commissions; none may vanish from them.
citados_no_cv as (

    select id_corretor_cv from corretores
    union
    select id_corretor_cv from reservas
    union
    select id_beneficiario as id_corretor_cv
    from comissoes_cv
    where {{ eh_papel_de_corretor('papel_beneficiario') }}

),

citados_no_sienge as (

    select id_corretor_sienge from contratos_corretores
    union
    select id_corretor_sienge from comissoes_sienge

),

final as (

    select
        'cv-' || citados_no_cv.id_corretor_cv as id_corretor,
        citados_no_cv.id_corretor_cv,
        'Corretor ' || citados_no_cv.id_corretor_cv as rotulo_corretor,
        'cv-' || corretores.id_imobiliaria_cv as id_imobiliaria,
        corretores.nivel,
        corretores.categoria,
        coalesce(corretores.eh_login_ativo, false) as eh_ativo
    from citados_no_cv
    left join corretores using (id_corretor_cv)
    where citados_no_cv.id_corretor_cv is not null

    union all

    select
        'sg-' || id_corretor_sienge as id_corretor,
        null as id_corretor_cv,
        'Corretor Sienge ' || id_corretor_sienge as rotulo_corretor,
        null as id_imobiliaria,
        null as nivel,
        null as categoria,
        true as eh_ativo
    from citados_no_sienge
    where id_corretor_sienge is not null

)

select * from final
