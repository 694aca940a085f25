{#- A table: as a view, each of its many readers would plan it anew. -#}
{{ config(materialized='table') }}

with

unidades_cv as (

    select * from {{ ref('stg_cvcrm__unidades') }}

),

reservas as (

    select * from {{ ref('stg_cvcrm__reservas') }}

),

empreendimentos_sienge as (

    select * from {{ ref('stg_sienge__empreendimentos') }}

),

contratos as (

    select * from {{ ref('stg_sienge__contratos') }}

),

unidades_sienge as (

    select * from {{ ref('stg_sienge__unidades') }}

),

-- The CRM has no object of developments: they are what its units and reservations name.
citados_no_cv as (

    select
        id_empreendimento_cv,
        nome_empreendimento,
        tipo_empreendimento,
        codigo_interno_empreendimento
    from unidades_cv

    union all

    select
        id_empreendimento_cv,
        nome_empreendimento,
        null as tipo_empreendimento,
        codigo_interno_empreendimento
    from reservas

),

do_cv as (

    select
        id_empreendimento_cv,
        mode(nome_empreendimento) as nome_empreendimento,
        mode(tipo_empreendimento) as tipo_empreendimento,
        mode(codigo_interno_empreendimento) as codigo_interno
    from citados_no_cv
    where id_empreendimento_cv is not null
    group by id_empreendimento_cv

),

-- Hundreds of cost centres never sell: an ERP development is one with contracts or units.
citados_no_sienge as (

    select
        id_empreendimento_sienge,
        nome_empreendimento
    from contratos

    union all

    select
        id_empreendimento_sienge,
        null as nome_empreendimento
    from unidades_sienge

),

do_sienge as (

    select
        citados_no_sienge.id_empreendimento_sienge,
        coalesce(
            any_value(empreendimentos_sienge.nome_comercial),
            any_value(empreendimentos_sienge.nome_empreendimento),
            mode(citados_no_sienge.nome_empreendimento)
        ) as nome_empreendimento
    from citados_no_sienge
    left join empreendimentos_sienge using (id_empreendimento_sienge)
    where citados_no_sienge.id_empreendimento_sienge is not null
    group by citados_no_sienge.id_empreendimento_sienge

),

final as (

    select
        coalesce(
            'cv-' || do_cv.id_empreendimento_cv, 'sg-' || do_sienge.id_empreendimento_sienge
        ) as id_empreendimento,
        do_cv.id_empreendimento_cv,
        do_sienge.id_empreendimento_sienge,
        coalesce(
            do_cv.codigo_interno, cast(do_sienge.id_empreendimento_sienge as varchar)
        ) as codigo_interno,
        coalesce(
            do_cv.nome_empreendimento, do_sienge.nome_empreendimento, 'Sem nome'
        ) as nome_empreendimento,
        do_cv.tipo_empreendimento,
        case
            when do_sienge.id_empreendimento_sienge is null then 'so_cv'
            when do_cv.id_empreendimento_cv is null then 'so_sienge'
            else 'ambos'
        end as fonte,
        -- Phases and towers of one cost centre share its code: what only the ERP knows goes to one.
        do_sienge.id_empreendimento_sienge is not null
        and row_number() over (
            partition by do_sienge.id_empreendimento_sienge order by do_cv.id_empreendimento_cv
        ) = 1 as eh_principal_no_sienge
    from do_cv
    full outer join do_sienge
        on do_cv.codigo_interno = cast(do_sienge.id_empreendimento_sienge as varchar)

)

select * from final
