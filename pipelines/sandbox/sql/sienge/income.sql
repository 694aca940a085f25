-- GET bulk /income: the instalments that the buyers owe, with their receipts. A distrato writes every
-- open instalment off on its day with operation 7, which is no cash; a reversal takes that back.
create or replace temp view registros as
select
    p.id_empresa as companyId,
    'VGV Empreendimentos ' || p.id_empresa::varchar || ' Ltda' as companyName,
    null::integer as businessAreaId,
    null::varchar as businessAreaName,
    null::integer as projectId,
    null::varchar as projectName,
    null::integer as groupCompanyId,
    null::varchar as groupCompanyName,
    null::integer as holdingId,
    null::varchar as holdingName,
    null::integer as subsidiaryId,
    null::varchar as subsidiaryName,
    null::integer as businessTypeId,
    null::varchar as businessTypeName,
    p.id_cliente_erp as clientId,
    nome_pessoa_erp(p.id_cliente_erp) as clientName,
    p.id_titulo as billId,
    p.id_parcela as installmentId,
    'CT  ' as documentIdentificationId,
    'Contrato' as documentIdentificationName,
    p.numero as documentNumber,
    'N' as documentForecast,
    'CO' as originId,
    p.valor_parcela::double as originalAmount,
    0.0::double as discountAmount,
    0.0::double as taxAmount,
    case when p.s.passo > 0 then 3 else 0 end as indexerId,
    case when p.s.passo > 0 then 'INCC-DI' else 'REAL' end as indexerName,
    dia(p.vencimento) as dueDate,
    dia(p.emitido_em) as issueDate,
    dia(p.emitido_em) as billDate,
    dia(p.data_contrato) as installmentBaseDate,
    case when p.recebida_em is null then p.valor_parcela::double else 0.0 end as balanceAmount,
    case when p.recebida_em is null then round(p.valor_parcela::double * 1.01, 2) else 0.0 end
        as correctedBalanceAmount,
    'M' as periodicityType,
    0.0::double as embeddedInterestAmount,
    'N' as interestType,
    0.0::double as interestRate,
    'M' as correctionType,
    null::varchar as interestBaseDate,
    case
        when p.recebida_em is null and p.vencimento < getvariable('agora')::date - 60 then 'Cobrança' else ''
    end as defaulterSituation,
    'N' as subJudicie,
    p.nome_unidade as mainUnit,
    p.n::varchar || '/' || p.s.quantidade::varchar as installmentNumber,
    {'id': p.s.codigo, 'descrition': p.s.nome} as paymentTerm,
    1 as bearerId,
    [{
        'costCenterId': p.codigo_erp,
        'costCenterName': nome_erp(p.nome_empreendimento),
        'financialCategoryId': '1.01.01',
        'financialCategoryName': 'Venda de unidades',
        'financialCategoryReducer': 'N',
        'financialCategoryType': 'R',
        'financialCategoryRate': 100.0::double,
        'projectId': null,
        'projectName': null,
        'businessTypeId': null,
        'businessTypeName': null, 'businessAreaId': null, 'businessAreaName': null
    }] as receiptsCategories,
    case
        when p.recebida_em is null then []
        else [{
            'operationTypeId': p.operacao,
            'operationTypeName': case p.operacao
                when 7 then 'Distrato' when 10 then 'Adiantamento' else 'Recebimento'
            end,
            'grossAmount': p.valor_parcela::double,
            'monetaryCorrectionAmount': 0.0::double,
            'interestAmount': 0.0::double,
            'fineAmount': 0.0::double, 'discountAmount': 0.0::double, 'taxAmount': 0.0::double,
            'netAmount': p.valor_parcela::double,
            'additionAmount': 0.0::double,
            'insuranceAmount': 0.0::double,
            'dueAdmAmount': 0.0::double,
            'calculationDate': dia(p.recebida_em),
            'paymentDate': dia(p.recebida_em),
            'accountCompanyId': p.id_empresa,
            'accountNumber': '0000-0',
            'accountType': 'B',
            'sequencialNumber': 1,
            'indexerId': 0, 'embeddedInterestAmount': 0.0::double, 'proRata': 0.0::double, 'creditDate': null,
            'bankMovements': []::varchar[]
        }]
    end as receipts
from agora_parcelas as p;

create or replace temp view servidos as
select
    null::varchar as cursor, r.billId::bigint * 10000 + r.installmentId as ordem, to_json(r)::varchar as texto
from registros as r;

create or replace temp view filtros as
select
    p.id_titulo::bigint * 10000 + p.id_parcela as ordem,
    p.id_titulo as "billId",
    p.id_empresa as "companyId",
    dia(p.emitido_em) as issued,
    dia(p.vencimento) as due,
    coalesce(dia(p.recebida_em), '') as paid,
    dia(p.alterada_em) as changed
from agora_parcelas as p;
