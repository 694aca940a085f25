-- The cards of commissions. Each has a date of its own: predicted by the sale, paid by the payment, open
-- by the due date, to be given back by the day on which payment and cancellation had both happened.
-- What is overdue is so today: nothing to compare with.
with

periodos as (

    select 'atual' as periodo, $inicio::date as inicio, $fim::date as fim
    union all
    select 'comparado', $inicio_comparado::date, $fim_comparado::date

),

vendas as (

    select
        p.periodo,
        coalesce(sum(e.valor_comissao_prevista), 0) as prevista,
        coalesce(sum(e.vgv_bruto), 0) as vgv
    from periodos as p
    left join views.vw_eventos_venda as e
        on e.data_evento between p.inicio and p.fim and {filtros}
    where p.inicio is not null
    group by p.periodo

),

parcelas as (

    select
        p.periodo,
        coalesce(
            sum(e.valor_pago) filter (
                where e.data_referencia_pagamento between p.inicio and p.fim
            ),
            0
        ) as paga,
        coalesce(
            sum(e.valor_a_pagar) filter (
                where e.data_referencia_vencimento between p.inicio and p.fim
            ),
            0
        ) as a_pagar,
        coalesce(
            sum(e.valor_a_estornar) filter (where e.data_estorno between p.inicio and p.fim), 0
        ) as a_estornar,
        case
            when p.periodo = 'atual'
                then coalesce(sum(e.valor_a_pagar) filter (where e.eh_vencida), 0)
        end as vencida
    from periodos as p
    left join views.vw_parcelas_comissao as e on {filtros}
    where p.inicio is not null
    group by p.periodo

),

por_metrica as (

    select
        v.periodo,
        unnest(
            [
                {{'metrica': 'comissao_prevista', 'valor': v.prevista::decimal(28, 6)}},
                {{
                    'metrica': 'comissao_sobre_vgv',
                    'valor': (v.prevista / nullif(v.vgv, 0))::decimal(28, 6)
                }},
                {{'metrica': 'comissao_paga_no_periodo', 'valor': c.paga::decimal(28, 6)}},
                {{'metrica': 'comissao_a_pagar', 'valor': c.a_pagar::decimal(28, 6)}},
                {{'metrica': 'comissao_vencida', 'valor': c.vencida::decimal(28, 6)}},
                {{'metrica': 'comissao_a_estornar', 'valor': c.a_estornar::decimal(28, 6)}}
            ],
            recursive := true
        )
    from vendas as v
    inner join parcelas as c on v.periodo = c.periodo

)

{ao_lado}
