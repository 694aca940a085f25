{%- set campos = [
    ['id_cliente_sienge', 'id', 'id'],
    ['tipo_pessoa', 'personType', 'texto'],
    ['tipo_cliente', 'clientType', 'texto'],
    ['documento_hash', 'cpf', 'documento'],
    ['documento_juridico_hash', 'cnpj', 'documento'],
    ['email_hash', 'email', 'email'],
    ['sexo_cliente', 'sex', 'texto'],
    ['estado_civil_cliente', 'civilStatus', 'texto'],
    ['profissao_cliente', 'profession', 'texto'],
    ['nacionalidade_cliente', 'nationality', 'texto'],
    ['tipo_regime_bens', 'matrimonialRegime', 'texto'],
    ['eh_estrangeiro', 'foreigner', 'booleano'],
    ['data_cadastro', 'createdAt', 'data'],
    ['data_modificacao', 'modifiedAt', 'data']
] -%}

with

versoes as (

    {{ versao_atual('sienge', 'customers') }}

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
