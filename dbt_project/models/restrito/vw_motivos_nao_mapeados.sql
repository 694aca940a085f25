{#- A typed text may name people. Who keeps motivos_perda reads it here. -#}
with

perdas as (

    select * from {{ ref('int_motivos__perdas_unidas') }}

),

motivos as (

    select *
    from {{ ref('int_motivos__motivos_unificados') }}
    where not eh_mapeado

),

final as (

    select
        motivos.chave_motivo,
        min(perdas.nome_motivo_crm) as texto_motivo,
        motivos.id_motivo,
        bool_and(perdas.eh_motivo_livre) as eh_motivo_livre,
        count(*) as quantidade_perdas,
        cast(sum(coalesce(perdas.valor_perdido, 0)) as decimal(18, 2)) as valor_perdido,
        min(perdas.data_perda) as data_primeira_perda,
        max(perdas.data_perda) as data_ultima_perda
    from motivos
    inner join perdas
        on motivos.chave_motivo = {{ chave_texto('perdas.nome_motivo_crm') }}
    group by
        motivos.chave_motivo,
        motivos.id_motivo

)

select * from final
