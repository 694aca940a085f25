-- Commission of the period's sales by {id}, the most first; the last row adds up the rest.
with

somas as (

    select
        {id} as id,
        max({nome}) as rotulo,
        max(e.papel_beneficiario) as papel_beneficiario,
        count(distinct e.id_venda) as vendas,
        sum(e.valor_previsto) as prevista,
        sum(e.valor_pago) as paga,
        sum(e.valor_a_pagar) as a_pagar
    from views.vw_comissoes as e
    where not e.eh_transferencia and e.data_venda between $inicio::date and $fim::date and {filtros}
    group by {id}

),

posicoes as (

    select
        id,
        rotulo,
        papel_beneficiario,
        vendas,
        prevista,
        paga,
        a_pagar,
        row_number() over (order by prevista desc, id) as posicao
    from somas

)

select
    case when posicao <= $limite then id end as id,
    case when posicao <= $limite then rotulo else 'Demais' end as rotulo,
    case when posicao <= $limite then papel_beneficiario end as papel_beneficiario,
    least(posicao, $limite + 1) as posicao,
    sum(vendas) as vendas,
    sum(prevista) as prevista,
    sum(paga) as paga,
    sum(a_pagar) as a_pagar
from posicoes
group by 1, 2, 3, 4
order by posicao
