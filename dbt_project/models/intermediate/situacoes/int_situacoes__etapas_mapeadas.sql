with

situacoes as (

    select * from {{ ref('situacoes_etapas') }}

),

leads as (

    select * from {{ ref('etapas_leads') }}

),

-- One name written in two ways is one situation; the earlier stage counts.
unidas as (

    select
        processo,
        {{ chave_texto('nome_situacao') }} as chave_situacao,
        etapa_padrao,
        ordem_etapa,
        eh_final
    from situacoes

    union all

    select
        'leads' as processo,
        {{ chave_texto('nome_situacao') }} as chave_situacao,
        etapa as etapa_padrao,
        ordem_etapa,
        eh_final
    from leads

),

final as (

    select
        processo,
        chave_situacao,
        min_by(etapa_padrao, ordem_etapa) as etapa_padrao,
        min(ordem_etapa) as ordem_etapa,
        bool_or(eh_final) as eh_final
    from unidas
    group by
        processo,
        chave_situacao

)

select * from final
