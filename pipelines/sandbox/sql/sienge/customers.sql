-- GET /customers: the buyers of the contracts.
create or replace temp view registros as
with pessoas as (
    select id_cliente_erp as id, idcliente, min(criado_em) as criado_em
    from agora_contratos
    group by id_cliente_erp, idcliente
)

select
    p.id as id,
    'Física' as personType,
    'N' as foreigner,
    null::varchar as internationalId,
    dia(p.criado_em) as createdAt,
    dia(greatest(p.criado_em, ocorrido(somar_dias(p.criado_em, inteiro(p.id, 'cliente_mod', 0, 400)))))
        as modifiedAt,
    null::varchar as issuingBody,
    nome_pessoa_erp(p.id) as name,
    email_cliente(p.idcliente) as email,
    null::varchar as birthDate,
    null::varchar as birthPlace,
    'Solteiro' as civilStatus,
    cpf(p.idcliente) as cpf,
    null::varchar as fatherName,
    null::varchar as motherName,
    'Anônimo' as sex,
    null::varchar as issueDateIdentityCard,
    null::varchar as matrimonialRegime,
    null::varchar as marriageDate,
    'Brasileira' as nationality,
    null::varchar as numberIdentityCard,
    null::varchar as profession,
    'R' as mailingAddress,
    null::varchar as cityRegistrationNumber,
    null::varchar as cnaeNumber,
    null::varchar as cnpj,
    null::varchar as contactName,
    null::varchar as creaNumber,
    null::varchar as establishmentDate,
    null::varchar as fantasyName,
    null::varchar as note,
    null::varchar as site,
    null::double as shareCapital,
    null::varchar as stateRegistrationNumber,
    null::varchar as technicalManager,
    'C' as clientType,
    []::varchar[] as subTypes,
    null::integer as activityId,
    null::varchar as activityDescription,
    [{'number': '(00)00000-0000', 'main': true, 'type': 'Celular', 'note': null, 'idd': '55'}] as phones,
    [{
        'type': 'Residencial',
        'streetName': 'Rua Exemplo',
        'number': '1',
        'complement': null,
        'neighborhood': 'Centro',
        'cityId': 1, 'city': 'São Paulo', 'state': 'São Paulo', 'zipCode': '01000-000', 'mail': true
    }] as addresses,
    []::varchar[] as agents,
    null::varchar as procurators,
    null::varchar as spouse,
    []::varchar[] as familyIncome,
    []::varchar[] as contacts
from pessoas as p;

create or replace temp view servidos as
select null::varchar as cursor, r.id as ordem, to_json(r)::varchar as texto
from registros as r;

create or replace temp view filtros as
select r.id as ordem, r.createdAt as created, r.modifiedAt as modified
from registros as r;
