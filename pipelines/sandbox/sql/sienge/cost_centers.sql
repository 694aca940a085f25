-- GET /cost-centers: one for each development.
create or replace temp view registros as
select
    codigo_erp as id,
    nome_erp(nome) as name,
    id_empresa as "idCompany",
    cnpj(id_empresa) as cnpj
from mundo.empreendimentos
where lancado_em <= getvariable('agora')::date + 60;

create or replace temp view servidos as
select null::varchar as cursor, r.id as ordem, to_json(r)::varchar as texto
from registros as r;
