with

reservas as (

    select * from {{ ref('stg_cvcrm__reservas') }}

),

clientes_sienge as (

    select * from {{ ref('stg_sienge__clientes') }}

),

-- The same person in both systems has one document, so one hash; who gave no document is known only
-- by the number that the system gave.
do_crm as (

    select
        id_cliente_cv,
        null as id_cliente_sienge,
        coalesce(
            arg_max(documento_hash, modificado_em) filter (where documento_hash is not null),
            'cv-' || id_cliente_cv
        ) as id_cliente,
        arg_max(idade_cliente, modificado_em) filter (where idade_cliente is not null)
            as idade_cliente,
        arg_max(estado_civil_cliente, modificado_em) filter (where estado_civil_cliente is not null)
            as estado_civil_cliente,
        null as tipo_pessoa
    from reservas
    where id_cliente_cv is not null
    group by id_cliente_cv

),

do_erp as (

    select
        null as id_cliente_cv,
        id_cliente_sienge,
        coalesce(documento_hash, documento_juridico_hash, 'sg-' || id_cliente_sienge) as id_cliente,
        null as idade_cliente,
        estado_civil_cliente,
        tipo_pessoa
    from clientes_sienge

),

unidos as (

    select * from do_crm
    union all by name
    select * from do_erp

),

com_chave as (

    select
        *,
        {{ chave_texto('estado_civil_cliente') }} as chave_estado_civil
    from unidos

),

final as (

    select
        coalesce('cv-' || id_cliente_cv, 'sg-' || id_cliente_sienge) as id_cliente_registro,
        id_cliente_cv,
        id_cliente_sienge,
        id_cliente,
        case
            when idade_cliente between 18 and 24 then '18 a 24'
            when idade_cliente between 25 and 34 then '25 a 34'
            when idade_cliente between 35 and 44 then '35 a 44'
            when idade_cliente between 45 and 54 then '45 a 54'
            when idade_cliente between 55 and 64 then '55 a 64'
            when idade_cliente between 65 and 120 then '65 ou mais'
        end as faixa_etaria,
        case
            when starts_with(chave_estado_civil, 'solteir') then 'solteiro'
            when starts_with(chave_estado_civil, 'casad') then 'casado'
            when starts_with(chave_estado_civil, 'divorciad') then 'divorciado'
            when starts_with(chave_estado_civil, 'separad') then 'divorciado'
            when starts_with(chave_estado_civil, 'viuv') then 'viuvo'
            when starts_with(chave_estado_civil, 'uniao') then 'uniao estavel'
            when chave_estado_civil is not null then 'outro'
        end as estado_civil,
        case
            when starts_with({{ chave_texto('tipo_pessoa') }}, 'j') then 'juridica'
            when tipo_pessoa is not null then 'fisica'
        end as tipo_pessoa
    from com_chave

)

select * from final
