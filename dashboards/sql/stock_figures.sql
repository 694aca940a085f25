-- The cards of the stock: at the end of the period's last month, and of the compared one.
-- Developments add up; a rate is their sum of sales over their sum of supply.
with

meses as (

    select 'atual' as periodo, date_trunc('month', $fim::date)::date as mes_referencia
    union all
    select 'comparado', date_trunc('month', $fim_comparado::date)::date

),

somas as (

    select
        m.periodo,
        sum(e.quantidade_estoque_final) filter (where e.quantidade_meses_janela = 1) as estoque,
        sum(e.vgv_estoque_final) filter (where e.quantidade_meses_janela = 1) as vgv,
        sum(e.quantidade_vendas_liquidas_tres_meses) filter (
            where e.quantidade_meses_janela = 1
        ) as tres_meses,
        max(e.quantidade_meses_ritmo) as meses_ritmo,
        bool_or(e.eh_mes_parcial) as eh_parcial,
        sum(e.quantidade_vendas_liquidas) filter (where e.quantidade_meses_janela = 1) as vendas_1,
        sum(e.quantidade_vendas_liquidas) filter (where e.quantidade_meses_janela = 3) as vendas_3,
        sum(e.quantidade_vendas_liquidas) filter (where e.quantidade_meses_janela = 12) as vendas_12,
        sum(e.quantidade_oferta) filter (where e.quantidade_meses_janela = 1) as oferta_1,
        sum(e.quantidade_oferta) filter (where e.quantidade_meses_janela = 3) as oferta_3,
        sum(e.quantidade_oferta) filter (where e.quantidade_meses_janela = 12) as oferta_12
    from meses as m
    left join views.vw_vso as e
        on m.mes_referencia = e.mes_referencia and e.nivel = 'empreendimento' and {filtros}
    where m.mes_referencia is not null
    group by m.periodo

),

por_metrica as (

    select
        periodo,
        eh_parcial,
        unnest(
            [
                {{'metrica': 'estoque_final', 'valor': estoque::decimal(28, 6)}},
                -- Without a price table nobody knows what the stock is worth: that is not zero.
                {{
                    'metrica': 'vgv_estoque',
                    'valor': case when vgv > 0 or estoque = 0 then vgv::decimal(28, 6) end
                }},
                {{'metrica': 'vso_mes', 'valor': (vendas_1 / nullif(oferta_1, 0))::decimal(28, 6)}},
                {{
                    'metrica': 'vso_trimestre',
                    'valor': (vendas_3 / nullif(oferta_3, 0))::decimal(28, 6)
                }},
                {{'metrica': 'vso_ano', 'valor': (vendas_12 / nullif(oferta_12, 0))::decimal(28, 6)}},
                {{
                    'metrica': 'meses_estoque',
                    'valor': case
                        when meses_ritmo = 3 and tres_meses > 0
                            then (estoque * 3 / tres_meses)::decimal(28, 6)
                    end
                }}
            ],
            recursive := true
        )
    from somas

),

-- The sales of a month that is still running are not set against those of one that is over; what
-- stands in stock is a day's figure in both.
comparadas as (

    select
        a.metrica,
        a.valor,
        c.valor as valor_comparado,
        not (a.eh_parcial and starts_with(a.metrica, 'vso_')) as eh_comparavel
    from por_metrica as a
    left join por_metrica as c on a.metrica = c.metrica and c.periodo = 'comparado'
    where a.periodo = 'atual'

)

select
    metrica,
    valor,
    valor_comparado,
    case when eh_comparavel then valor - valor_comparado end as diferenca,
    case
        when eh_comparavel and valor_comparado > 0
            then (valor / valor_comparado - 1)::decimal(28, 6)
    end as variacao
from comparadas
