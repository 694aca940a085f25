{%- set campos = [
    ['id_unidade_cv', 'idunidade', 'id'],
    ['id_tabela_preco', 'idtabela', 'id'],
    ['nome_tabela_preco', 'tabela', 'texto'],
    ['id_empreendimento_cv', 'idempreendimento', 'id'],
    ['nome_etapa', 'etapa', 'texto'],
    ['valor_tabela', 'valor', 'dinheiro'],
    ['valor_total_desconto', 'valor_total_desconto', 'dinheiro'],
    ['valor_avaliacao', 'valor_avaliacao', 'dinheiro'],
    ['eh_ativo', 'ativo', 'booleano'],
    ['data_vigencia_inicio', 'data_vigencia_de', 'data'],
    ['data_vigencia_fim', 'data_vigencia_ate', 'data']
] -%}

with

versoes as (

    {{ versao_atual('cvcrm', 'unidades_precos') }}

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
