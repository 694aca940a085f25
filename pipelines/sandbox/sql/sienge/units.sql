-- GET /units: every unit that the ERP knows, with the contract that holds it now.
create or replace temp view registros as
with ocupantes as (
    select id_unidade_erp, id, numero, situacao
    from agora_contratos
    where situacao < 3
    qualify row_number() over (partition by id_unidade_erp order by situacao desc, id desc) = 1
)

select
    u.id_unidade_erp as id,
    u.codigo_erp as enterpriseId,
    o.id as contractId,
    o.numero as contractNumber,
    3 as indexerId,
    -- The name as in the contracts: the same letters and digits.
    case u.idunidade
    % 4 when 0 then u.unidade || '  ' when 1 then replace(u.unidade, '-', ' ') else u.unidade end as name,
    u.tipo_unidade as propertyType,
    null::varchar as note,
    case
        when o.situacao = 2 then 'V' when o.situacao is not null then 'P' when
            u.idunidade % 97 = 0
            then 'R' else 'D'
    end as commercialStock,
    null::varchar as latitude,
    null::varchar as longitude,
    null::varchar as legalRegistrationNumber,
    null::varchar as deliveryDate,
    u.area_privativa::double as privateArea,
    11.2::double as commonArea,
    0.0::double as terrainArea,
    0.0::double as nonProportionalCommonArea,
    0.0123::double as idealFraction,
    0.0::double as idealFractionSquareMeter,
    0.0123::double as generalSaleValueFraction,
    0.0::double as indexedQuantity,
    'N' as prizedCompliance,
    u.valor_tabela::double as terrainValue,
    u.andar::varchar as floor,
    u.area_privativa::double as usableArea,
    0.0::double as iptuValue,
    null::varchar as realEstateRegistration,
    []::varchar[] as childUnits,
    [{'groupingDescription': 'Bloco', 'valueGroupingDescription': u.bloco}] as groupings,
    [{'tablePricesID': 1, 'indexedQuantity': 0.0::double}] as specialValues,
    [{'rel': 'enterprise', 'href': '/v1/enterprises/' || u.codigo_erp::varchar}] as links
from mundo.unidades as u
left join ocupantes as o on u.id_unidade_erp = o.id_unidade_erp
where u.lancado_em <= getvariable('agora')::date + 60;

create or replace temp view servidos as
select null::varchar as cursor, r.id as ordem, to_json(r)::varchar as texto
from registros as r;

create or replace temp view filtros as
select r.id as ordem, r.enterpriseId as enterpriseId, r.commercialStock as commercialStock, r.name as name
from registros as r;
