{%- set campos = [
    ['id_contrato', 'id', 'id'],
    ['numero_contrato', 'number', 'texto'],
    ['codigo_externo', 'externalId', 'texto'],
    ['id_empresa', 'companyId', 'id'],
    ['nome_empresa', 'companyName', 'texto'],
    ['id_empreendimento_sienge', 'enterpriseId', 'id'],
    ['codigo_interno_empreendimento', 'internalEnterpriseId', 'texto'],
    ['nome_empreendimento', 'enterpriseName', 'texto'],
    ['id_titulo_receber', 'receivableBillId', 'id'],
    ['id_titulo_devolucao', 'cancellationPayableBillId', 'id'],
    ['situacao_contrato', 'situation', 'texto'],
    ['motivo_cancelamento', 'cancellationReason', 'texto'],
    ['tipo_desconto', 'discountType', 'texto'],
    ['tipo_correcao', 'correctionType', 'texto'],
    ['tipo_juros', 'interestType', 'texto'],
    ['tipo_juros_mora', 'lateInterestCalculationType', 'texto'],
    ['numero_contrato_banco', 'financialInstitutionNumber', 'texto'],
    ['valor_contrato', 'value', 'dinheiro'],
    ['valor_total_venda', 'totalSellingValue', 'dinheiro'],
    ['valor_cancelamento', 'totalCancellationAmount', 'dinheiro'],
    ['percentual_desconto', 'discountPercentage', 'medida'],
    ['percentual_juros', 'interestPercentage', 'medida'],
    ['percentual_multa', 'fineRate', 'medida'],
    ['quantidade_comissoes', 'linkedCommissions.totalCommission', 'inteiro'],
    ['valor_comissoes', 'linkedCommissions.totalCommissionAmount', 'dinheiro'],
    ['tem_reparcelamento', 'containsRemadeInstallments', 'booleano'],
    ['data_contrato', 'contractDate', 'data'],
    ['data_emissao', 'issueDate', 'data'],
    ['data_contabil', 'accountingDate', 'data'],
    ['data_cadastro', 'creationDate', 'data'],
    ['data_cancelamento', 'cancellationDate', 'data'],
    ['data_entrega_prevista', 'expectedDeliveryDate', 'data'],
    ['data_entrega_chaves', 'keysDeliveredAt', 'data'],
    ['data_contrato_banco', 'financialInstitutionDate', 'data'],
    ['data_modificacao', 'lastUpdateDate', 'data']
] -%}

with

versoes as (

    {{ versao_atual('sienge', 'sales_contracts') }}

),

lidos as (

    {{ ler_payload('versoes', campos) }}

),

final as (

    select
        {{ colunas_tipadas(campos) }}
    from lidos

)

select * from final
