with

unidades as (

    select
        id_unidade,
        id_unidade_cv,
        id_empreendimento,
        coalesce(nome_etapa, '') as nome_etapa,
        valor_tabela,
        eh_complementar
    from {{ ref('int_cadastros__unidades_conhecidas') }}

),

precos as (

    select * from {{ ref('int_estoque__tabelas_vigentes') }}

),

vendas as (

    select * from {{ ref('int_vendas__vendas_unificadas') }}

),

informados as (

    select
        id_empreendimento,
        coalesce({{ chave_texto('nome_etapa') }}, '') as chave_etapa,
        data_lancamento
    from {{ ref('lancamentos') }}

),

informados_do_empreendimento as (

    select *
    from informados
    where chave_etapa = ''

),

primeira_tabela as (

    select
        id_unidade_cv,
        min(data_vigencia_inicio) as data_primeira_tabela
    from precos
    group by id_unidade_cv

),

primeira_venda as (

    select
        id_unidade,
        min(data_venda) as data_primeira_venda
    from vendas
    where id_unidade is not null
    group by id_unidade

),

por_etapa as (

    select
        unidades.id_empreendimento,
        unidades.nome_etapa,
        min(primeira_tabela.data_primeira_tabela) as data_primeira_tabela,
        min(primeira_venda.data_primeira_venda) as data_primeira_venda
    from unidades
    left join primeira_tabela using (id_unidade_cv)
    left join primeira_venda on unidades.id_unidade = primeira_venda.id_unidade
    group by
        unidades.id_empreendimento,
        unidades.nome_etapa

),

-- A phase of which nothing is known was launched with the development.
com_empreendimento as (

    select
        id_empreendimento,
        nome_etapa,
        coalesce(
            data_primeira_tabela,
            case
                when data_primeira_venda is null
                    then min(data_primeira_tabela) over do_empreendimento
            end
        ) as data_primeira_tabela,
        coalesce(
            data_primeira_venda,
            case
                when data_primeira_tabela is null
                    then min(data_primeira_venda) over do_empreendimento
            end
        ) as data_primeira_venda
    from por_etapa
    window do_empreendimento as (partition by id_empreendimento)

),

-- People know best; then the oldest price table in the CRM, unless a sale came before.
datados as (

    select
        com_empreendimento.id_empreendimento,
        com_empreendimento.nome_etapa,
        coalesce(
            da_etapa.data_lancamento,
            do_empreendimento.data_lancamento,
            least(com_empreendimento.data_primeira_tabela, com_empreendimento.data_primeira_venda)
        ) as data_lancamento,
        case
            when coalesce(da_etapa.data_lancamento, do_empreendimento.data_lancamento) is not null
                then 'informada'
            when
                com_empreendimento.data_primeira_tabela
                <= coalesce(
                    com_empreendimento.data_primeira_venda, com_empreendimento.data_primeira_tabela
                )
                then 'tabela_precos'
            when com_empreendimento.data_primeira_venda is not null then 'primeira_venda'
            else 'desconhecida'
        end as fonte_data_lancamento
    from com_empreendimento
    left join informados as da_etapa
        on
            com_empreendimento.id_empreendimento = da_etapa.id_empreendimento
            and coalesce({{ chave_texto('com_empreendimento.nome_etapa') }}, '')
            = da_etapa.chave_etapa
    left join informados_do_empreendimento as do_empreendimento
        on com_empreendimento.id_empreendimento = do_empreendimento.id_empreendimento

),

-- Today's price stands in where the tables of that day are gone.
precos_no_lancamento as (

    select
        unidades.id_unidade,
        min_by(precos.valor_tabela, precos.ordem_tabela) as valor_tabela
    from unidades
    inner join datados using (id_empreendimento, nome_etapa)
    inner join precos
        on
            unidades.id_unidade_cv = precos.id_unidade_cv
            and datados.data_lancamento >= precos.data_vigencia_inicio
            and datados.data_lancamento
            <= coalesce(precos.data_vigencia_fim, datados.data_lancamento)
    where precos.valor_tabela > 0
    group by unidades.id_unidade

),

vgv_por_etapa as (

    select
        unidades.id_empreendimento,
        unidades.nome_etapa,
        sum(coalesce(precos_no_lancamento.valor_tabela, unidades.valor_tabela)) as vgv_lancamento
    from unidades
    left join precos_no_lancamento using (id_unidade)
    where not unidades.eh_complementar
    group by
        unidades.id_empreendimento,
        unidades.nome_etapa

),

final as (

    select
        datados.id_empreendimento,
        datados.nome_etapa,
        datados.data_lancamento,
        datados.fonte_data_lancamento,
        cast(vgv_por_etapa.vgv_lancamento as decimal(18, 2)) as vgv_lancamento
    from datados
    left join vgv_por_etapa using (id_empreendimento, nome_etapa)

)

select * from final
