with

execucoes as (

    select * from {{ ref('int_qualidade__execucoes_unidas') }}

),

final as (

    select
        id_execucao,
        fonte,
        objeto,
        modo,
        situacao_execucao,
        janela_de,
        janela_ate,
        servidor_api,
        erro,
        quantidade_requisicoes,
        quantidade_retentativas,
        quantidade_limites,
        quantidade_registros_vista,
        quantidade_registros_gravada,
        quantidade_registros_sumida,
        quantidade_registros_esperada,
        quantidade_bytes,
        segundos,
        eh_completa,
        iniciada_em,
        terminada_em
    from execucoes

)

select * from final
