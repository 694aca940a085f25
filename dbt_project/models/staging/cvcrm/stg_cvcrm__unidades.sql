{%- set campos = [
    ['id_unidade_cv', 'idunidade', 'id'],
    ['codigo_interno_unidade', 'idunidade_int', 'texto'],
    ['nome_unidade', 'nome', 'texto'],
    ['id_empreendimento_cv', 'idempreendimento', 'id'],
    ['codigo_interno_empreendimento', 'idempreendimento_int', 'texto'],
    ['nome_empreendimento', 'nome_empreendimento', 'texto'],
    ['id_tipo_empreendimento', 'idtipo_empreendimento', 'id'],
    ['tipo_empreendimento', 'tipo_empreendimento', 'texto'],
    ['id_etapa_cv', 'idetapa', 'id'],
    ['nome_etapa', 'etapa', 'texto'],
    ['id_bloco_cv', 'idbloco', 'id'],
    ['nome_bloco', 'bloco', 'texto'],
    ['andar', 'andar', 'texto'],
    ['coluna_unidade', 'coluna', 'inteiro'],
    ['posicao_unidade', 'posicao', 'texto'],
    ['tipologia', 'tipologia', 'texto'],
    ['tipo_unidade', 'tipo', 'texto'],
    ['quantidade_vagas', 'vagas_garagem', 'inteiro'],
    ['area_privativa', 'area_privativa', 'area'],
    ['area_comum', 'area_comum', 'area'],
    ['valor_tabela', 'valor', 'dinheiro'],
    ['valor_avaliacao', 'valor_avaliacao', 'dinheiro'],
    ['codigo_disponibilidade', 'situacao_mapa_disponibilidade', 'inteiro'],
    ['id_reserva_atual', 'situacao_reservada', 'id'],
    ['id_reserva_vendida', 'situacao_vendida', 'id'],
    ['nome_tipo_situacao', 'situacao_tipo_nome', 'texto'],
    ['motivo_bloqueio', 'situacao_bloqueada_motivo', 'texto'],
    ['eh_a_venda', 'situacao_para_venda', 'booleano'],
    ['eh_bloqueada', 'situacao_bloqueada', 'booleano'],
    ['tem_pedido_distrato', 'situacao_possui_reserva_solicitacao_distrato', 'booleano'],
    ['data_bloqueio', 'data_bloqueio', 'data'],
    ['data_entrega', 'data_entrega', 'data'],
    ['data_entrega_chaves', 'data_entrega_chaves', 'data'],
    ['vencimento_reserva_em', 'situacao_reservada_vencimento', 'instante']
] -%}

with

versoes as (

    {{ versao_atual('cvcrm', 'unidades') }}

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
