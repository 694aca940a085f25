{%- set campos = [
    ['id_visita', 'idtarefa', 'id'],
    ['id_lead', 'idlead', 'id'],
    ['id_empreendimento_cv', 'idempreendimento', 'id'],
    ['id_responsavel', 'idresponsavel', 'id'],
    ['tipo_responsavel', 'tipo_responsavel', 'texto'],
    ['nome_situacao', 'situacao', 'texto'],
    ['id_tipo_visita', 'idtipo_visita', 'id'],
    ['nome_tipo_visita', 'nome_tipo_visita', 'texto'],
    ['eh_ativo', 'ativo', 'booleano'],
    ['eh_virtual', 'visita_virtual', 'booleano'],
    ['eh_painel_ponto_venda', 'painel_pdv', 'booleano'],
    ['cadastrado_em', 'data_cad', 'instante'],
    ['agendada_em', 'data', 'instante'],
    ['concluida_em', 'data_conclusao', 'instante']
] -%}

with

versoes as (

    {{ versao_atual('cvcrm', 'leads_visitas') }}

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
