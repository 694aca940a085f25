with

unidas as (

    select
        'reservas' as processo,
        id_historico,
        id_reserva as id_registro,
        id_situacao_para as id_situacao,
        nome_situacao_para as nome_situacao,
        situacao_alterada_em,
        eh_ativo
    from {{ ref('stg_cvcrm__reservas_historico_situacoes') }}

    union all

    select
        'repasses' as processo,
        id_historico,
        id_repasse as id_registro,
        id_situacao_para as id_situacao,
        nome_situacao_para as nome_situacao,
        situacao_alterada_em,
        eh_ativo
    from {{ ref('stg_cvcrm__repasses_historico_situacoes') }}

    union all

    select
        'precadastros' as processo,
        id_historico,
        id_precadastro as id_registro,
        id_situacao_para as id_situacao,
        nome_situacao_para as nome_situacao,
        situacao_alterada_em,
        eh_ativo
    from {{ ref('stg_cvcrm__precadastros_historico_situacoes') }}

    union all

    select
        'leads' as processo,
        id_historico,
        id_lead as id_registro,
        id_situacao_para as id_situacao,
        nome_situacao_para as nome_situacao,
        situacao_alterada_em,
        eh_ativo
    from {{ ref('stg_cvcrm__leads_historico_situacoes') }}

),

final as (

    select
        processo,
        id_historico,
        id_registro,
        id_situacao,
        nome_situacao,
        situacao_alterada_em
    from unidas
    where coalesce(eh_ativo, true) and id_registro is not null and situacao_alterada_em is not null

)

select * from final
