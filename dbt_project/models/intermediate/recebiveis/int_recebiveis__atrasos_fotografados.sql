with

parcelas as (

    select *
    from {{ ref('int_recebiveis__parcelas_apuradas') }}
    where id_contrato is not null and not eh_previsao and not eh_em_bens

),

recebimentos as (

    select * from {{ ref('int_recebiveis__recebimentos_classificados') }}

),

-- From the second day after the due date, once the bill was issued, until the last day before it
-- was settled or left. least() passes over what is null.
atrasos as (

    select
        *,
        greatest(data_vencimento + 2, data_emissao) as inicio_atraso,
        least(data_quitacao - 1, data_saida - 1, {{ hoje() }}) as fim_atraso
    from parcelas
    where inicio_atraso <= fim_atraso

),

atrasos_por_mes as (

    select
        *,
        cast(
            unnest(
                range(
                    date_trunc('month', inicio_atraso),
                    fim_atraso + interval 1 day,
                    interval 1 month
                )
            ) as date
        ) as mes_referencia
    from atrasos

),

-- The photograph of a month is taken on its last day; this month's, today.
fotografados as (

    select
        *,
        least(last_day(mes_referencia), {{ hoje() }}) as data_base
    from atrasos_por_mes
    where least(last_day(mes_referencia), {{ hoje() }}) <= fim_atraso

),

-- What was paid after the photograph was still open in it.
pagos_depois as (

    select
        fotografados.mes_referencia,
        fotografados.id_titulo_receber,
        fotografados.id_parcela,
        sum(recebimentos.valor_bruto) as valor_pago_depois
    from fotografados
    inner join recebimentos
        on
            fotografados.id_titulo_receber = recebimentos.id_titulo_receber
            and fotografados.id_parcela = recebimentos.id_parcela
            and fotografados.data_base < recebimentos.data_recebimento
    group by all

),

final as (

    select
        fotografados.mes_referencia,
        fotografados.data_base,
        fotografados.id_titulo_receber,
        fotografados.id_parcela,
        fotografados.id_contrato,
        fotografados.id_venda,
        fotografados.id_empreendimento,
        fotografados.data_vencimento,
        fotografados.valor_aberto + coalesce(pagos_depois.valor_pago_depois, 0) as valor_em_atraso,
        date_diff('day', fotografados.data_vencimento, fotografados.data_base) as dias_atraso,
        fotografados.eh_do_banco,
        fotografados.eh_sub_judice
    from fotografados
    left join pagos_depois using (mes_referencia, id_titulo_receber, id_parcela)
    -- An instalment that Sienge cleared without a receipt owes nothing on any day that we know of.
    where fotografados.valor_aberto + coalesce(pagos_depois.valor_pago_depois, 0) > 0

)

select * from final
