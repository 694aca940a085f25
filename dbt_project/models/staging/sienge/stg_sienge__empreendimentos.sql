{%- set campos = [
    ['id_empreendimento_sienge', 'id', 'id'],
    ['nome_empreendimento', 'name', 'texto'],
    ['nome_comercial', 'commercialName', 'texto'],
    ['documento_hash', 'cnpj', 'documento'],
    ['tipo_cadastro', 'type', 'texto'],
    ['id_empresa', 'companyId', 'id'],
    ['nome_empresa', 'companyName', 'texto'],
    ['nome_tipo_obra', 'buildingTypeDescription', 'texto'],
    ['data_cadastro', 'creationDate', 'data'],
    ['data_modificacao', 'modificationDate', 'data']
] -%}

with

versoes as (

    {{ versao_atual('sienge', 'enterprises') }}

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
