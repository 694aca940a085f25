with

vendidas as (

    select *
    from {{ ref('int_vendas__reservas_vendidas') }}
    where not eh_permuta_ou_doacao

),

-- A change of buyer keeps the unit, a change of unit keeps the buyer; both end one deal and begin
-- another within days, and neither sells anything new.
candidatas as (

    select
        saida.id_reserva as id_reserva_saida,
        entrada.id_reserva as id_reserva_entrada,
        abs(date_diff('day', saida.data_distrato, entrada.data_venda)) as distancia
    from vendidas as saida
    inner join vendidas as entrada
        on
            saida.id_empreendimento = entrada.id_empreendimento
            and saida.id_reserva <> entrada.id_reserva
            and (
                saida.id_unidade = entrada.id_unidade
                or saida.id_cliente_cv = entrada.id_cliente_cv
            )
    where
        entrada.eh_cessao
        and abs(date_diff('day', saida.data_distrato, entrada.data_venda))
        <= {{ var('dias_transferencia') }}

),

pares as (

    {{ pares_mais_proximos('candidatas', 'id_reserva_saida', 'id_reserva_entrada') }}

),

final as (

    select
        id_reserva_saida,
        id_reserva_entrada,
        distancia as dias_entre_saida_e_entrada
    from pares

)

select * from final
