-- GET /creditors: brokers and agencies are creditors with broker S, beside suppliers.
create or replace temp view registros as
with credores as (
    select id_credor as id, cpf(70000000 + id_credor) as cpf, null as cnpj, 'S' as corretor
    from mundo.corretores
    where criado_em <= getvariable('agora')::timestamp
    union all
    select id_credor, null, cnpj(70000 + id_credor), 'S' from mundo.imobiliarias
    union all
    select 450, null, cnpj(70450), 'S'
    union all
    select 100 + n, null, cnpj(70100 + n), 'N' from range(1, 31) as t (n)
)

select
    id,
    'Credor ' || seis(id) as name,
    null::varchar as "tradeName",
    cpf,
    cnpj,
    sn(corretor = 'N') as supplier,
    corretor as broker,
    'N' as employee,
    true as active,
    null::varchar as "stateRegistrationNumber",
    null::varchar as "stateRegistrationType",
    null::integer as "paymentTypeId",
    {
        'cityId': 1, 'cityName': 'São Paulo', 'streetName': 'Rua Exemplo', 'number': '1',
        'complement': null, 'neighborhood': 'Centro', 'zipCode': '01000000'
    } as address,
    [{'ddd': '00', 'number': '00000000', 'main': true, 'type': 1, 'extension': null, 'observation': null}]
        as phones
from credores;

create or replace temp view servidos as
select null::varchar as cursor, r.id as ordem, to_json(r)::varchar as texto
from registros as r;
