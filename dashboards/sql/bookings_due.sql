-- What the open reservations ask for today.
select
    count(*) as abertas,
    count(*) filter (where e.dias_ate_vencimento between 0 and 2) as vencendo,
    count(*) filter (where e.dias_ate_vencimento < 0) as vencidas,
    coalesce(sum(e.valor_contrato) filter (where e.dias_ate_vencimento <= 2), 0) as valor_em_risco
from views.vw_reservas as e
where e.eh_venda_possivel and {filtros}
