-- GET bulk /customer-extract-history: each bill with its unit, its instalments and, after a distrato,
-- the day of it.
create or replace temp view agora_extratos as
with parcelas as (
    select
        c.*,
        unnest(
            plano(c.chave, c.base_plano, c.valor_contrato, coalesce(c.eh_a_vista, false), c.data_contrato)
        ) as p
    from agora_contratos as c
    where c.foi_emitido
)

select
    *,
    unnest(range(1, p.quantidade + 1)) as n,
    pagas(parcelas, p) as numeros_pagos
from parcelas;

create or replace temp view registros as
select
    id_titulo as "billReceivableId",
    {'id': any_value(id_empresa), 'name': 'VGV Empreendimentos ' || any_value(id_empresa)::varchar || ' Ltda'}
        as company,
    {'id': any_value(codigo_erp), 'name': nome_erp(any_value(nome_empreendimento))} as "costCenter",
    {
        'id': any_value(id_cliente_erp),
        'name': nome_pessoa_erp(any_value(id_cliente_erp)),
        'document': cpf_mascarado(any_value(idcliente))
    } as customer,
    dia(any_value(emitido_em)) as "emissionDate",
    null::varchar as "lastRenegotiationDate",
    null::varchar as "correctionDate",
    'CT.' || any_value(numero) as document,
    any_value(area_privativa)::double as "privateArea",
    dia(min(p.vencimento)) as "oldestInstallmentDate",
    case when any_value(esta_cancelado) then dia(any_value(data_cancelamento)) end
        as "revokedBillReceivableDate",
    [{'id': any_value(id_unidade_erp), 'name': any_value(nome_unidade)}] as units,
    list({
        'id': p.ordem * 100 + n,
        'annualCorrection': false,
        'sentToScripturalCharge': false,
        'paymentTerms': {'id': p.codigo, 'descrition': p.nome},
        'baseDate': dia(data_contrato),
        'originalValue': p.valor::double,
        'dueDate': dia(p.vencimento + (p.passo * (n - 1))::integer),
        'indexerId': 3,
        'calculationDate': dia(p.vencimento + (p.passo * (n - 1))::integer),
        'currentBalance': case when list_contains(numeros_pagos, n) or esta_cancelado then 0.0 else p.valor::double end,
        'currentBalanceWithAddition':
            case when list_contains(numeros_pagos, n) or esta_cancelado then 0.0 else p.valor::double end,
        'generatedBillet': false,
        'installmentSituation': case when list_contains(numeros_pagos, n) then '2' else '0' end,
        'installmentNumber': n::varchar || '/' || p.quantidade::varchar,
        'receipts': []::varchar[]
    } order by p.ordem, n) as installments
from agora_extratos
group by id_titulo;

create or replace temp view servidos as
select null::varchar as cursor, r."billReceivableId" as ordem, to_json(r)::varchar as texto
from registros as r;

create or replace temp view filtros as
select
    id_titulo as ordem,
    dia(min(p.vencimento)) as "firstDue",
    dia(max(p.vencimento + (p.passo * (n - 1))::integer)) as "lastDue",
    dia(greatest(
        any_value(atualizado_em),
        max(
            case
                when list_contains(numeros_pagos, n)
                    then pagamento_em(id, p.ordem, n, p.vencimento + (p.passo * (n - 1))::integer)
            end
        )
    )) as changed
from agora_extratos
group by id_titulo;
