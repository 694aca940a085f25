{%- set campos = [
    ['id_comissao', 'commissionID', 'id'],
    ['id_corretor_sienge', 'brokerID', 'id'],
    ['numero_parcela', 'installmentNumber', 'inteiro'],
    ['nome_corretor', 'brokerName', 'texto']
] -%}

with

versoes as (

    {{ versao_atual('sienge', 'commissions') }}

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
