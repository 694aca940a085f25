{%- set campos = [
    ['id_precadastro', 'idprecadastro', 'id'],
    ['codigo_interno', 'codigointerno', 'texto'],
    ['id_situacao', 'idsituacao', 'id'],
    ['nome_situacao', 'situacao', 'texto'],
    ['id_situacao_anterior', 'idsituacao_anterior', 'id'],
    ['nome_situacao_anterior', 'situacao_anterior', 'texto'],
    ['id_empreendimento_cv', 'idempreendimento', 'id'],
    ['nome_empreendimento', 'empreendimento', 'texto'],
    ['id_unidade_cv', 'idunidade', 'id'],
    ['nome_unidade', 'unidade', 'texto'],
    ['id_corretor_cv', 'idcorretor', 'id'],
    ['id_imobiliaria_cv', 'idimobiliaria', 'id'],
    ['nome_imobiliaria', 'imobiliaria', 'texto'],
    ['id_empresa', 'idempresa', 'id'],
    ['nome_empresa', 'empresa', 'texto'],
    ['nome_empresa_correspondente', 'empresa_correspondente', 'texto'],
    ['id_cliente_cv', 'idpessoa', 'id'],
    ['ids_leads', 'idlead', 'lista_ids'],
    ['nome_tabela_preco', 'tabela', 'texto'],
    ['prazo_financiamento', 'prazo', 'texto'],
    ['id_intencao_compra', 'idintencao_compra', 'id'],
    ['intencao_compra', 'intencao_compra', 'texto'],
    ['id_motivo_reprovacao', 'idmotivo_reprovacao', 'id'],
    ['motivo_reprovacao', 'motivo_reprovacao', 'texto'],
    ['id_motivo_cancelamento', 'idmotivo_cancelamento', 'id'],
    ['motivo_cancelamento', 'motivo_cancelamento', 'texto'],
    ['renda_principal', 'renda_cliente_principal', 'dinheiro'],
    ['renda_total', 'renda_total', 'dinheiro'],
    ['valor_avaliacao', 'valor_avaliacao', 'dinheiro'],
    ['valor_aprovado', 'valor_aprovado', 'dinheiro'],
    ['valor_subsidio', 'valor_subsidio', 'dinheiro'],
    ['valor_fgts', 'valor_fgts', 'dinheiro'],
    ['valor_total', 'valor_total', 'dinheiro'],
    ['valor_saldo_devedor', 'saldo_devedor', 'dinheiro'],
    ['valor_prestacao', 'valor_prestacao', 'dinheiro'],
    ['eh_ativo', 'ativo', 'booleano'],
    ['foi_condicao_aprovada', 'condicao_aprovada', 'booleano'],
    ['data_cadastro', 'data_cad', 'data'],
    ['data_vencimento_aprovacao', 'vencimento_aprovacao', 'data'],
    ['cadastrado_em', 'data_cad', 'instante'],
    ['situacao_alterada_em', 'data_ultima_alteracao_situacao', 'instante'],
    ['prazo_atendimento_em', 'sla_vencimento', 'instante']
] -%}

with

versoes as (

    {{ versao_atual('cvcrm', 'precadastros') }}

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
