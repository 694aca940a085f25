-- The period by one dimension, the largest first, what comes after the limit added up as "Demais".
-- id is null for "Demais" and for events that lack the dimension.
with

somas as (

    select
        e.{id} as id,
        coalesce(max(e.{nome}), 'Não informado') as rotulo,
        sum(e.quantidade_vendas_brutas) as vendas_brutas,
        sum(e.quantidade_distratos) as distratos,
        sum(e.quantidade) as vendas_liquidas,
        sum(e.vgv_bruto) as vgv_bruto,
        sum(e.vgv_distratado) as vgv_distratado,
        sum(e.vgv) as vgv_liquido
    from views.vw_eventos_venda as e
    where e.data_evento between $inicio::date and $fim::date and {filtros}
    group by e.{id}
    having sum(e.quantidade_vendas_brutas) > 0 or sum(e.quantidade_distratos) > 0

),

posicoes as (

    select
        *,
        row_number() over (order by {ordem} desc, rotulo) as posicao
    from somas

)

select
    case when posicao <= $limite then id end as id,
    case when posicao <= $limite then rotulo else 'Demais' end as rotulo,
    least(posicao, $limite + 1) as posicao,
    sum(vendas_brutas) as vendas_brutas,
    sum(distratos) as distratos,
    sum(vendas_liquidas) as vendas_liquidas,
    sum(vgv_bruto) as vgv_bruto,
    sum(vgv_distratado) as vgv_distratado,
    sum(vgv_liquido) as vgv_liquido,
    (sum(distratos) / nullif(sum(vendas_brutas), 0))::decimal(18, 6) as taxa_distratos,
    (sum(vgv_bruto) / nullif(sum(vendas_brutas), 0))::decimal(18, 2) as ticket_medio
from posicoes
group by 1, 2, 3
order by posicao
