-- GET /enterprises: developments, beside cost centres that sell nothing.
create or replace temp view registros as
with centros as (
    select codigo_erp as id, nome_erp(nome) as name, 1 as tipo, id_empresa, cidade, lancado_em
    from mundo.empreendimentos
    where lancado_em <= getvariable('agora')::date + 60
    union all
    select 900 + n, 'Administração ' || n::varchar || ' ', 3, 1, 'São Paulo', getvariable('inicio')::date
    from range(1, 4) as serie (n)
)

select
    c.id::integer as id,
    c.name as name,
    case when c.id % 4 = 0 then c.name end as commercialName,
    null::varchar as enterpriseObservation,
    regexp_replace(cnpj(c.id), '(\d{2})(\d{3})(\d{3})(\d{4})(\d{2})', '\1.\2.\3/\4-\5') as cnpj,
    c.tipo::varchar as type,
    'Avenida Exemplo, 100 - ' || c.cidade as adress,
    dia(c.lancado_em) as creationDate,
    dia(c.lancado_em + 30) as modificationDate,
    'SANDBOX' as createdBy,
    'SANDBOX' as modifiedBy,
    c.id_empresa as companyId,
    'VGV Empreendimentos ' || c.id_empresa::varchar || ' Ltda' as companyName,
    1 as costDatabaseId,
    'Base de custos' as costDatabaseDescription,
    case when c.tipo = 1 then 2 end as buildingTypeId,
    case when c.tipo = 1 then 'Residencial' end as buildingTypeDescription
from centros as c;

create or replace temp view servidos as
select null::varchar as cursor, r.id as ordem, to_json(r)::varchar as texto
from registros as r;

create or replace temp view filtros as
select r.id as ordem, r.companyId as companyId
from registros as r;
