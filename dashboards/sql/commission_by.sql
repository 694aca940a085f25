-- Commission of the period's sales by {id}, the most first; the last row adds up the rest.
with

partes as (

    select
        {id} as id,
        {nome} as rotulo,
        e.papel_beneficiario,
        e.id_venda,
        e.valor_previsto,
        e.valor_pago,
        e.valor_a_pagar,
        sum(e.valor_previsto) over (partition by {id}) as prevista
    from views.vw_comissoes as e
    where not e.eh_transferencia and e.data_venda between $inicio::date and $fim::date and {filtros}

),

ordenadas as (

    select
        *,
        least(dense_rank() over (order by prevista desc, id), $limite + 1) as posicao
    from partes

)

-- Sales are counted of the rest too: one that several share is one sale.
select
    case when posicao <= $limite then max(id) end as id,
    case when posicao <= $limite then max(rotulo) else 'Demais' end as rotulo,
    case when posicao <= $limite then max(papel_beneficiario) end as papel_beneficiario,
    posicao,
    count(distinct id_venda) as vendas,
    sum(valor_previsto) as prevista,
    sum(valor_pago) as paga,
    sum(valor_a_pagar) as a_pagar
from ordenadas
group by posicao
order by posicao
