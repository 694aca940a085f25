-- GET /sales-contracts: contracts in the REST form, codes where bulk gives labels. The keys brokers
-- and externalId are left out, not null, where there is nothing to say.
create or replace temp view registros as
select
    c.id as id,
    c.id_empresa as companyId,
    c.id_empresa as internalCompanyId,
    'VGV Empreendimentos ' || c.id_empresa::varchar || ' Ltda' as companyName,
    c.codigo_erp as enterpriseId,
    c.codigo_erp + 100 as internalEnterpriseId,
    nome_erp(c.nome_empreendimento) as enterpriseName,
    case when c.foi_emitido then c.id_titulo end as receivableBillId,
    case when c.esta_cancelado then c.id + 70000 end as cancellationPayableBillId,
    case when c.id % 4 > 0 then '' end as externalId,
    c.numero as number,
    situacao_contrato(c.situacao) as situation,
    dia(c.data_contrato) as contractDate,
    case when c.foi_emitido then dia(c.emitido_em) end as issueDate,
    case when c.foi_emitido then dia(c.emitido_em) end as accountingDate,
    dia(coalesce(c.entrega_em, c.data_contrato + 900)) as expectedDeliveryDate,
    null::varchar as keysDeliveredAt,
    case when c.esta_cancelado then dia(c.data_cancelamento) end as cancellationDate,
    dia(c.criado_em) as creationDate,
    dia(c.atualizado_em) as lastUpdateDate,
    c.valor_contrato::double as value,
    c.valor_contrato::double as totalSellingValue,
    'D' as discountType,
    0.0::double as discountPercentage,
    case when c.esta_cancelado then round(c.valor_contrato::double * 0.08, 2) else 0.0 end
        as totalCancellationAmount,
    case
        when
            c.esta_cancelado
            then sorteia(
                c.id, 'motivo_erp', ['Desistencia do cliente', 'DISTRATO', 'Distrato - inadimplência']
            )
    end as cancellationReason,
    null::varchar as specialClause,
    'M' as correctionType,
    1 as proRataIndexer,
    'C' as interestType,
    1.0::double as interestPercentage,
    2.0::double as fineRate,
    'M' as lateInterestCalculationType,
    0.033::double as dailyLateInterestValue,
    case when c.id % 6 = 0 then 'FIN' || c.id::varchar else '' end as financialInstitutionNumber,
    case when c.id % 6 = 0 then dia(c.data_contrato + 60) end as financialInstitutionDate,
    false as containsRemadeInstallments,
    list_filter([
        {
            'id': c.id_cliente_erp,
            'name': nome_pessoa_erp(c.id_cliente_erp),
            'main': true,
            'spouse': false,
            'participationPercentage': 100.0::double
        },
        {
            'id': c.id_cliente_erp + 50000000,
            'name': nome_pessoa_erp(c.id_cliente_erp) || ' Conjuge',
            'main': false,
            'spouse': true,
            'participationPercentage': 0.0::double
        }
    ], lambda x: x.main or tem_conjuge(c.id_cliente_erp)) as salesContractCustomers,
    [
        {
            'id': c.id_unidade_erp,
            'main': true,
            'name': c.nome_unidade,
            'participationPercentage': 100.0::double
        }
    ] as salesContractUnits,
    list_transform(
        plano(c.chave, c.base_plano, c.valor_contrato, coalesce(c.eh_a_vista, false), c.data_contrato),
        lambda p: {
            'bearerId': 1, 'bearerName': 'Carteira', 'indexerId': 3, 'indexerName': 'INCC-DI',
            'conditionTypeId': p.codigo,
            'conditionTypeName': p.nome,
            'interestType': 'N',
            'matchMaturities': 'N',
            'installmentsNumber': p.quantidade, 'openInstallmentsNumber': p.quantidade - len(pagas(c, p)),
            'monthsGracePeriod': 0, 'firstPayment': dia(p.vencimento), 'baseDate': dia(c.data_contrato),
            'baseDateInterest': null, 'totalValue': (p.valor * p.quantidade)::double,
            'outstandingBalance': (p.valor * (p.quantidade - len(pagas(c, p))))::double,
            'interestPercentage': 0.0::double, 'totalValueInterest': 0.0::double,
            'amountPaid': (p.valor * len(pagas(c, p)))::double, 'sequenceId': p.ordem, 'orderNumber': p.ordem,
            'orderNumberRemadeInstallments': null,
            'status': 'UNMODIFIED',
            'paidBeforeContractAdditive': 0.0::double
        }
    ) as paymentConditions,
    case when c.credor_corretor is not null then [{'id': c.credor_corretor, 'main': true}] end as brokers,
    null::varchar as linkedCommissions,
    [{'rel': 'enterprise', 'href': '/v1/enterprises/' || c.codigo_erp::varchar}] as links
from agora_contratos as c;

create or replace temp view servidos as
select
    null::varchar as cursor,
    r.id as ordem,
    replace(replace(to_json(r)::varchar, '"externalId":null,', ''), '"brokers":null,', '') as texto
from registros as r;

create or replace temp view filtros as
select
    c.id as ordem,
    c.situacao as situation,
    c.codigo_erp as enterpriseId,
    c.id_empresa as companyId,
    c.id_cliente_erp as customerId,
    c.id_unidade_erp as unitId,
    c.numero as number,
    dia(c.criado_em) as created,
    dia(c.atualizado_em) as modified,
    coalesce(case when c.foi_emitido then dia(c.emitido_em) end, '') as issued,
    coalesce(case when c.esta_cancelado then dia(c.data_cancelamento) end, '') as cancelled
from agora_contratos as c;
