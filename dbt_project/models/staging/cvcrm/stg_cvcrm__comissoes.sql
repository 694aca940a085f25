{%- set campos = [
    ['id_comissao', 'idcomissao', 'id'],
    ['id_reserva', 'idreserva', 'id'],
    ['id_situacao', 'idsituacao', 'id'],
    ['nome_situacao', 'situacao', 'texto'],
    ['nome_imobiliaria', 'imobiliaria', 'texto'],
    ['nome_empreendimento', 'empreendimento', 'texto'],
    ['nome_etapa', 'etapa', 'texto'],
    ['nome_bloco', 'bloco', 'texto'],
    ['nome_unidade', 'unidade', 'texto'],
    ['nome_regiao', 'regiao', 'texto'],
    ['numero_nota_fiscal', 'nota_fiscal', 'texto'],
    ['valor_contrato', 'valor_contrato', 'dinheiro'],
    ['valor_comissao', 'valor_comissao', 'dinheiro'],
    ['valor_a_pagar', 'valor_comissao_apagar', 'dinheiro'],
    ['valor_pago', 'valor_pagamento', 'dinheiro'],
    ['percentual_comissao', 'porcentagem_comissao', 'medida'],
    ['eh_ativo', 'ativo', 'booleano'],
    ['data_pagamento', 'data_pagamento', 'data'],
    ['cadastrado_em', 'data_cad', 'instante']
] -%}

with

versoes as (

    {{ versao_atual('cvcrm', 'comissoes') }}

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
