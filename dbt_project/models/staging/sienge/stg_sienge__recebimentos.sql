{%- set campos = [
    ['id_titulo_receber', 'pai.billId', 'id'],
    ['id_parcela', 'pai.installmentId', 'id'],
    ['id_operacao', 'operationTypeId', 'id'],
    ['nome_operacao', 'operationTypeName', 'texto'],
    ['numero_sequencial', 'sequencialNumber', 'inteiro'],
    ['tipo_conta', 'accountType', 'texto'],
    ['valor_bruto', 'grossAmount', 'dinheiro'],
    ['valor_correcao', 'monetaryCorrectionAmount', 'dinheiro'],
    ['valor_juros', 'interestAmount', 'dinheiro'],
    ['valor_multa', 'fineAmount', 'dinheiro'],
    ['valor_desconto', 'discountAmount', 'dinheiro'],
    ['valor_imposto', 'taxAmount', 'dinheiro'],
    ['valor_liquido', 'netAmount', 'dinheiro'],
    ['valor_acrescimo', 'additionAmount', 'dinheiro'],
    ['valor_seguro', 'insuranceAmount', 'dinheiro'],
    ['data_calculo', 'calculationDate', 'data'],
    ['data_pagamento', 'paymentDate', 'data']
] -%}

with

versoes as (

    {{ versao_atual('sienge', 'income') }}

),

lidos as (

    {{ ler_payload('versoes', campos, lista='receipts') }}

),

final as (

    select
        lidos.posicao as ordem_recebimento,
        {{ colunas_tipadas(campos) }}
    from lidos

)

select * from final
