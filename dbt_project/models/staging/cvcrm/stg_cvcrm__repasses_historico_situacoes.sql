{%- set campos = [
    ['id_historico', 'idhistorico', 'id'],
    ['id_repasse', 'idrepasse', 'id'],
    ['id_situacao_de', 'de', 'id'],
    ['nome_situacao_de', 'de_nome', 'texto'],
    ['id_situacao_para', 'para', 'id'],
    ['nome_situacao_para', 'para_nome', 'texto'],
    ['eh_ativo', 'ativo', 'booleano'],
    ['situacao_alterada_em', 'data_cad', 'instante']
] -%}

with

versoes as (

    {{ versao_atual('cvcrm', 'repasses_historico_situacoes') }}

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
