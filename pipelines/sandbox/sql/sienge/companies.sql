-- GET /companies: the companies of the group.
create or replace temp view registros as
select
    n as id,
    'VGV Empreendimentos ' || n::varchar || ' Ltda' as name,
    'VGV ' || n::varchar as "tradeName",
    cnpj(n) as cnpj
from range(1, 4) as t (n);

create or replace temp view servidos as
select null::varchar as cursor, r.id as ordem, to_json(r)::varchar as texto
from registros as r;
