-- Who gets how much of which of the period's sales, the newest sale first.
select
    e.data_venda,
    e.nome_empreendimento,
    {nome} as beneficiario,
    e.papel_beneficiario,
    e.valor_previsto,
    e.valor_pago,
    e.valor_a_pagar,
    case when e.foi_distratada then 'Distratada' else 'Ativa' end as situacao_venda,
    e.id_venda
from views.vw_comissoes as e
where
    not e.eh_transferencia
    and e.data_venda between $inicio::date and $fim::date
    and ($beneficiario::varchar is null or e.id_beneficiario = $beneficiario)
    and {filtros}
order by e.data_venda desc, e.id_venda, e.valor_previsto desc, e.id_beneficiario
limit $limite
