{%- set campos = [
    ['id_reserva', 'pai.idreserva', 'id'],
    ['id_cliente_associado', 'idpessoa_cv', 'id'],
    ['id_tipo_associacao', 'idtipo_associacao', 'id'],
    ['tipo_associacao', 'tipo_associacao', 'texto'],
    ['percentual_participacao', 'percentagem_participacao', 'medida'],
    ['eh_ativo', 'ativo', 'booleano']
] -%}

with

versoes as (

    {{ versao_atual('cvcrm', 'vendas') }}

),

lidos as (

    {{ ler_payload('versoes', campos, lista='associados') }}

),

final as (

    select
        lidos.posicao as ordem_associado,
        {{ colunas_tipadas(campos) }}
    from lidos

)

select * from final
