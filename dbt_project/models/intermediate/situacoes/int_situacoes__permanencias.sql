with

mudancas as (

    select * from {{ ref('int_situacoes__mudancas') }}

),

etapas as (

    select * from {{ ref('int_situacoes__etapas_mapeadas') }}

),

-- One key for each name and not for each change: it is the dearest text work of the model.
nomes as (

    select
        nome_situacao,
        coalesce({{ chave_texto('nome_situacao') }}, 'sem-nome') as chave_situacao
    from (select distinct nome_situacao from mudancas) as escritos

),

-- A stay lasts until the next change; what was before the first entry of the history is not known.
permanencias as (

    select
        processo,
        id_historico,
        id_registro,
        id_situacao,
        nome_situacao,
        situacao_alterada_em as entrou_em,
        lead(situacao_alterada_em) over historia as saiu_em,
        row_number() over historia as ordem_permanencia
    from mudancas
    window historia as (
        partition by processo, id_registro
        order by situacao_alterada_em, id_historico
    )

),

final as (

    select
        permanencias.processo || '-' || permanencias.id_historico as id_permanencia,
        permanencias.processo,
        permanencias.id_registro,
        permanencias.ordem_permanencia,
        permanencias.id_situacao,
        coalesce(permanencias.nome_situacao, 'Sem nome') as nome_situacao,
        permanencias.processo || ':' || nomes.chave_situacao as chave_situacao,
        coalesce(etapas.etapa_padrao, 'nao_mapeada') as etapa_padrao,
        permanencias.entrou_em,
        permanencias.saiu_em,
        permanencias.saiu_em is null as eh_atual,
        {{ minutos_entre('permanencias.entrou_em', 'permanencias.saiu_em') }}
            as quantidade_minutos
    from permanencias
    left join nomes
        on permanencias.nome_situacao is not distinct from nomes.nome_situacao
    left join etapas
        on
            permanencias.processo = etapas.processo
            and nomes.chave_situacao = etapas.chave_situacao

)

select * from final
