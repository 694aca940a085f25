with

parcelas as (

    select *
    from {{ ref('fct_parcelas_receber') }}
    where id_contrato is not null and not eh_previsao

),

recebimentos as (

    select * from {{ ref('fct_recebimentos') }}

),

atrasos as (

    select
        *,
        not eh_do_banco and not eh_sub_judice as eh_do_comprador
    from {{ ref('fct_atrasos_mensal') }}

),

empreendimentos as (

    select * from {{ ref('dim_empreendimentos') }}

),

dia as (

    select {{ hoje() }} as hoje

),

-- An instalment enters when its bill was issued; it is due from its day, but not before that.
vidas as (

    select
        *,
        valor_aberto + valor_baixado as valor_inicial,
        not eh_do_banco and not eh_em_bens and not eh_sub_judice as eh_do_comprador,
        greatest(data_emissao, data_vencimento) as data_devida
    from parcelas

),

baixas as (

    select
        vidas.id_titulo_receber,
        vidas.id_parcela,
        vidas.id_empreendimento,
        vidas.eh_do_comprador,
        greatest(recebimentos.data_recebimento, vidas.data_emissao) as data_baixa,
        recebimentos.valor_bruto
    from recebimentos
    inner join vidas using (id_titulo_receber, id_parcela)
    where
        vidas.data_saida is null
        -- What left on the day of its issue never stood in the portfolio: nothing leaves it twice.
        or (
            recebimentos.data_recebimento < vidas.data_saida
            and vidas.data_emissao < vidas.data_saida
        )

),

baixas_por_parcela as (

    select
        id_titulo_receber,
        id_parcela,
        sum(valor_bruto) as valor_baixado
    from baixas
    group by
        id_titulo_receber,
        id_parcela

),

-- What the portfolio gains and loses, each on its day: adding up to a month's end gives what stood
-- there on that day, however much was paid, cancelled or corrected since.
movimentos as (

    select
        id_empreendimento,
        data_emissao as data_movimento,
        valor_inicial as carteira,
        0 as devido
    from vidas
    where eh_do_comprador and (data_saida is null or data_emissao < data_saida)

    union all

    select
        id_empreendimento,
        data_baixa as data_movimento,
        -valor_bruto as carteira,
        0 as devido
    from baixas
    where eh_do_comprador

    union all

    select
        vidas.id_empreendimento,
        vidas.data_saida as data_movimento,
        coalesce(baixas_por_parcela.valor_baixado, 0) - vidas.valor_inicial as carteira,
        0 as devido
    from vidas
    left join baixas_por_parcela using (id_titulo_receber, id_parcela)
    where vidas.eh_do_comprador and vidas.data_emissao < vidas.data_saida

    union all

    select
        id_empreendimento,
        data_devida as data_movimento,
        0 as carteira,
        valor_inicial as devido
    from vidas
    where eh_do_comprador and (data_saida is null or data_devida < data_saida)

    union all

    select
        id_empreendimento,
        data_saida as data_movimento,
        0 as carteira,
        -valor_inicial as devido
    from vidas
    where eh_do_comprador and data_devida < data_saida

),

movimentos_por_mes as (

    select
        movimentos.id_empreendimento,
        cast(date_trunc('month', movimentos.data_movimento) as date) as mes_referencia,
        sum(movimentos.carteira) as carteira,
        sum(movimentos.devido) as devido
    from movimentos
    cross join dia
    where movimentos.data_movimento <= dia.hoje
    group by all

),

-- A contract counts while it owes money, the buyer's or the bank's: until the last of its
-- instalments was settled or left.
contratos as (

    select
        id_empreendimento,
        min(data_emissao) as data_entrada,
        case
            when count(*) = count(coalesce(data_quitacao, data_saida))
                then greatest(max(least(data_quitacao, data_saida)), min(data_emissao))
        end as data_fim
    from vidas
    where valor_inicial > 0 and not eh_em_bens
    group by
        id_contrato,
        id_empreendimento

),

entradas_e_saidas as (

    select
        id_empreendimento,
        unnest([data_entrada, data_fim]) as data_movimento,
        unnest([1, -1]) as sinal
    from contratos

),

contratos_por_mes as (

    select
        entradas_e_saidas.id_empreendimento,
        cast(date_trunc('month', entradas_e_saidas.data_movimento) as date) as mes_referencia,
        sum(entradas_e_saidas.sinal) as contratos
    from entradas_e_saidas
    cross join dia
    where entradas_e_saidas.data_movimento <= dia.hoje
    group by all

),

inicios as (

    select
        id_empreendimento,
        date_trunc('month', min(data_emissao)) as primeiro_mes
    from vidas
    group by id_empreendimento

),

-- The photograph of each month is taken on its last day; this month's on today.
meses as (

    select
        inicios.id_empreendimento,
        cast(
            unnest(range(inicios.primeiro_mes, dia.hoje + interval 1 day, interval 1 month)) as date
        ) as mes_referencia,
        least(last_day(mes_referencia), dia.hoje) as data_base
    from inicios
    cross join dia

),

atraso_por_mes as (

    select
        mes_referencia,
        id_empreendimento,
        {%- for dias in [1, 30, 60, 90] %}
            sum(valor_em_atraso) filter (where eh_do_comprador and dias_atraso > {{ dias }})
                as valor_em_atraso_{{ dias }},
        {%- endfor %}
        sum(valor_em_atraso) filter (where eh_do_banco and not eh_sub_judice)
            as valor_em_atraso_banco,
        sum(valor_em_atraso) filter (where eh_sub_judice) as valor_em_atraso_sub_judice,
        count(distinct id_contrato) filter (where eh_do_comprador and dias_atraso > 90)
            as quantidade_contratos_em_atraso_90
    from atrasos
    group by all

),

acumulados as (

    select
        meses.mes_referencia,
        meses.id_empreendimento,
        meses.data_base,
        atraso_por_mes.* exclude (mes_referencia, id_empreendimento),
        sum(coalesce(movimentos_por_mes.carteira, 0)) over ate_o_mes as valor_carteira,
        sum(coalesce(movimentos_por_mes.devido, 0)) over ate_o_mes as valor_vencido_acumulado,
        sum(coalesce(contratos_por_mes.contratos, 0)) over ate_o_mes as quantidade_contratos
    from meses
    left join movimentos_por_mes using (mes_referencia, id_empreendimento)
    left join contratos_por_mes using (mes_referencia, id_empreendimento)
    left join atraso_por_mes using (mes_referencia, id_empreendimento)
    window ate_o_mes as (partition by meses.id_empreendimento order by meses.mes_referencia)

),

final as (

    select
        acumulados.mes_referencia,
        {{ rotulo_mes('acumulados.mes_referencia') }} as rotulo_mes,
        acumulados.id_empreendimento,
        empreendimentos.nome_empreendimento,
        acumulados.data_base,
        cast(acumulados.valor_carteira as decimal(18, 2)) as valor_carteira,
        cast(acumulados.valor_vencido_acumulado as decimal(18, 2)) as valor_vencido_acumulado,
        {%- for atraso in ['1', '30', '60', '90', 'banco', 'sub_judice'] %}
            cast(coalesce(acumulados.valor_em_atraso_{{ atraso }}, 0) as decimal(18, 2))
                as valor_em_atraso_{{ atraso }},
        {%- endfor %}
        cast(acumulados.quantidade_contratos as bigint) as quantidade_contratos,
        cast(coalesce(acumulados.quantidade_contratos_em_atraso_90, 0) as bigint)
            as quantidade_contratos_em_atraso_90,
        {%- for taxa, numerador, denominador in [
            ('taxa_inadimplencia_1', 'valor_em_atraso_1', 'valor_vencido_acumulado'),
            ('taxa_inadimplencia_30', 'valor_em_atraso_30', 'valor_vencido_acumulado'),
            ('taxa_inadimplencia_90', 'valor_em_atraso_90', 'valor_vencido_acumulado'),
            ('taxa_carteira_em_atraso', 'valor_em_atraso_1', 'valor_carteira'),
            (
                'taxa_contratos_em_atraso_90',
                'quantidade_contratos_em_atraso_90', 'quantidade_contratos',
            ),
        ] %}
            {{ razao(
                'coalesce(acumulados.' ~ numerador ~ ', 0)',
                'acumulados.' ~ denominador, 'decimal(9, 6)'
            ) }} as {{ taxa }},
        {%- endfor %}
        acumulados.mes_referencia = date_trunc('month', {{ hoje() }}) as eh_mes_parcial
    from acumulados
    left join empreendimentos using (id_empreendimento)

)

select * from final
