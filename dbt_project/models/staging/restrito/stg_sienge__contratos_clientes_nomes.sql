{%- set campos = [
    ['id_contrato', 'pai.id', 'id'],
    ['id_cliente_sienge', 'id', 'id'],
    ['nome_cliente', 'name', 'texto'],
    ['eh_principal', 'main', 'booleano']
] -%}

with

versoes as (

    {{ versao_atual('sienge', 'sales_contracts', lista_nao_vazia='salesContractCustomers') }}

),

lidos as (

    {{ ler_payload('versoes', campos, lista='salesContractCustomers') }}

),

final as (

    select
        lidos.posicao as ordem_cliente,
        {{ colunas_tipadas(campos) }}
    from lidos

)

select * from final
