{%- set campos = [
    ['id_contrato', 'pai.id', 'id'],
    ['id_corretor_sienge', 'id', 'id'],
    ['eh_principal', 'main', 'booleano']
] -%}

with

versoes as (

    {{ versao_atual('sienge', 'sales_contracts') }}

),

lidos as (

    {{ ler_payload('versoes', campos, lista='brokers') }}

),

final as (

    select
        lidos.posicao as ordem_corretor,
        {{ colunas_tipadas(campos) }}
    from lidos

)

select * from final
