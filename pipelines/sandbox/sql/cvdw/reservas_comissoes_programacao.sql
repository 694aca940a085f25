-- GET /reservas/comissoes/programacao: when each part of a commission is due.
create or replace temp view registros as
select
    p.idpagamento as ordem,
    p.criado_em as em,
    p.idpagamento as idprogramacao,
    p.idreserva,
    'S' as contrato,
    p.parcela,
    c.para,
    c.quem,
    p.valor::double as valor,
    dia(p.vencimento) as data_previsao,
    dia(p.vencimento) as data_previsao_pagadoria,
    'Boleto' as forma_pagamento,
    p.id as idlancamento,
    ts(p.criado_em) as data_cad
from mundo.pagamentos_comissao as p
inner join mundo.comissoes as c on p.chave_linha = c.chave_linha
where p.criado_em <= getvariable('agora')::timestamp;
