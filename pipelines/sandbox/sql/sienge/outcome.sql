-- GET bulk /outcome: what is owed to the creditors of commissions, one bill for each instalment. A bill
-- exists from the release of its instalment on; a cancelled instalment that was never paid has none.
create or replace temp view registros as
select
    c.id_empresa as "companyId",
    'VGV Empreendimentos ' || c.id_empresa::varchar || ' Ltda' as "companyName",
    null::integer as "projectId",
    null::varchar as "projectName",
    null::integer as "businessAreaId",
    null::varchar as "businessAreaName",
    null::integer as "groupCompanyId",
    null::varchar as "groupCompanyName",
    c.id_credor as "creditorId",
    'Credor ' || seis(c.id_credor) as "creditorName",
    c.id_titulo_pagar as "billId",
    1 as "installmentId",
    'COM ' as "documentIdentificationId",
    'Comissão' as "documentIdentificationName",
    c.numero as "documentNumber",
    'N' as "forecastDocument",
    'S' as "consistencyStatus",
    'AC' as "originId",
    c.valor::double as "originalAmount",
    0.0::double as "discountAmount",
    0.0::double as "taxAmount",
    0 as "indexerId",
    'REAL' as "indexerName",
    dia(c.vencimento) as "dueDate",
    dia(c.vencimento - 30) as "issueDate",
    dia(c.vencimento - 30) as "billDate",
    dia(c.vencimento) as "installmentBaseDate",
    case when c.situacao_parcela = 'PAID' then 0.0 else c.valor::double end as "balanceAmount",
    case when c.situacao_parcela = 'PAID' then 0.0 else c.valor::double end as "correctedBalanceAmount",
    'S' as "authorizationStatus",
    1 as "registeredUserId",
    'SANDBOX' as "registeredBy",
    dia(c.vencimento - 30) as "registeredDate",
    [{
        'costCenterId': c.codigo_erp,
        'costCenterName': nome_erp(c.nome_empreendimento),
        'financialCategoryId': '2.03.01',
        'financialCategoryName': 'Comissões sobre vendas',
        'financialCategoryReducer': 'N',
        'financialCategoryType': 'D',
        'financialCategoryRate': 100.0::double,
        'projectId': null,
        'projectName': null
    }] as "paymentsCategories",
    []::varchar[] as "departamentsCosts",
    []::varchar[] as "buildingsCosts",
    case
        when c.situacao_parcela = 'PAID' then [{
            'operationTypeId': 1,
            'operationTypeName': 'Pagamento',
            'grossAmount': c.valor::double,
            'monetaryCorrectionAmount': 0.0::double,
            'interestAmount': 0.0::double,
            'fineAmount': 0.0::double,
            'discountAmount': 0.0::double,
            'taxAmount': 0.0::double,
            'netAmount': c.valor::double,
            'correctedNetAmount': c.valor::double,
            'calculationDate': dia(c.pago_em),
            'paymentDate': dia(c.pago_em),
            'paymentAuthentication': '',
            'sequencialNumber': 1,
            'bankMovements': []::varchar[]
        }]
        else []
    end as payments,
    []::varchar[] as authorizations
from agora_comissoes_erp as c
where c.situacao_parcela in ('RELEASED', 'PAID');

create or replace temp view servidos as
select
    null::varchar as cursor, r."billId" * 100 + r."installmentId" as ordem, to_json(r)::varchar as texto
from registros as r;

create or replace temp view filtros as
select
    r."billId" * 100 + r."installmentId" as ordem,
    r."billId",
    r."companyId",
    r."issueDate" as issued,
    r."dueDate" as due,
    coalesce(r.payments[1]."paymentDate", '') as paid
from registros as r;
