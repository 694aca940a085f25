{%- set campos = [
    ['id_repasse', 'idrepasse', 'id'],
    ['id_reserva', 'reserva', 'id'],
    ['id_reserva_alternativo', 'idreserva', 'id'],
    ['id_situacao', 'idsituacao', 'id'],
    ['nome_situacao', 'situacao', 'texto'],
    ['id_empreendimento_cv', 'idempreendimento', 'id'],
    ['codigo_interno_empreendimento', 'codigointerno_empreendimento', 'texto'],
    ['nome_empreendimento', 'empreendimento', 'texto'],
    ['nome_etapa', 'etapa', 'texto'],
    ['nome_bloco', 'bloco', 'texto'],
    ['id_unidade_cv', 'idunidade', 'id'],
    ['nome_unidade', 'unidade', 'texto'],
    ['nome_regiao', 'regiao', 'texto'],
    ['id_cliente_cv', 'idcliente', 'id'],
    ['documento_hash', 'documento_cliente', 'documento'],
    ['situacao_pagamento', 'contrato', 'texto'],
    ['codigo_contrato', 'idcontrato', 'texto'],
    ['numero_contrato', 'numero_contrato', 'texto'],
    ['numero_matricula', 'num_matricula', 'texto'],
    ['nome_correspondente', 'correspondente', 'texto'],
    ['nome_banco', 'banco', 'texto'],
    ['nome_agencia', 'agencia', 'texto'],
    ['ids_leads', 'idlead', 'lista_ids'],
    ['valor_previsto', 'valor_previsto', 'dinheiro'],
    ['valor_contrato', 'valor_contrato', 'dinheiro'],
    ['valor_parcela_conclusao', 'parcela_conclusao', 'dinheiro'],
    ['valor_saldo_devedor', 'saldo_devedor', 'dinheiro'],
    ['valor_divida', 'valor_divida', 'dinheiro'],
    ['valor_subsidio', 'valor_subsidio', 'dinheiro'],
    ['valor_fgts', 'valor_fgts', 'dinheiro'],
    ['valor_registro', 'valor_registro', 'dinheiro'],
    ['valor_financiado', 'valor_financiado', 'dinheiro'],
    ['eh_ativo', 'ativo', 'booleano'],
    ['foi_parcela_quitada', 'parcela', 'booleano'],
    ['foi_quitado', 'contrato_quitado', 'booleano'],
    ['foi_liquidado', 'contrato_liquidado', 'booleano'],
    ['foi_registro_pago', 'registro_pago', 'booleano'],
    ['foi_itbi_pago', 'itbi_pago', 'booleano'],
    ['foi_laudemio_pago', 'laudemio_pago', 'booleano'],
    ['foi_assinatura_liberada', 'liberar_assinatura', 'booleano'],
    ['eh_recebendo_financiamento', 'recebendo_financiamento', 'booleano'],
    ['data_venda', 'data_venda', 'data'],
    ['data_situacao_financiamento', 'data_status_financiamento', 'data'],
    ['data_registro', 'data_registro', 'data'],
    ['data_contrato_contabilizado', 'data_contrato_contabilizado', 'data'],
    ['data_contrato_liberado', 'data_contrato_liberado', 'data'],
    ['data_assinatura', 'data_assinatura_de_contrato', 'data'],
    ['data_unidade_liberada', 'data_unidade_liberada', 'data'],
    ['data_laudo_liberado', 'data_laudo_liberado', 'data'],
    ['data_recurso_liberado', 'data_recurso_liberado', 'data'],
    ['data_proxima_acao', 'proxima_acao', 'data'],
    ['situacao_alterada_em', 'data_alteracao_status', 'instante'],
    ['cadastrado_em', 'data_cadastro', 'instante'],
    ['modificado_em', 'data_modificacao', 'instante']
] -%}

with

versoes as (

    {{ versao_atual('cvcrm', 'repasses') }}

),

lidos as (

    {{ ler_payload('versoes', campos) }}

),

tipados as (

    select
        {{ colunas_tipadas(campos) }}
    from lidos

),

-- Not every company's CRM names the reservation's field alike.
final as (

    select
        * exclude (id_reserva_alternativo)
        replace (coalesce(id_reserva, id_reserva_alternativo) as id_reserva)
    from tipados

)

select * from final
