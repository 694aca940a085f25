{#- A table: many read it and the matching is heavy work. -#}
{{ config(materialized='table') }}

with

reservas as (

    select * from {{ ref('int_vendas__reservas_vendidas') }}

),

contratos_todos as (

    select * from {{ ref('int_vendas__contratos_preparados') }}

),

reemitidos as (

    select * from {{ ref('int_vendas__contratos_reemitidos') }}

),

-- A contract that was issued anew stands aside for the one in force, but the CRM may still know the
-- sale by any contract of the chain: each rung looks at all of them and finds the one in force.
contratos as (

    select
        contratos_todos.id_contrato as id_contrato_citado,
        coalesce(reemitidos.id_contrato_vigente, contratos_todos.id_contrato) as id_contrato,
        contratos_todos.id_empreendimento_sienge,
        contratos_todos.numero_contrato,
        contratos_todos.id_unidade_sienge,
        contratos_todos.nome_unidade_normalizado,
        contratos_todos.data_contrato,
        coalesce(vigente.data_contrato, contratos_todos.data_contrato) as data_contrato_vigente
    from contratos_todos
    left join reemitidos using (id_contrato)
    left join contratos_todos as vigente on reemitidos.id_contrato_vigente = vigente.id_contrato

),

-- First rung: the CRM holds the contract's id. Small integers coincide, so the development, where
-- the CRM knows its code, must agree.
candidatos_codigo as (

    select
        reservas.id_reserva,
        contratos.id_contrato,
        contratos.id_contrato_citado,
        abs(date_diff('day', reservas.data_venda, contratos.data_contrato_vigente)) as distancia
    from reservas
    inner join contratos
        on try_cast(reservas.codigo_interno as bigint) = contratos.id_contrato_citado
    where
        reservas.codigo_interno_empreendimento is null
        or reservas.codigo_interno_empreendimento
        = cast(contratos.id_empreendimento_sienge as varchar)

),

pares_vigentes as (

    {{ pares_mais_proximos('candidatos_codigo', 'id_reserva', 'id_contrato') }}

),

-- Two reservations know two contracts of one chain: the CRM undid the sale and made it anew. The
-- first keeps the contract that it names.
pares_codigo as (

    select
        id_reserva,
        id_contrato
    from pares_vigentes

    union all

    (
        select
            candidatos_codigo.id_reserva,
            candidatos_codigo.id_contrato_citado as id_contrato
        from candidatos_codigo
        left join pares_vigentes using (id_reserva)
        where
            pares_vigentes.id_reserva is null
            and candidatos_codigo.id_contrato_citado <> candidatos_codigo.id_contrato
        qualify row_number() over (
                partition by candidatos_codigo.id_contrato_citado
                order by candidatos_codigo.distancia, candidatos_codigo.id_reserva
            ) = 1
    )

),

-- Second rung: the contract's number, which is unique only within a development. The CRM may hold
-- it in two places; a row for each, for with "or" DuckDB compares every pair of a development.
numeros as (

    select
        id_reserva,
        id_empreendimento_sienge,
        data_venda,
        numero_venda as numero_contrato
    from reservas

    union

    select
        id_reserva,
        id_empreendimento_sienge,
        data_venda,
        contrato_interno as numero_contrato
    from reservas

),

candidatos_numero as (

    select
        numeros.id_reserva,
        contratos.id_contrato,
        min(abs(date_diff('day', numeros.data_venda, contratos.data_contrato_vigente)))
            as distancia
    from numeros
    inner join contratos
        on
            numeros.id_empreendimento_sienge = contratos.id_empreendimento_sienge
            and numeros.numero_contrato = contratos.numero_contrato
    where
        numeros.id_reserva not in (select pares_codigo.id_reserva from pares_codigo)
        and contratos.id_contrato not in (select pares_codigo.id_contrato from pares_codigo)
    group by
        numeros.id_reserva,
        contratos.id_contrato

),

pares_numero as (

    {{ pares_mais_proximos('candidatos_numero', 'id_reserva', 'id_contrato') }}

),

-- Third rung: same unit, dates close to each other; the closest pair goes first. The unit's link
-- says which unit it is; the name, which towers share and people write in many ways, stands in only
-- where a side has none. Two joins: with "or" in one, DuckDB compares every pair.
da_mesma_unidade as (

    select
        reservas.id_reserva,
        contratos.id_contrato,
        abs(date_diff('day', reservas.data_venda, contratos.data_contrato)) as distancia
    from reservas
    inner join contratos
        on
            reservas.id_empreendimento_sienge = contratos.id_empreendimento_sienge
            and reservas.id_unidade_sienge = contratos.id_unidade_sienge

    union all

    select
        reservas.id_reserva,
        contratos.id_contrato,
        abs(date_diff('day', reservas.data_venda, contratos.data_contrato)) as distancia
    from reservas
    inner join contratos
        on
            reservas.id_empreendimento_sienge = contratos.id_empreendimento_sienge
            and reservas.nome_unidade_normalizado = contratos.nome_unidade_normalizado
    where reservas.id_unidade_sienge is null or contratos.id_unidade_sienge is null

),

candidatos_unidade as (

    select
        id_reserva,
        id_contrato,
        min(distancia) as distancia
    from da_mesma_unidade
    where
        distancia <= {{ var('dias_casamento_unidade') }}
        and id_reserva not in (
            select pares_codigo.id_reserva from pares_codigo
            union all
            select pares_numero.id_reserva from pares_numero
        )
        and id_contrato not in (
            select pares_codigo.id_contrato from pares_codigo
            union all
            select pares_numero.id_contrato from pares_numero
        )
    group by
        id_reserva,
        id_contrato

),

pares_unidade as (

    {{ pares_mais_proximos('candidatos_unidade', 'id_reserva', 'id_contrato') }}

),

final as (

    select
        id_reserva,
        id_contrato,
        'codigo_interno' as tipo_casamento
    from pares_codigo

    union all

    select
        id_reserva,
        id_contrato,
        'numero_contrato' as tipo_casamento
    from pares_numero

    union all

    select
        id_reserva,
        id_contrato,
        'unidade_e_data' as tipo_casamento
    from pares_unidade

)

select * from final
