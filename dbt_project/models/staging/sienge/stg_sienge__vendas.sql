{%- set campos = [
    ['id_contrato', 'id', 'id'],
    ['id_empreendimento_sienge', 'enterpriseId', 'id'],
    ['id_titulo_receber', 'receivableBillId', 'id'],
    ['id_titulo_devolucao', 'refundBillId', 'id'],
    ['numero_contrato', 'number', 'texto'],
    ['codigo_externo', 'externalId', 'texto'],
    ['situacao_contrato', 'situation', 'texto'],
    ['motivo_cancelamento', 'cancellationReason', 'texto'],
    ['tipo_juros', 'interestType', 'texto'],
    ['tipo_correcao', 'correctionType', 'texto'],
    ['tipo_desconto', 'discountType', 'texto'],
    ['numero_contrato_banco', 'financialInstitutionNumber', 'texto'],
    ['valor_contrato', 'value', 'dinheiro'],
    ['valor_total_venda', 'totalSellingValue', 'dinheiro'],
    ['percentual_desconto', 'discountPercentage', 'medida'],
    ['percentual_juros', 'interestPercentage', 'medida'],
    ['percentual_multa', 'fineRate', 'medida'],
    ['tem_credito_associativo', 'associativeCredit', 'booleano'],
    ['data_contrato', 'contractDate', 'data'],
    ['data_emissao', 'issueDate', 'data'],
    ['data_cadastro', 'creationDate', 'data'],
    ['data_cancelamento', 'cancellationDate', 'data'],
    ['data_contrato_banco', 'financialInstitutionDate', 'data']
] -%}

with

versoes as (

    {{ versao_atual('sienge', 'sales') }}

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
