{%- set campos = [
    ['id_perda', 'idlead_reativacao', 'id'],
    ['id_lead', 'idlead', 'id'],
    ['painel_usuario', 'painel_usuario', 'texto'],
    ['eh_ativo', 'ativo', 'booleano'],
    ['perdido_em', 'data_perda', 'instante']
] -%}

with

versoes as (

    {{ versao_atual('cvcrm', 'leads_perdas') }}

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
