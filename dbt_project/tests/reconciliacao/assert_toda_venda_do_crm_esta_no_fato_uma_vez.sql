-- Nothing dropped: every reservation that is a sale by the rule, barters aside, is one sale, and
-- every CRM sale is such a reservation.
with

esperadas as (

    select id_reserva
    from {{ ref('int_vendas__reservas_vendidas') }}
    where not eh_permuta_ou_doacao

),

vendas as (

    select
        id_reserva,
        count(*) as quantidade
    from {{ ref('fct_vendas') }}
    where id_reserva is not null
    group by id_reserva

)

select
    esperadas.id_reserva as id_reserva_esperada,
    vendas.id_reserva,
    vendas.quantidade
from esperadas
full outer join vendas on esperadas.id_reserva = vendas.id_reserva
where esperadas.id_reserva is null or vendas.quantidade is distinct from 1
