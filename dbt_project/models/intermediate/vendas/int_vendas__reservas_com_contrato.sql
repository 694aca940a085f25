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

-- A contract that was issued anew stands aside for the one that replaced it.
contratos as (

    select contratos_todos.*
    from contratos_todos
    left join reemitidos using (id_contrato)
    where reemitidos.id_contrato is null

),

-- First rung: the CRM holds the contract's id. Small integers coincide, so the development, where
-- the CRM knows its code, must agree.
candidatos_codigo as (

    select
        reservas.id_reserva,
        contratos.id_contrato,
        abs(date_diff('day', reservas.data_venda, contratos.data_contrato)) as distancia
    from reservas
    left join reemitidos
        on try_cast(reservas.codigo_interno as bigint) = reemitidos.id_contrato
    inner join contratos
        on
            coalesce(
                reemitidos.id_contrato_substituto, try_cast(reservas.codigo_interno as bigint)
            ) = contratos.id_contrato
    where
        reservas.codigo_interno_empreendimento is null
        or reservas.codigo_interno_empreendimento
        = cast(contratos.id_empreendimento_sienge as varchar)

),

pares_codigo as (

    {{ pares_mais_proximos('candidatos_codigo', 'id_reserva', 'id_contrato') }}

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
        abs(date_diff('day', numeros.data_venda, contratos.data_contrato)) as distancia
    from numeros
    inner join contratos
        on
            numeros.id_empreendimento_sienge = contratos.id_empreendimento_sienge
            and numeros.numero_contrato = contratos.numero_contrato
    where
        numeros.id_reserva not in (select pares_codigo.id_reserva from pares_codigo)
        and contratos.id_contrato not in (select pares_codigo.id_contrato from pares_codigo)

),

pares_numero as (

    {{ pares_mais_proximos('candidatos_numero', 'id_reserva', 'id_contrato') }}

),

-- Third rung: same unit, dates close to each other; the closest pair goes first.
candidatos_unidade as (

    select
        reservas.id_reserva,
        contratos.id_contrato,
        abs(date_diff('day', reservas.data_venda, contratos.data_contrato)) as distancia
    from reservas
    inner join contratos
        on
            reservas.id_empreendimento_sienge = contratos.id_empreendimento_sienge
            and reservas.nome_unidade_normalizado = contratos.nome_unidade_normalizado
            and abs(date_diff('day', reservas.data_venda, contratos.data_contrato))
            <= {{ var('dias_casamento_unidade') }}
    where
        reservas.id_reserva not in (
            select pares_codigo.id_reserva from pares_codigo
            union all
            select pares_numero.id_reserva from pares_numero
        )
        and contratos.id_contrato not in (
            select pares_codigo.id_contrato from pares_codigo
            union all
            select pares_numero.id_contrato from pares_numero
        )

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
