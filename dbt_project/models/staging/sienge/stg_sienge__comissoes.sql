{%- set campos = [
    ['id_comissao', 'commissionID', 'id'],
    ['id_corretor_sienge', 'brokerID', 'id'],
    ['numero_parcela', 'installmentNumber', 'inteiro'],
    ['id_corretor_faturamento', 'billingBrokerId', 'id'],
    ['id_empresa', 'companyId', 'id'],
    ['id_empreendimento_sienge', 'enterpriseID', 'id'],
    ['nome_empreendimento', 'enterpriseName', 'texto'],
    ['nome_unidade', 'unitName', 'texto'],
    ['id_cliente_sienge', 'customerID', 'id'],
    ['id_titulo_receber', 'contractBillNumber', 'id'],
    ['id_titulo_pagar', 'billNumber', 'id'],
    ['numero_contrato', 'salesContractNumber', 'texto'],
    ['situacao_cliente', 'customerSituationType', 'texto'],
    ['situacao_parcela', 'installmentStatus', 'texto'],
    ['tipo_operacao_pagamento', 'paymentOperationType', 'texto'],
    ['quantidade_parcelas', 'totalInstallmentsNumber', 'inteiro'],
    ['valor_parcela', 'value', 'dinheiro'],
    ['percentual_parcela', 'installmentPercentage', 'medida'],
    ['percentual_contrato_pago', 'contractPercentagePaid', 'medida'],
    ['foi_liberada', 'commissionReleasedToBePaid', 'booleano'],
    ['data_vencimento', 'dueDate', 'data']
] -%}

with

versoes as (

    {{ versao_atual('sienge', 'commissions') }}

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
