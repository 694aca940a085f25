{%- set campos = [
    ['id_reserva', 'idreserva', 'id'],
    ['id_historico', 'idhistorico', 'id'],
    ['contrato_interno', 'contrato_interno', 'texto'],
    ['codigo_interno_cliente', 'idpessoa_int', 'texto'],
    ['id_cliente_cv', 'idcliente', 'id'],
    ['documento_hash', 'documento_cliente', 'documento'],
    ['email_hash', 'email', 'email'],
    ['cidade_cliente', 'cidade', 'texto'],
    ['renda_cliente', 'renda', 'dinheiro'],
    ['sexo_cliente', 'sexo', 'texto'],
    ['idade_cliente', 'idade', 'inteiro'],
    ['estado_civil_cliente', 'estado_civil', 'texto'],
    ['id_empreendimento_cv', 'idempreendimento', 'id'],
    ['nome_empreendimento', 'empreendimento', 'texto'],
    ['codigo_interno_empreendimento', 'codigointerno_empreendimento', 'texto'],
    ['nome_regiao', 'regiao', 'texto'],
    ['nome_planta', 'planta', 'texto'],
    ['nome_etapa', 'etapa', 'texto'],
    ['nome_bloco', 'bloco', 'texto'],
    ['id_unidade_cv', 'idunidade', 'id'],
    ['nome_unidade', 'unidade', 'texto'],
    ['id_corretor_cv', 'idcorretor', 'id'],
    ['id_imobiliaria_cv', 'idimobiliaria', 'id'],
    ['nome_imobiliaria', 'imobiliaria', 'texto'],
    ['nome_campanha', 'campanha', 'texto'],
    ['id_midia', 'idmidia', 'id'],
    ['nome_midia', 'midia', 'texto'],
    ['id_tabela_preco', 'idtabela', 'id'],
    ['nome_tabela_preco', 'nometabela', 'texto'],
    ['codigo_interno_tabela_preco', 'codigointernotabela', 'texto'],
    ['id_tipo_venda', 'idtipovenda', 'id'],
    ['tipo_venda', 'tipovenda', 'texto'],
    ['ids_leads', 'idlead', 'lista_ids'],
    ['valor_contrato', 'valor_contrato', 'dinheiro'],
    ['area_privativa', 'area_privativa', 'area'],
    ['eh_ativo', 'ativo', 'booleano'],
    ['foi_aprovada', 'aprovada', 'booleano'],
    ['data_reserva', 'data_reserva', 'data'],
    ['data_venda', 'data_venda', 'data'],
    ['vendida_em', 'data_venda', 'instante'],
    ['historico_em', 'data_historico', 'instante']
] -%}

with

versoes as (

    {{ versao_atual('cvcrm', 'vendas') }}

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
