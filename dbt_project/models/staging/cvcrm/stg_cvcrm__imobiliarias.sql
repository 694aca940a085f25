{%- set campos = [
    ['id_imobiliaria_cv', 'idimobiliaria', 'id'],
    ['nome_imobiliaria', 'nome', 'texto'],
    ['nome_razao_social', 'razao_social', 'texto'],
    ['sigla', 'sigla', 'texto'],
    ['codigo_interno', 'codigointerno', 'texto'],
    ['documento_hash', 'cnpj', 'documento'],
    ['email_hash', 'email', 'email'],
    ['telefone_hash', 'telefone', 'telefone'],
    ['id_estado', 'idestado', 'id'],
    ['id_cidade', 'idcidade', 'id'],
    ['tipo_conta', 'tipo_conta', 'texto'],
    ['eh_ativo', 'ativo', 'booleano'],
    ['eh_ativa_painel', 'ativo_painel', 'booleano'],
    ['eh_micro_empresa', 'micro_empresa', 'booleano'],
    ['tem_comissao_bloqueada', 'bloqueado_recebimento_pagamento_comissao', 'booleano'],
    ['cadastrado_em', 'data_cad', 'instante'],
    ['modificado_em', 'data_modificacao', 'instante']
] -%}

with

versoes as (

    {{ versao_atual('cvcrm', 'imobiliarias') }}

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
