{#- A table: sales, contracts and stock read it and the pairing in it is recursive. -#}
{{ config(materialized='table') }}

with

unidades_cv as (

    select
        *,
        {{ nome_unidade_normalizado('nome_unidade') }} as nome_normalizado
    from {{ ref('stg_cvcrm__unidades') }}

),

unidades_sienge as (

    select
        *,
        {{ nome_unidade_normalizado('nome_unidade') }} as nome_normalizado
    from {{ ref('stg_sienge__unidades') }}

),

empreendimentos as (

    select * from {{ ref('int_cadastros__empreendimentos_unificados') }}

),

-- The development of a unit that only the ERP knows.
principais as (

    select
        id_empreendimento_sienge,
        id_empreendimento
    from empreendimentos
    where eh_principal_no_sienge

),

do_cv as (

    select
        unidades_cv.*,
        empreendimentos.id_empreendimento,
        empreendimentos.id_empreendimento_sienge
    from unidades_cv
    inner join empreendimentos using (id_empreendimento_cv)

),

-- The code typed in the CRM decides (distance 0); the name stands in where it is missing (1). Two
-- joins: with "or" in one, DuckDB compares every pair of units of a development.
candidatas as (

    select
        do_cv.id_unidade_cv,
        unidades_sienge.id_unidade_sienge,
        0 as distancia
    from do_cv
    inner join unidades_sienge
        on
            do_cv.id_empreendimento_sienge = unidades_sienge.id_empreendimento_sienge
            and do_cv.codigo_interno_unidade = cast(unidades_sienge.id_unidade_sienge as varchar)

    union all

    select
        do_cv.id_unidade_cv,
        unidades_sienge.id_unidade_sienge,
        1 as distancia
    from do_cv
    inner join unidades_sienge
        on
            do_cv.id_empreendimento_sienge = unidades_sienge.id_empreendimento_sienge
            and do_cv.nome_normalizado = unidades_sienge.nome_normalizado
    where
        do_cv.codigo_interno_unidade
        is distinct from cast(unidades_sienge.id_unidade_sienge as varchar)

),

ligadas as (

    {{ pares_mais_proximos('candidatas', 'id_unidade_cv', 'id_unidade_sienge') }}

),

com_par as (

    select
        coalesce('cv-' || do_cv.id_unidade_cv, 'sg-' || unidades_sienge.id_unidade_sienge)
            as id_unidade,
        coalesce(do_cv.id_empreendimento, principais.id_empreendimento) as id_empreendimento,
        do_cv.id_unidade_cv,
        unidades_sienge.id_unidade_sienge,
        coalesce(do_cv.nome_unidade, unidades_sienge.nome_unidade) as nome_unidade,
        do_cv.nome_bloco,
        do_cv.nome_etapa,
        coalesce(do_cv.andar, unidades_sienge.andar) as andar,
        do_cv.tipologia,
        coalesce(do_cv.tipo_unidade, unidades_sienge.tipo_unidade) as tipo_unidade,
        coalesce(do_cv.area_privativa, unidades_sienge.area_privativa) as area_privativa,
        do_cv.valor_tabela,
        do_cv.codigo_disponibilidade,
        unidades_sienge.situacao_estoque,
        do_cv.eh_a_venda,
        {{ eh_complementar("concat_ws(
            ' ', do_cv.tipo_unidade, do_cv.nome_tipo_situacao, unidades_sienge.tipo_unidade
        )") }} as eh_complementar,
        greatest(do_cv._carregado_em, unidades_sienge._carregado_em) as _carregado_em
    from do_cv
    left join ligadas using (id_unidade_cv)
    full outer join unidades_sienge
        on ligadas.id_unidade_sienge = unidades_sienge.id_unidade_sienge
    left join principais
        on unidades_sienge.id_empreendimento_sienge = principais.id_empreendimento_sienge

),

com_situacao as (

    select
        *,
        case codigo_disponibilidade
            when 1 then 'disponivel'
            when 2 then 'reservada'
            when 3 then 'vendida'
            when 4 then 'bloqueada'
            when 5 then 'em_processo'
        end as situacao_no_cv,
        case situacao_estoque
            when 'D' then 'disponivel'
            when 'C' then 'reservada'
            when 'P' then 'em_processo'
            when 'V' then 'vendida'
            when 'G' then 'vendida'
            when 'O' then 'vendida'
            when 'T' then 'vendida'
            when 'R' then 'bloqueada'
            when 'E' then 'bloqueada'
            when 'M' then 'bloqueada'
            when 'L' then 'bloqueada'
        end as situacao_no_sienge
    from com_par

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
        coalesce(situacao_no_cv, situacao_no_sienge, 'desconhecida') as situacao_disponibilidade,
        -- Either system may hold a unit back: a block in the CRM, a technical reserve in the ERP.
        coalesce(eh_a_venda, true)
        and coalesce(situacao_no_cv, '') <> 'bloqueada'
        and coalesce(situacao_no_sienge, '') <> 'bloqueada' as eh_vendavel,
        eh_complementar,
        _carregado_em
    from com_situacao

)

select * from final
