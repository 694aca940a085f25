{%- set campos = [
    ['id_pagamento', 'idpagamento', 'id'],
    ['id_comissao', 'idcomissao', 'id'],
    ['id_boleto', 'idBoleto', 'id'],
    ['nome_bloco', 'bloco', 'texto'],
    ['nome_unidade', 'unidade', 'texto'],
    ['nome_situacao', 'situacao', 'texto'],
    ['valor_parcela', 'valor', 'dinheiro'],
    ['data_vencimento', 'vencimento', 'data'],
    ['modificado_em', 'referencia_data', 'instante']
] -%}

with

versoes as (

    {{ versao_atual('cvcrm', 'comissoes_pagamentos') }}

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
