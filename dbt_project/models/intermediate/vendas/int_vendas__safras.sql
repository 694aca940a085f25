with recursive

vendas as (

    select
        id_venda,
        id_reserva,
        data_venda
    from {{ ref('int_vendas__vendas_unificadas') }}

),

transferencias as (

    select * from {{ ref('int_vendas__transferencias') }}

),

-- A sale that came by a transfer is the same sale: it belongs to the month of the first one. The
-- limit only guards against a ring.
origens as (

    select
        id_reserva as id_reserva_origem,
        id_reserva,
        0 as passos
    from vendas
    where id_reserva is not null

    union all

    select
        origens.id_reserva_origem,
        transferencias.id_reserva_entrada as id_reserva,
        origens.passos + 1 as passos
    from origens
    inner join transferencias on origens.id_reserva = transferencias.id_reserva_saida
    where origens.passos < 20

),

primeiras as (

    select
        id_reserva,
        max_by(id_reserva_origem, passos) as id_reserva_origem
    from origens
    group by id_reserva

),

final as (

    select
        vendas.id_venda,
        cast(date_trunc('month', coalesce(primeira.data_venda, vendas.data_venda)) as date)
            as mes_safra
    from vendas
    left join primeiras on vendas.id_reserva = primeiras.id_reserva
    left join vendas as primeira on primeiras.id_reserva_origem = primeira.id_reserva

)

select * from final
