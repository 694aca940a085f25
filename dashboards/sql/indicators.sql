-- Every card of a period and of the one it is compared with, in one pass: one row per metric.
-- Rates are sums divided by sums, never means of rates.
with

periodos as (

    select 'atual' as periodo, $inicio::date as inicio, $fim::date as fim
    union all
    select 'comparado', $inicio_comparado::date, $fim_comparado::date

),

somas as (

    select
        p.periodo,
        coalesce(sum(e.quantidade_vendas_brutas), 0) as vendas_brutas,
        coalesce(sum(e.quantidade_distratos), 0) as distratos,
        coalesce(sum(e.quantidade), 0) as vendas_liquidas,
        coalesce(sum(e.vgv_bruto), 0) as vgv_bruto,
        coalesce(sum(e.vgv_distratado), 0) as vgv_distratado,
        coalesce(sum(e.vgv), 0) as vgv_liquido,
        coalesce(sum(e.valor_comissao_prevista), 0) as comissao_prevista,
        sum(e.vgv_bruto) filter (where e.area_privativa > 0) as vgv_com_area,
        sum(e.area_privativa) filter (where e.quantidade_vendas_brutas = 1) as area_vendida
    from periodos as p
    left join views.vw_eventos_venda as e
        on e.data_evento between p.inicio and p.fim and {filtros}
    where p.inicio is not null
    group by p.periodo

),

por_metrica as (

    select
        periodo,
        unnest(
            [
                {{'metrica': 'vendas_brutas', 'valor': vendas_brutas::decimal(28, 6)}},
                {{'metrica': 'distratos', 'valor': distratos::decimal(28, 6)}},
                {{'metrica': 'vendas_liquidas', 'valor': vendas_liquidas::decimal(28, 6)}},
                {{'metrica': 'vgv_bruto', 'valor': vgv_bruto::decimal(28, 6)}},
                {{'metrica': 'vgv_distratado', 'valor': vgv_distratado::decimal(28, 6)}},
                {{'metrica': 'vgv_liquido', 'valor': vgv_liquido::decimal(28, 6)}},
                {{'metrica': 'comissao_prevista', 'valor': comissao_prevista::decimal(28, 6)}},
                {{
                    'metrica': 'taxa_distratos',
                    'valor': (distratos / nullif(vendas_brutas, 0))::decimal(28, 6)
                }},
                {{
                    'metrica': 'ticket_medio',
                    'valor': (vgv_bruto / nullif(vendas_brutas, 0))::decimal(28, 6)
                }},
                {{
                    'metrica': 'preco_m2',
                    'valor': (vgv_com_area / nullif(area_vendida, 0))::decimal(28, 6)
                }}
            ],
            recursive := true
        )
    from somas

)

{ao_lado}
