-- What is open today, by how long it has been due.
select
    e.faixa_atraso as id,
    upper(left(e.faixa_atraso, 1)) || substr(e.faixa_atraso, 2) as rotulo,
    count(*) as parcelas,
    sum(e.valor_a_pagar) as a_pagar
from views.vw_parcelas_comissao as e
where e.faixa_atraso is not null and {filtros}
group by e.faixa_atraso
order by min(coalesce(e.dias_atraso, -1))
