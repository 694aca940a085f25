{%- set campos = [
    ['id_condicao', 'idreservascondicoes', 'id'],
    ['id_reserva', 'idreserva', 'id'],
    ['id_serie', 'idserie', 'id'],
    ['nome_serie', 'serie', 'texto'],
    ['nome_portador', 'portador', 'texto'],
    ['nome_indexador', 'indexador', 'texto'],
    ['quantidade_parcelas', 'parcela_quantidade', 'inteiro'],
    ['valor_parcela', 'valor', 'dinheiro'],
    ['valor_parcela_com_juros', 'valor_com_juros', 'dinheiro'],
    ['valor_parcela_com_comissao_fora', 'valor_com_comissao_fora_do_contrato', 'dinheiro'],
    ['valor_parcela_sem_comissao', 'valor_sem_comissao', 'dinheiro'],
    ['eh_ativo', 'ativo', 'booleano'],
    ['data_primeiro_vencimento', 'vencimento', 'data'],
    ['cadastrado_em', 'data_reservas_condicoes', 'instante'],
    ['modificado_em', 'data_modificacao', 'instante']
] -%}

with

versoes as (

    {{ versao_atual('cvcrm', 'reservas_condicoes') }}

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
