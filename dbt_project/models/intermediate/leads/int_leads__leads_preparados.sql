{#- A table: many read it, and it reads every conversion. -#}
{{ config(materialized='table') }}

with

leads as (

    select *
    from {{ ref('stg_cvcrm__leads') }}
    where coalesce(eh_ativo, true)

),

conversoes as (

    select
        id_lead,
        count(*) as quantidade_conversoes,
        min(convertido_em) as primeira_conversao_em
    from {{ ref('stg_cvcrm__leads_conversoes') }}
    where coalesce(eh_ativo, true)
    group by id_lead

),

origens as (

    select * from {{ ref('int_leads__origens_unificadas') }}

),

etapas as (

    select
        chave_situacao,
        etapa_padrao as etapa
    from {{ ref('int_situacoes__etapas_mapeadas') }}
    where processo = 'leads'

),

lidos as (

    select
        leads.*,
        coalesce(conversoes.quantidade_conversoes, 0) as quantidade_conversoes,
        -- A lead without a date of creation (zero date) was born when it first asked.
        coalesce(
            leads.cadastrado_em, conversoes.primeira_conversao_em, leads.situacao_alterada_em
        ) as nascido_em,
        least(leads.primeira_interacao_gestor_em, leads.primeira_interacao_corretor_em)
            as primeiro_contato_em,
        {{ texto_origem('primeira') }} as texto_origem_primeira,
        {{ texto_origem('ultima') }} as texto_origem_ultima
    from leads
    left join conversoes using (id_lead)

),

textos as (

    select texto_origem_primeira as texto from lidos

    union

    select texto_origem_ultima as texto from lidos

    union

    select nome_situacao as texto from lidos

),

-- One key for each text and not for each lead: keys are the dearest work here. An aggregate, or
-- DuckDB would work out the key of every lead to filter by it early.
chaves as (

    select
        texto,
        {{ chave_texto('any_value(texto)') }} as chave
    from textos
    group by texto

),

origens_escritas as (

    select
        chaves.texto,
        origens.id_origem
    from chaves
    inner join origens on chaves.chave = origens.chave_origem

),

situacoes_escritas as (

    select
        chaves.texto,
        etapas.etapa
    from chaves
    inner join etapas on chaves.chave = etapas.chave_situacao

),

com_origem as (

    select
        lidos.*,
        coalesce(primeira.id_origem, 'sem-origem') as id_origem_primeira,
        coalesce(ultima.id_origem, primeira.id_origem, 'sem-origem') as id_origem_ultima
    from lidos
    left join origens_escritas as primeira on lidos.texto_origem_primeira = primeira.texto
    left join origens_escritas as ultima on lidos.texto_origem_ultima = ultima.texto

),

final as (

    select
        com_origem.id_lead,
        'cv-' || coalesce(
            com_origem.id_empreendimento_primeiro,
            com_origem.id_empreendimento_ultimo,
            com_origem.ids_empreendimentos[1]
        ) as id_empreendimento,
        'cv-' || coalesce(com_origem.id_corretor_cv, com_origem.id_corretor_ultimo)
            as id_corretor,
        'cv-' || coalesce(com_origem.id_imobiliaria_cv, com_origem.id_imobiliaria_ultima)
            as id_imobiliaria,
        com_origem.id_origem_{{ var('atribuicao_origem') }} as id_origem,
        com_origem.id_origem_primeira,
        com_origem.id_origem_ultima,
        com_origem.id_situacao,
        com_origem.nome_situacao,
        coalesce(
            situacoes_escritas.etapa,
            case when com_origem.nome_situacao is null then 'novo' end,
            'nao_mapeada'
        ) as etapa_atual,
        com_origem.motivo_cancelamento,
        com_origem.nascido_em as cadastrado_em,
        cast(com_origem.nascido_em as date) as data_cadastro,
        cast(date_trunc('month', com_origem.nascido_em) as date) as mes_referencia,
        com_origem.primeiro_contato_em,
        -- A contact before the registration (who walked in was typed in later) took no time.
        case
            when com_origem.primeiro_contato_em < com_origem.nascido_em then 0
            else {{ minutos_entre('com_origem.nascido_em', 'com_origem.primeiro_contato_em') }}
        end as minutos_ate_primeiro_contato,
        com_origem.reativado_em,
        com_origem.data_cancelamento,
        com_origem.quantidade_conversoes,
        com_origem.possibilidade_venda,
        com_origem.nota_lead,
        com_origem.reativado_em is not null or coalesce(com_origem.eh_retorno, false)
            as foi_reativado,
        coalesce(com_origem.foi_inserido_bolsao, false) as foi_inserido_bolsao
    from com_origem
    left join situacoes_escritas on com_origem.nome_situacao = situacoes_escritas.texto

)

select * from final
