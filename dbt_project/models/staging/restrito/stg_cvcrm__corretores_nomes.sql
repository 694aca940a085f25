{%- set campos = [
    ['id_corretor_cv', 'idcorretor', 'id'],
    ['nome_corretor', 'nome', 'texto']
] -%}

with

versoes as (

    {{ versao_atual('cvcrm', 'corretores') }}

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
