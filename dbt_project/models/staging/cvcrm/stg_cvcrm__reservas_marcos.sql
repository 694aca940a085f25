{%- set campos = [
    ['id_reserva', 'idreserva', 'id'],
    ['id_empreendimento_cv', 'idempreendimento', 'id'],
    ['id_etapa_cv', 'idetapa', 'id'],
    ['id_bloco_cv', 'idbloco', 'id'],
    ['id_unidade_cv', 'idunidade', 'id'],
    ['id_cliente_cv', 'idcliente', 'id'],
    ['id_corretor_cv', 'idcorretor', 'id'],
    ['eh_ativo', 'ativo', 'booleano'],
    ['tem_marco_inicio', 'flag_inicio', 'booleano'],
    ['tem_marco_inicio_sem_proposta', 'flag_inicio_semproposta', 'booleano'],
    ['tem_marco_vencida', 'flag_vencida', 'booleano'],
    ['tem_marco_vendida', 'flag_vendida', 'booleano'],
    ['tem_marco_distrato', 'flag_distrato', 'booleano'],
    ['tem_marco_analisada', 'flag_analisada', 'booleano'],
    ['tem_marco_aprovada', 'flag_aprovada', 'booleano'],
    ['tem_marco_aprovada_comercial', 'flag_aprovada_comercial', 'booleano'],
    ['tem_marco_vender_sienge', 'flag_vender_sienge', 'booleano'],
    ['tem_marco_cancelada_sienge', 'flag_cancelada_sienge', 'booleano'],
    ['tem_marco_cancelada', 'flag_cancelada', 'booleano'],
    ['tem_marco_pode_faturar', 'flag_pode_faturar', 'booleano'],
    ['tem_marco_documentos', 'flag_documentos', 'booleano'],
    ['tem_marco_contrato', 'flag_contrato', 'booleano'],
    ['tem_marco_aguardando_faturamento', 'flag_aguardando_faturamento', 'booleano'],
    ['tem_marco_faturada', 'flag_faturada', 'booleano'],
    ['tem_marco_pendente_assinatura', 'flag_pendente_assinatura_eletronica', 'booleano'],
    ['tem_marco_assinatura_clientes', 'flag_assinatura_clientes_associados', 'booleano'],
    ['tem_marco_assinatura_todas', 'flag_assinatura_todas_partes', 'booleano'],
    ['tem_marco_reprovada_comercial', 'flag_reprovada_comercial', 'booleano'],
    ['tem_marco_pendente_comercial', 'flag_pendente_comercial', 'booleano'],
    ['tem_marco_devolucao_erp', 'flag_devolucao_erp', 'booleano'],
    ['data_marco_inicio', 'data_flag_inicio', 'data'],
    ['data_marco_inicio_sem_proposta', 'data_flag_inicio_semproposta', 'data'],
    ['data_marco_vencida', 'data_flag_vencida', 'data'],
    ['data_marco_vendida', 'data_flag_vendida', 'data'],
    ['data_marco_distrato', 'data_flag_distrato', 'data'],
    ['data_marco_analisada', 'data_flag_analisada', 'data'],
    ['data_marco_aprovada', 'data_flag_aprovada', 'data'],
    ['data_marco_aprovada_comercial', 'data_flag_aprovada_comercial', 'data'],
    ['data_marco_vender_sienge', 'data_flag_vender_sienge', 'data'],
    ['data_marco_cancelada_sienge', 'data_flag_cancelada_sienge', 'data'],
    ['data_marco_cancelada', 'data_flag_cancelada', 'data'],
    ['data_marco_pode_faturar', 'data_flag_pode_faturar', 'data'],
    ['data_marco_documentos', 'data_flag_documentos', 'data'],
    ['data_marco_contrato', 'data_flag_contrato', 'data'],
    ['data_marco_aguardando_faturamento', 'data_flag_aguardando_faturamento', 'data'],
    ['data_marco_faturada', 'data_flag_faturada', 'data'],
    ['data_marco_pendente_assinatura', 'data_flag_pendente_assinatura_eletronica', 'data'],
    ['data_marco_assinatura_clientes', 'data_flag_assinatura_clientes_associados', 'data'],
    ['data_marco_assinatura_todas', 'data_flag_assinatura_todas_partes', 'data'],
    ['data_marco_reprovada_comercial', 'data_flag_reprovada_comercial', 'data'],
    ['data_marco_pendente_comercial', 'data_flag_pendente_comercial', 'data'],
    ['data_marco_devolucao_erp', 'data_flag_devolucao_erp', 'data'],
    ['cadastrado_em', 'data_criacao_reserva', 'instante'],
    ['marco_vendida_em', 'data_flag_vendida', 'instante'],
    ['marco_distrato_em', 'data_flag_distrato', 'instante'],
    ['modificado_em', 'referencia_data', 'instante']
] -%}

with

versoes as (

    {{ versao_atual('cvcrm', 'reservas_registros_flags') }}

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
