-- GET /accounts-receivable/receivable-bills: one for each contract that was issued. Here
-- only a distrato pays one off.
create or replace temp view registros as
select
    c.id_cliente_erp as "customerId",
    c.id_titulo as "receivableBillId",
    'CT  ' as "documentId",
    c.numero as "documentNumber",
    dia(c.emitido_em) as "issueDate",
    c.valor_contrato::double as "receivableBillValue",
    c.id_empresa as "companyId",
    c.id % 25 = 0 as defaulting,
    false as subjudice,
    null::varchar as note,
    case when c.esta_cancelado then dia(c.data_cancelamento) end as "payOffDate",
    c.nome_unidade as "unityName"
from agora_contratos as c
where c.foi_emitido;

create or replace temp view servidos as
select null::varchar as cursor, r."receivableBillId" as ordem, to_json(r)::varchar as texto
from registros as r;

create or replace temp view filtros as
select
    r."receivableBillId" as ordem,
    r."customerId",
    r."companyId",
    case when r."payOffDate" is null then 'false' else 'true' end as "paidOff"
from registros as r;
