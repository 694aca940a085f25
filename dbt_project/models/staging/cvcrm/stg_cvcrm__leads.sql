{%- set campos = [
    ['id_lead', 'idlead', 'id'],
    ['id_situacao', 'idsituacao', 'id'],
    ['nome_situacao', 'situacao', 'texto'],
    ['id_situacao_anterior', 'idsituacao_anterior', 'id'],
    ['nome_situacao_anterior', 'nome_situacao_anterior_lead', 'texto'],
    ['nome_momento', 'nome_momento_lead', 'texto'],
    ['documento_hash', 'documento_cliente', 'documento'],
    ['email_hash', 'email', 'email'],
    ['telefone_hash', 'telefone', 'telefone'],
    ['estado_cliente', 'estado', 'texto'],
    ['cidade_cliente', 'cidade', 'texto'],
    ['nome_regiao', 'regiao', 'texto'],
    ['codigo_origem', 'origem', 'texto'],
    ['nome_origem', 'origem_nome', 'texto'],
    ['codigo_origem_ultima', 'origem_ultimo', 'texto'],
    ['nome_origem_ultima', 'origem_ultimo_nome', 'texto'],
    ['nome_midia_original', 'midia_original', 'texto'],
    ['nome_midia_ultima', 'midia_ultimo', 'texto'],
    ['nome_conversao_original', 'conversao_original', 'texto'],
    ['nome_conversao_ultima', 'conversao_ultimo', 'texto'],
    ['id_ponto_venda', 'idponto_venda', 'id'],
    ['nome_ponto_venda', 'ponto_venda', 'texto'],
    ['ids_empreendimentos', 'idempreendimento', 'lista_ids'],
    ['id_empreendimento_primeiro', 'idempreendimento_primeiro', 'id'],
    ['id_empreendimento_ultimo', 'idempreendimento_ultimo', 'id'],
    ['id_gestor', 'idgestor', 'id'],
    ['id_corretor_cv', 'idcorretor', 'id'],
    ['id_imobiliaria_cv', 'idimobiliaria', 'id'],
    ['nome_imobiliaria', 'imobiliaria', 'texto'],
    ['id_gestor_ultimo', 'idgestor_ultimo', 'id'],
    ['id_corretor_ultimo', 'idcorretor_ultimo', 'id'],
    ['id_corretor_penultimo', 'idcorretor_penultimo', 'id'],
    ['id_imobiliaria_ultima', 'idimobiliaria_ultimo', 'id'],
    ['id_motivo_interesse', 'idmotivo', 'id'],
    ['motivo_interesse', 'motivo', 'texto'],
    ['motivo_cancelamento', 'motivo_cancelamento', 'texto'],
    ['submotivo_cancelamento', 'submotivo_cancelamento', 'texto'],
    ['etiquetas', 'tags', 'texto'],
    ['renda_familiar', 'renda_familiar', 'dinheiro'],
    ['nota_lead', 'score', 'inteiro'],
    ['possibilidade_venda', 'possibilidade_venda', 'inteiro'],
    ['quantidade_reservas', 'reserva', 'inteiro'],
    ['eh_ativo', 'ativo', 'booleano'],
    ['eh_novo', 'novo', 'booleano'],
    ['eh_retorno', 'retorno', 'booleano'],
    ['foi_vencido', 'vencido', 'booleano'],
    ['foi_inserido_bolsao', 'inserido_bolsao', 'booleano'],
    ['data_cadastro', 'data_cad', 'data'],
    ['data_cancelamento', 'data_cancelamento', 'data'],
    ['cadastrado_em', 'data_cad', 'instante'],
    ['situacao_alterada_em', 'data_ultima_alteracao', 'instante'],
    ['reativado_em', 'data_reativacao', 'instante'],
    ['vencimento_em', 'data_vencimento', 'instante'],
    ['ultima_interacao_em', 'data_ultima_interacao', 'instante'],
    ['ultima_conversao_em', 'ultima_data_conversao', 'instante'],
    ['primeira_interacao_gestor_em', 'data_primeira_interacao_gestor', 'instante'],
    ['primeira_interacao_corretor_em', 'data_primeira_interacao_corretor', 'instante'],
    ['associado_corretor_em', 'data_associacao_corretor', 'instante']
] -%}

with

versoes as (

    {{ versao_atual('cvcrm', 'leads') }}

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
