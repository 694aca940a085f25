-- Open reservations by the band of their age, the youngest first.
select
    null as id,
    e.faixa_idade as rotulo,
    count(*) as reservas,
    sum(e.valor_contrato) as valor,
    count(*) filter (where e.dias_ate_vencimento < 0) as vencidas
from views.vw_reservas as e
where e.eh_venda_possivel and {filtros}
group by e.faixa_idade
order by min(e.dias_em_aberto)
