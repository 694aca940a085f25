-- The instalments that fall due in the period or were paid in it; with a delay chosen, all open ones of it.
select
    e.data_vencimento,
    e.nome_empreendimento,
    e.nome_imobiliaria,
    e.rotulo_corretor,
    e.fonte,
    e.situacao_parcela,
    e.valor_parcela,
    e.valor_pago,
    e.valor_a_pagar,
    e.valor_suspenso,
    e.valor_a_estornar,
    e.data_pagamento,
    e.dias_atraso,
    e.data_venda,
    e.id_venda,
    e.id_parcela_comissao
from views.vw_parcelas_comissao as e
where {escolha} and {filtros}
order by e.data_referencia_vencimento desc, e.id_parcela_comissao
limit $limite
