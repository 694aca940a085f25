{%- set campos = [
    ['id_unidade_sienge', 'id', 'id'],
    ['id_empreendimento_sienge', 'enterpriseId', 'id'],
    ['id_contrato', 'contractId', 'id'],
    ['numero_contrato', 'contractNumber', 'texto'],
    ['nome_unidade', 'name', 'texto'],
    ['tipo_unidade', 'propertyType', 'texto'],
    ['situacao_estoque', 'commercialStock', 'texto'],
    ['matricula_unidade', 'legalRegistrationNumber', 'texto'],
    ['andar', 'floor', 'texto'],
    ['area_privativa', 'privateArea', 'area'],
    ['area_comum', 'commonArea', 'area'],
    ['area_util', 'usableArea', 'area'],
    ['area_terreno', 'terrainArea', 'area'],
    ['fracao_ideal', 'idealFraction', 'medida'],
    ['fracao_vgv', 'generalSaleValueFraction', 'medida'],
    ['valor_iptu', 'iptuValue', 'dinheiro'],
    ['valor_terreno', 'terrainValue', 'dinheiro'],
    ['premio_adimplencia', 'prizedCompliance', 'texto'],
    ['data_entrega', 'deliveryDate', 'data']
] -%}

with

versoes as (

    {{ versao_atual('sienge', 'units') }}

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
