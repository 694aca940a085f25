-- GET /commissions: one row per commission, broker and instalment.
create or replace temp view registros as
select
    c.id + 400000 as "commissionID",
    c.id_empresa as "companyId",
    'VGV Empreendimentos ' || c.id_empresa::varchar || ' Ltda' as "companyName",
    c.codigo_erp as "enterpriseID",
    nome_erp(c.nome_empreendimento) as "enterpriseName",
    c.id_credor as "brokerID",
    'Credor ' || seis(c.id_credor) as "brokerName",
    null::integer as "billingBrokerId",
    null::varchar as "billingBrokerName",
    c.id_titulo_pagar as "billNumber",
    c.id_titulo as "contractBillNumber",
    c.numero as "salesContractNumber",
    c.id_cliente_erp as "customerID",
    nome_pessoa_erp(c.id_cliente_erp) as "customerName",
    c.nome_unidade as "unitName",
    case when c.esta_cancelado then 'cancelled' when c.id % 25 = 0 then 'inDebts' else 'noDebts' end
        as "customerSituationType",
    c.valor::double as "value",
    c.parcela as "installmentNumber",
    c.parcelas as "totalInstallmentsNumber",
    dia(c.vencimento) as "dueDate",
    round(100.0 / c.parcelas, 2)::double as "installmentPercentage",
    c.situacao_parcela as "installmentStatus",
    10.0::double as "contractPercentagePaid",
    'N' as "considerEmbeddedInterest",
    c.situacao_parcela in ('RELEASED', 'PAID') as "commissionReleasedToBePaid",
    false as "commissionReleasedAutomatically",
    false as "blockEdit",
    null::varchar as "paymentOperationType"
from agora_comissoes_erp as c;

create or replace temp view servidos as
select
    null::varchar as cursor,
    r."commissionID"::bigint * 1000000 + r."brokerID" * 10 + r."installmentNumber" as ordem,
    to_json(r)::varchar as texto
from registros as r;

create or replace temp view filtros as
select
    r."commissionID"::bigint * 1000000 + r."brokerID" * 10 + r."installmentNumber" as ordem,
    r."enterpriseID" as "enterpriseId",
    r."companyId" as "companyId",
    r."brokerID" as "brokerId",
    r."installmentStatus" as status,
    r."dueDate" as due
from registros as r;
