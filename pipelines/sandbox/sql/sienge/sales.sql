-- GET bulk /sales: contracts in the bulk form, labels where REST gives codes, every key present. A
-- cancelled contract comes without its units.
create or replace temp view registros as
select
    c.id as id,
    c.codigo_erp as enterpriseId,
    case when c.foi_emitido then c.id_titulo end as receivableBillId,
    null::integer as refundBillId,
    1 as proRataIndexer,
    c.numero as number,
    situacao_contrato(c.situacao) as situation,
    '' as externalId,
    case when c.id % 9 = 0 then 'Contrato conferido' end as note,
    case
        when
            c.esta_cancelado
            then sorteia(
                c.id, 'motivo_erp', ['Desistencia do cliente', 'DISTRATO', 'Distrato - inadimplência']
            )
    end as cancellationReason,
    'Composto' as interestType,
    'Diário' as lateInterestCalculationType,
    'Diário' as discountType,
    'Mensal' as correctionType,
    'Aniversário' as anualCorrectionType,
    not coalesce(c.eh_a_vista, false) as associativeCredit,
    0.0::double as discountPercentage,
    c.valor_contrato::double as value,
    c.valor_contrato::double as totalSellingValue,
    1.0::double as interestPercentage,
    2.0::double as fineRate,
    0.033::double as dailyLateInterestValue,
    dia(c.criado_em) as creationDate,
    dia(c.data_contrato) as contractDate,
    case when c.foi_emitido then dia(c.emitido_em) end as issueDate,
    case when c.esta_cancelado then dia(c.data_cancelamento) end as cancellationDate,
    case when c.id % 6 = 0 then 'FIN' || c.id::varchar else '' end as financialInstitutionNumber,
    case when c.id % 6 = 0 then dia(c.data_contrato + 60) end as financialInstitutionDate,
    [{
        'id': c.id_cliente_erp, 'main': true, 'spouse': false, 'participationPercentage': 100.0::double,
        'personType': 'Físico', 'cpf': cpf_mascarado(c.idcliente), 'cnpj': null,
        'name': nome_pessoa_erp(c.id_cliente_erp), 'email': email_cliente(c.idcliente), 'birthDate': null,
        'marriageDate': null, 'civilStatus': 'SOLTEIRO', 'fatherName': null, 'motherName': null,
        'sex': 'Anônimo', 'nationality': 'Brasileira', 'numberIdentityCard': null, 'profession': null,
        'contactName': null, 'fantasyName': null, 'spouseData': null,
        'phones': [{'type': 'Celular', 'number': '(00)00000-0000', 'main': true, 'note': null, 'idd': '55'}],
        'addresses': [{
            'type': 'Residencial', 'streetName': 'Rua Exemplo', 'number': '1', 'complement': null,
            'neighborhood': 'Centro', 'cityId': 1, 'city': 'São Paulo', 'state': 'São Paulo',
            'zipCode': case when c.id % 2 = 0 then '01000-000' else '01000000' end, 'mail': true
        }]
    }] as customers,
    case
        when c.esta_cancelado then []
        else [{
            'id': c.id_unidade_erp,
            'main': true,
            'participationPercentage': 100.0::double,
            'name': c.nome_unidade,
            'propertyType': c.tipo_unidade,
            'note': null,
            'commercialStock': case when c.foi_emitido then 'V' else 'P' end,
            'legalRegistrationNumber': null, 'deliveryDate': null, 'privateArea': c.area_privativa::double,
            'commonArea': 11.2::double, 'terrainArea': 0.0::double, 'idealFraction': 0.0123::double,
            'idealFractionSquareMeter': 0.0::double,
            'indexedQuantity': 0.0::double,
            'childUnits': []::varchar[],
            'groupings': [{'groupingDescription': 'Bloco', 'valueGroupingDescription': c.bloco}]
        }]
    end as units,
    list_transform(
        plano(c.chave, c.base_plano, c.valor_contrato, coalesce(c.eh_a_vista, false), c.data_contrato),
        lambda p: {
            'conditionTypeId': p.codigo, 'conditionTypeName': p.nome, 'bearerId': 1, 'bearerName': 'Carteira',
            'installmentsNumber': p.quantidade, 'totalValue': (p.valor * p.quantidade)::double,
            'firstPayment': dia(p.vencimento)
        }
    ) as paymentConditions,
    case
        when
            c.credor_corretor is not null
            then [{'id': c.credor_corretor, 'name': c.nome_corretor, 'main': true}] else []
    end as brokers
from agora_contratos as c;

create or replace temp view servidos as
select null::varchar as cursor, r.id as ordem, to_json(r)::varchar as texto
from registros as r;

create or replace temp view filtros as
select
    c.id as ordem,
    c.situacao as situation,
    c.codigo_erp as enterpriseId,
    dia(c.data_contrato) as contracted,
    dia(c.criado_em) as created
from agora_contratos as c;
