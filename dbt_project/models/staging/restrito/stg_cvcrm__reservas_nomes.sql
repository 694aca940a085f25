{%- set campos = [
    ['id_reserva', 'idreserva', 'id'],
    ['id_cliente_cv', 'idcliente', 'id'],
    ['nome_cliente', 'cliente', 'texto']
] -%}

with

versoes as (

    {{ versao_atual('cvcrm', 'reservas') }}

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
