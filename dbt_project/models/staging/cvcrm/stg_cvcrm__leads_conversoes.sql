{%- set campos = [
    ['id_conversao', 'idlead_conversao', 'id'],
    ['id_lead', 'idlead', 'id'],
    ['codigo_origem', 'origem', 'texto'],
    ['codigo_origem_conversao', 'origem_conversao', 'texto'],
    ['nome_conversao', 'conversao', 'texto'],
    ['nome_midia', 'midia', 'texto'],
    ['nome_midia_conversao', 'midia_conversao', 'texto'],
    ['id_gestor', 'gestor', 'id'],
    ['id_corretor_cv', 'corretor', 'id'],
    ['id_imobiliaria_cv', 'imobiliaria', 'id'],
    ['id_empreendimento_ultimo', 'empreendimento_ultimo', 'id'],
    ['eh_ativo', 'ativo', 'booleano'],
    ['convertido_em', 'data_cad', 'instante']
] -%}

with

versoes as (

    {{ versao_atual('cvcrm', 'leads_conversoes') }}

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
