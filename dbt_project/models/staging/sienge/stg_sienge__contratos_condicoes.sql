{%- set campos = [
    ['id_contrato', 'pai.id', 'id'],
    ['codigo_condicao_pagamento', 'conditionTypeId', 'texto'],
    ['nome_condicao_pagamento', 'conditionTypeName', 'texto'],
    ['id_portador', 'bearerId', 'id'],
    ['nome_portador', 'bearerName', 'texto'],
    ['id_indexador', 'indexerId', 'id'],
    ['nome_indexador', 'indexerName', 'texto'],
    ['tipo_juros', 'interestType', 'texto'],
    ['situacao_condicao', 'status', 'texto'],
    ['quantidade_parcelas', 'installmentsNumber', 'inteiro'],
    ['quantidade_parcelas_abertas', 'openInstallmentsNumber', 'inteiro'],
    ['quantidade_meses_carencia', 'monthsGracePeriod', 'inteiro'],
    ['valor_total', 'totalValue', 'dinheiro'],
    ['valor_saldo', 'outstandingBalance', 'dinheiro'],
    ['valor_pago', 'amountPaid', 'dinheiro'],
    ['percentual_juros', 'interestPercentage', 'medida'],
    ['data_primeiro_vencimento', 'firstPayment', 'data'],
    ['data_base', 'baseDate', 'data'],
    ['data_base_juros', 'baseDateInterest', 'data']
] -%}

with

versoes as (

    {{ versao_atual('sienge', 'sales_contracts') }}

),

lidos as (

    {{ ler_payload('versoes', campos, lista='paymentConditions') }}

),

final as (

    select
        lidos.posicao as ordem_condicao,
        {{ colunas_tipadas(campos) }}
    from lidos

)

select * from final
