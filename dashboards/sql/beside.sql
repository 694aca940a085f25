-- How a statement of cards ends: each metric beside the same of the compared period.
select
    a.metrica,
    a.valor,
    c.valor as valor_comparado,
    a.valor - c.valor as diferenca,
    case when c.valor > 0 then (a.valor / c.valor - 1)::decimal(28, 6) end as variacao
from por_metrica as a
left join por_metrica as c on a.metrica = c.metrica and c.periodo = 'comparado'
where a.periodo = 'atual'
