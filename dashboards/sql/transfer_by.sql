-- Bank transfers under way today by {id}, in the order of {ordem}.
select
    e.{id} as id,
    e.{id} as rotulo,
    count(*) as repasses,
    count(*) filter (where e.eh_fora_do_prazo) as fora_do_prazo,
    sum(e.valor_financiado) as valor,
    median(e.dias_na_situacao)::decimal(18, 1) as dias_mediana
from views.vw_repasses as e
where e.eh_em_andamento and e.{id} is not null and {filtros}
group by e.{id}
order by {ordem}
