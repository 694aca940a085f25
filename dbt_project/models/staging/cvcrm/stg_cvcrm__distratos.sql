{%- set campos = [
    ['id_reserva', 'idreserva', 'id'],
    ['id_situacao', 'idsituacao', 'id'],
    ['nome_situacao', 'situacao_atual', 'texto'],
    ['id_empreendimento_cv', 'idempreendimento', 'id'],
    ['nome_empreendimento', 'empreendimento', 'texto'],
    ['codigo_interno_empreendimento', 'codigointerno_empreendimento', 'texto'],
    ['nome_regiao', 'regiao', 'texto'],
    ['nome_etapa', 'etapa', 'texto'],
    ['nome_bloco', 'bloco', 'texto'],
    ['id_unidade_cv', 'idunidade', 'id'],
    ['nome_unidade', 'unidade', 'texto'],
    ['id_cliente_cv', 'idcliente', 'id'],
    ['documento_hash', 'documento', 'documento'],
    ['id_corretor_cv', 'idcorretor', 'id'],
    ['id_imobiliaria_cv', 'idimobiliaria', 'id'],
    ['nome_imobiliaria', 'imobiliaria', 'texto'],
    ['motivo_distrato', 'motivo_distrato', 'texto'],
    ['valor_contrato', 'valor_contrato', 'dinheiro'],
    ['eh_ativo', 'ativo', 'booleano'],
    ['foi_aprovada', 'aprovada', 'booleano'],
    ['foi_vendida', 'venda', 'booleano'],
    ['cadastrado_em', 'data_cad', 'instante'],
    ['data_situacao', 'situacao_data', 'data'],
    ['data_sincronizacao', 'data_sincronizacao', 'data']
] -%}

with

versoes as (

    {{ versao_atual('cvcrm', 'distratos') }}

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
