{%- set campos = [
    ['id_contrato', 'pai.id', 'id'],
    ['id_unidade_sienge', 'id', 'id'],
    ['nome_unidade', 'name', 'texto'],
    ['percentual_participacao', 'participationPercentage', 'medida'],
    ['eh_principal', 'main', 'booleano']
] -%}

with

versoes as (

    {{ versao_atual('sienge', 'sales_contracts', lista_nao_vazia='salesContractUnits') }}

),

lidos as (

    {{ ler_payload('versoes', campos, lista='salesContractUnits') }}

),

final as (

    select
        lidos.posicao as ordem_unidade,
        {{ colunas_tipadas(campos) }}
    from lidos

)

select * from final
