{%- set campos = [
    ['id_reserva', 'idreserva', 'id'],
    ['codigo_interno', 'codigointerno', 'texto'],
    ['numero_venda', 'numero_venda', 'texto'],
    ['id_situacao', 'idsituacao', 'id'],
    ['nome_situacao', 'situacao', 'texto'],
    ['id_situacao_anterior', 'idsituacao_anterior', 'id'],
    ['nome_situacao_anterior', 'situacao_anterior', 'texto'],
    ['nome_situacao_comercial', 'situacao_comercial', 'texto'],
    ['id_grupo_situacao', 'idgrupo', 'id'],
    ['nome_grupo_situacao', 'grupo', 'texto'],
    ['id_empreendimento_cv', 'idempreendimento', 'id'],
    ['nome_empreendimento', 'empreendimento', 'texto'],
    ['codigo_interno_empreendimento', 'codigointerno_empreendimento', 'texto'],
    ['nome_etapa', 'etapa', 'texto'],
    ['nome_bloco', 'bloco', 'texto'],
    ['id_unidade_cv', 'idunidade', 'id'],
    ['nome_unidade', 'unidade', 'texto'],
    ['nome_regiao', 'regiao', 'texto'],
    ['espacos_complementares', 'espacos_complementares', 'texto'],
    ['id_cliente_cv', 'idcliente', 'id'],
    ['documento_hash', 'documento_cliente', 'documento'],
    ['email_hash', 'email', 'email'],
    ['cidade_cliente', 'cidade', 'texto'],
    ['renda_cliente', 'renda', 'dinheiro'],
    ['sexo_cliente', 'sexo', 'texto'],
    ['idade_cliente', 'idade', 'inteiro'],
    ['estado_civil_cliente', 'estado_civil', 'texto'],
    ['id_corretor_cv', 'idcorretor', 'id'],
    ['id_imobiliaria_cv', 'idimobiliaria', 'id'],
    ['nome_imobiliaria', 'imobiliaria', 'texto'],
    ['id_time', 'idtime', 'id'],
    ['nome_time', 'nome_time', 'texto'],
    ['id_gestor_time', 'idgestor_time', 'id'],
    ['ids_leads', 'idlead', 'lista_ids'],
    ['id_precadastro', 'idprecadastro', 'id'],
    ['id_midia', 'idmidia', 'id'],
    ['nome_midia', 'midia', 'texto'],
    ['nome_campanha', 'campanha', 'texto'],
    ['id_tipo_venda', 'idtipovenda', 'id'],
    ['tipo_venda', 'tipovenda', 'texto'],
    ['id_tipo_reserva', 'idtipo_reserva', 'id'],
    ['tipo_reserva', 'tipo_reserva', 'texto'],
    ['id_tabela_preco', 'idtabela', 'id'],
    ['nome_tabela_preco', 'nometabela', 'texto'],
    ['codigo_interno_tabela_preco', 'codigointernotabela', 'texto'],
    ['id_tipo_tabela', 'idtipo_tabela', 'id'],
    ['tipo_tabela', 'tipo_tabela', 'texto'],
    ['id_empresa_correspondente', 'idempresa_correspondente', 'id'],
    ['nome_empresa_correspondente', 'empresa_correspondente', 'texto'],
    ['motivo_cancelamento', 'motivo_cancelamento', 'texto'],
    ['valor_contrato', 'valor_contrato', 'dinheiro'],
    ['valor_contrato_com_juros', 'valor_contrato_com_juros', 'dinheiro'],
    ['valor_liquido_com_juros', 'valor_liquido_com_juros', 'dinheiro'],
    ['valor_liquido_sem_juros', 'valor_liquido_sem_juros', 'dinheiro'],
    ['valor_proposta', 'valor_proposta', 'dinheiro'],
    ['valor_presente_reserva', 'vpl_reserva', 'dinheiro'],
    ['valor_presente_tabela', 'vpl_tabela', 'dinheiro'],
    ['valor_presente_tabela_minima', 'vpl_tabela_minima', 'dinheiro'],
    ['vgv_tabela', 'vgv_tabela', 'dinheiro'],
    ['vgv_tabela_minima', 'vgv_tabela_minima', 'dinheiro'],
    ['valor_financiamento', 'valor_financiamento', 'dinheiro'],
    ['valor_fgts', 'valor_fgts', 'dinheiro'],
    ['valor_subsidio', 'valor_subsidio', 'dinheiro'],
    ['eh_ativo', 'ativo', 'booleano'],
    ['foi_aprovada', 'aprovada', 'booleano'],
    ['foi_vendida', 'venda', 'booleano'],
    ['eh_cessao', 'cessao', 'booleano'],
    ['data_cadastro', 'data_cad', 'data'],
    ['cadastrado_em', 'data_cad', 'instante'],
    ['data_venda', 'data_venda', 'data'],
    ['vendida_em', 'data_venda', 'instante'],
    ['vencimento_em', 'vencimento', 'instante'],
    ['data_contrato', 'data_contrato', 'data'],
    ['data_cancelamento', 'data_cancelamento', 'data'],
    ['data_aprovacao', 'data_aprovacao', 'data'],
    ['data_primeira_aprovacao', 'data_primeira_aprovacao', 'data'],
    ['data_entrega', 'data_entrega', 'data'],
    ['data_entrega_chaves', 'data_entrega_chaves_contrato_cliente', 'data'],
    ['situacao_alterada_em', 'data_ultima_alteracao_situacao', 'instante'],
    ['modificado_em', 'data_modificacao', 'instante']
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
