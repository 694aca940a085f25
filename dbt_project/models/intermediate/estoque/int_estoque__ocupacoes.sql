with

vendas as (

    select * from {{ ref('int_vendas__vendas_unificadas') }}

),

transferencias as (

    select * from {{ ref('int_vendas__transferencias') }}

),

reservas_vendidas as (

    select * from {{ ref('int_vendas__reservas_vendidas') }}

),

contratos as (

    select * from {{ ref('int_vendas__contratos_preparados') }}

),

pares as (

    select * from {{ ref('int_vendas__reservas_com_contrato') }}

),

reservas as (

    select * from {{ ref('int_reservas__reservas_classificadas') }}

),

unidades as (

    select * from {{ ref('int_cadastros__unidades_conhecidas') }}

),

-- Whoever leaves by a transfer holds the unit until the one who comes takes theirs: on that day, so
-- that a transfer around a month's end does not look like a return and a sale.
de_vendas as (

    select
        vendas.id_venda as id_ocupacao,
        vendas.id_unidade,
        vendas.id_empreendimento,
        'venda' as tipo_ocupacao,
        vendas.data_venda as data_inicio,
        coalesce(entrada.data_venda, vendas.data_distrato) as data_fim
    from vendas
    left join transferencias on vendas.id_reserva = transferencias.id_reserva_saida
    left join vendas as entrada on transferencias.id_reserva_entrada = entrada.id_reserva

),

-- A barter or a donation takes the unit out of the offer and is no sale.
de_permutas as (

    select
        id_venda as id_ocupacao,
        id_unidade,
        id_empreendimento,
        'permuta' as tipo_ocupacao,
        data_venda as data_inicio,
        data_distrato as data_fim
    from reservas_vendidas
    where eh_permuta_ou_doacao

    union all

    select
        'sg-' || contratos.id_contrato as id_ocupacao,
        contratos.id_unidade,
        contratos.id_empreendimento,
        'permuta' as tipo_ocupacao,
        contratos.data_contrato as data_inicio,
        contratos.data_cancelamento as data_fim
    from contratos
    left join pares using (id_contrato)
    where
        contratos.eh_permuta
        and contratos.data_emissao is not null
        and pares.id_contrato is null

),

-- A reserved unit is still in the offer.
de_reservas as (

    select
        'reserva-' || id_reserva as id_ocupacao,
        id_unidade,
        id_empreendimento,
        'reserva' as tipo_ocupacao,
        data_inicio,
        data_desfecho as data_fim
    from reservas

),

unidas as (

    select * from de_vendas
    union all by name
    select * from de_permutas
    union all by name
    select * from de_reservas

),

-- What names a unit of another development occupies none: the reconciliation shows it.
final as (

    select
        unidas.id_ocupacao,
        unidas.id_unidade,
        unidas.id_empreendimento,
        unidas.tipo_ocupacao,
        unidas.data_inicio,
        unidas.data_fim
    from unidas
    inner join unidades
        on
            unidas.id_unidade = unidades.id_unidade
            and unidas.id_empreendimento = unidades.id_empreendimento
    where unidas.data_inicio is not null

)

select * from final
