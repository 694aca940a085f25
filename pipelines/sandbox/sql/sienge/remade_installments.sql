-- GET /remade-installments: a few contracts whose instalments were made anew.
create or replace temp view registros as
select
    id_titulo as "receivableBillId",
    dia(somar_dias(emitido_em, 200)) as "remadeDate",
    nome_pessoa_erp(id_cliente_erp) as "customerDescription",
    '1/4, 2/4' as "remadeInstallmentsDescription",
    '1/8' as "generatedInstallmentsDescription",
    round(valor_contrato::double * 0.1, 2) as "remadeValue",
    round(valor_contrato::double * 0.1, 2) as "generatedValue"
from agora_contratos
where foi_emitido and id % 15 = 0 and ja(somar_dias(emitido_em, 200));

create or replace temp view servidos as
select null::varchar as cursor, r."receivableBillId" as ordem, to_json(r)::varchar as texto
from registros as r;
