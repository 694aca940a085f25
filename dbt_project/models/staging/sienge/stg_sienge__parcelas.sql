{%- set campos = [
    ['id_titulo_receber', 'billId', 'id'],
    ['id_parcela', 'installmentId', 'id'],
    ['rotulo_parcela', 'installmentNumber', 'texto'],
    ['id_empresa', 'companyId', 'id'],
    ['nome_empresa', 'companyName', 'texto'],
    ['id_cliente_sienge', 'clientId', 'id'],
    ['codigo_documento', 'documentIdentificationId', 'texto'],
    ['nome_documento', 'documentIdentificationName', 'texto'],
    ['numero_documento', 'documentNumber', 'texto'],
    ['codigo_origem', 'originId', 'texto'],
    ['id_indexador', 'indexerId', 'inteiro'],
    ['nome_indexador', 'indexerName', 'texto'],
    ['id_portador', 'bearerId', 'id'],
    ['codigo_condicao_pagamento', 'paymentTerm.id', 'texto'],
    ['nome_condicao_pagamento', 'paymentTerm.descrition', 'texto'],
    ['periodicidade', 'periodicityType', 'texto'],
    ['tipo_juros', 'interestType', 'texto'],
    ['tipo_correcao', 'correctionType', 'texto'],
    ['situacao_inadimplencia', 'defaulterSituation', 'texto'],
    ['nome_unidade', 'mainUnit', 'texto'],
    ['valor_original', 'originalAmount', 'dinheiro'],
    ['valor_desconto', 'discountAmount', 'dinheiro'],
    ['valor_imposto', 'taxAmount', 'dinheiro'],
    ['valor_saldo', 'balanceAmount', 'dinheiro'],
    ['valor_saldo_corrigido', 'correctedBalanceAmount', 'dinheiro'],
    ['valor_juros_embutidos', 'embeddedInterestAmount', 'dinheiro'],
    ['percentual_juros', 'interestRate', 'medida'],
    ['eh_previsao', 'documentForecast', 'booleano'],
    ['eh_sub_judice', 'subJudicie', 'booleano'],
    ['data_vencimento', 'dueDate', 'data'],
    ['data_emissao', 'issueDate', 'data'],
    ['data_competencia', 'billDate', 'data'],
    ['data_base', 'installmentBaseDate', 'data']
] -%}

with

versoes as (

    {{ versao_atual('sienge', 'income') }}

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
