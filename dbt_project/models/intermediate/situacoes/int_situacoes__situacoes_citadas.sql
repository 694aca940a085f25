with

citadas as (

    select
        'reservas' as processo,
        nome_situacao,
        coalesce(valor_contrato, 0) as valor,
        1 as registros
    from {{ ref('stg_cvcrm__reservas') }}
    where eh_ativo

    union all

    select
        'repasses' as processo,
        nome_situacao,
        coalesce(valor_contrato, 0) as valor,
        1 as registros
    from {{ ref('stg_cvcrm__repasses') }}
    where eh_ativo

    union all

    select
        'precadastros' as processo,
        nome_situacao,
        coalesce(valor_total, 0) as valor,
        1 as registros
    from {{ ref('stg_cvcrm__precadastros') }}
    where coalesce(eh_ativo, true)

    union all

    select
        'unidades' as processo,
        situacao_disponibilidade as nome_situacao,
        coalesce(valor_tabela, 0) as valor,
        1 as registros
    from {{ ref('int_cadastros__unidades_unificadas') }}

    union all

    select
        'leads' as processo,
        nome_situacao,
        0 as valor,
        1 as registros
    from {{ ref('stg_cvcrm__leads') }}
    where coalesce(eh_ativo, true)

    union all

    -- Where nobody stands any more, and where people once stood.
    select
        processo,
        nome_situacao,
        0 as valor,
        0 as registros
    from {{ ref('int_situacoes__mudancas') }}

),

etapas as (

    select * from {{ ref('int_situacoes__etapas_mapeadas') }}

),

-- As written first: one key for each name, and not for each record.
por_nome as (

    select
        processo,
        nome_situacao,
        count(*) as vezes,
        sum(registros) as quantidade_registros,
        sum(valor) as valor_registros
    from citadas
    group by all

),

agrupadas as (

    select
        processo,
        coalesce({{ chave_texto('nome_situacao') }}, 'sem-nome') as chave_situacao,
        coalesce(max_by(nome_situacao, (vezes, nome_situacao)), 'Sem nome') as nome_situacao,
        sum(quantidade_registros) as quantidade_registros,
        sum(valor_registros) as valor_registros
    from por_nome
    group by
        processo,
        coalesce({{ chave_texto('nome_situacao') }}, 'sem-nome')

),

final as (

    select
        agrupadas.processo || ':' || agrupadas.chave_situacao as chave_situacao,
        agrupadas.processo,
        agrupadas.nome_situacao,
        coalesce(etapas.etapa_padrao, 'nao_mapeada') as etapa_padrao,
        etapas.ordem_etapa,
        coalesce(etapas.eh_final, false) as eh_final,
        etapas.etapa_padrao is not null as eh_mapeada,
        agrupadas.quantidade_registros,
        agrupadas.valor_registros
    from agrupadas
    left join etapas using (processo, chave_situacao)

)

select * from final
