{%- set campos = [
    ['id_corretor_cv', 'idcorretor', 'id'],
    ['id_imobiliaria_cv', 'idimobiliaria', 'id'],
    ['nome_imobiliaria', 'imobiliaria', 'texto'],
    ['codigo_interno', 'codigointerno', 'texto'],
    ['documento_hash', 'documento', 'documento'],
    ['email_hash', 'email', 'email'],
    ['telefone_hash', 'celular', 'telefone'],
    ['categoria', 'categoria', 'texto'],
    ['nivel', 'nivel', 'texto'],
    ['classificacao', 'classificacao', 'texto'],
    ['situacao_creci', 'situacao_creci', 'texto'],
    ['eh_ativo', 'ativo', 'booleano'],
    ['eh_login_ativo', 'ativo_login', 'booleano'],
    ['eh_da_roleta', 'participa_roleta_online', 'booleano'],
    ['data_vencimento_creci', 'vencimento_creci', 'data'],
    ['cadastrado_em', 'data_cad', 'instante']
] -%}

with

versoes as (

    {{ versao_atual('cvcrm', 'corretores') }}

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
