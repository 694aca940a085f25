-- GET /comissoes/pagamentos: the instalments of the commission documents; no ativo key. The cursor is the
-- last change: that an instalment was paid, or that its document fell or came back.
create or replace temp view registros as
select
    p.idpagamento::varchar as referencia,
    ts(greatest(
        p.criado_em,
        c.criado_em,
        ocorrido(p.pago_em),
        case
            when not ja(p.pago_em)
                then greatest(ocorrido(c.morre_em), ocorrido(c.distrato_em), ocorrido(c.reversao_em))
        end
    )) as referencia_data,
    c.iddocumento as idcomissao,
    p.idpagamento as idpagamento,
    numero(p.valor, p.idpagamento) as valor,
    dia(p.vencimento) as vencimento,
    r.bloco as bloco,
    r.unidade as unidade,
    case when ja(p.pago_em) then 'Pago' when c.esta_inativo then 'Cancelado ' else 'A pagar' end as situacao,
    case when p.idpagamento % 3 = 0 then p.idpagamento + 90000 end as "idBoleto"
from agora_documentos_comissao as c
inner join mundo.pagamentos_comissao as p on c.chave_linha = p.chave_linha
inner join mundo.reservas as r on c.idreserva = r.idreserva;

create or replace temp view servidos as
select r.referencia_data as cursor, r.idpagamento as ordem, to_json(r)::varchar as texto
from registros as r;
