-- GET /indexers: only the last value of each.
create or replace temp view registros as
select
    n as id,
    ['REAL', 'IGP-M', 'IPCA', 'INCC-DI'][n + 1] as name,
    'N' as "revenueRetroactivity",
    {
        'date': dia(date_trunc('month', getvariable('agora')::timestamp)),
        'value': 100.0 + 0.5 * date_diff('month', date '2020-01-01', getvariable('agora')::date),
        'percentage': 0.5::double
    } as "lastValue"
from range(0, 4) as t (n);

create or replace temp view servidos as
select null::varchar as cursor, r.id as ordem, to_json(r)::varchar as texto
from registros as r;
