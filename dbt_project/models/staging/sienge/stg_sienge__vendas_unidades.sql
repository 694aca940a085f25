{%- set campos = [
    ['id_contrato', 'pai.id', 'id'],
    ['id_unidade_sienge', 'id', 'id'],
    ['nome_unidade', 'name', 'texto'],
    ['tipo_unidade', 'propertyType', 'texto'],
    ['situacao_estoque', 'commercialStock', 'texto'],
    ['matricula_unidade', 'legalRegistrationNumber', 'texto'],
    ['area_privativa', 'privateArea', 'area'],
    ['area_comum', 'commonArea', 'area'],
    ['area_terreno', 'terrainArea', 'area'],
    ['percentual_participacao', 'participationPercentage', 'medida'],
    ['eh_principal', 'main', 'booleano'],
    ['data_entrega', 'deliveryDate', 'data']
] -%}

with

versoes as (

    {{ versao_atual('sienge', 'sales', lista_nao_vazia='units') }}

),

lidos as (

    {{ ler_payload('versoes', campos, lista='units') }}

),

final as (

    select
        lidos.posicao as ordem_unidade,
        {{ colunas_tipadas(campos) }}
    from lidos

)

select * from final
