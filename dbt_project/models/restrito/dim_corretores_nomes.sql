{{ config(materialized='table') }}

with

corretores as (

    select * from {{ ref('dim_corretores') }}

),

nomes_cv as (

    select * from {{ ref('stg_cvcrm__corretores_nomes') }}

),

-- The ERP names a broker only in each instalment; the latest load's spelling counts.
nomes_sienge as (

    select
        id_corretor_sienge,
        max_by(nome_corretor, _carregado_em) as nome_corretor
    from {{ ref('stg_sienge__corretores_nomes') }}
    group by id_corretor_sienge

),

final as (

    select
        corretores.id_corretor,
        coalesce(nomes_cv.nome_corretor, nomes_sienge.nome_corretor, corretores.rotulo_corretor)
            as nome_corretor
    from corretores
    left join nomes_cv using (id_corretor_cv)
    left join nomes_sienge
        on corretores.id_corretor = 'sg-' || nomes_sienge.id_corretor_sienge

)

select * from final
