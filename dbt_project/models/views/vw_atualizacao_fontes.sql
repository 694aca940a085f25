with

execucoes as (

    select * from {{ ref('fct_execucoes') }}

),

ultima_execucao as (

    select *
    from execucoes
    qualify row_number() over (
            partition by fonte, objeto order by iniciada_em desc, id_execucao desc
        ) = 1

),

ultima_carga as (

    select
        fonte,
        objeto,
        max(terminada_em) as ultima_carga_em
    from execucoes
    where situacao_execucao = 'ok'
    group by
        fonte,
        objeto

),

final as (

    select
        ultima_execucao.fonte,
        ultima_execucao.objeto,
        ultima_carga.ultima_carga_em,
        ultima_execucao.iniciada_em as ultima_execucao_em,
        ultima_execucao.situacao_execucao as situacao_ultima_execucao,
        ultima_execucao.quantidade_registros_esperada,
        ultima_execucao.quantidade_registros_vista,
        ultima_execucao.eh_completa,
        cast(
            date_diff(
                'minute', ultima_carga.ultima_carga_em, timezone('America/Sao_Paulo', now())
            ) / 60.0 as decimal(18, 2)
        ) as horas_desde_carga,
        coalesce(
            ultima_execucao.servidor_api in ('localhost', '::1', '[::1]')
            or starts_with(ultima_execucao.servidor_api, '127.')
            or starts_with(ultima_execucao.servidor_api, 'localhost:'),
            false
        ) as eh_demonstracao,
        ultima_execucao.erro
    from ultima_execucao
    left join ultima_carga using (fonte, objeto)

)

select * from final
