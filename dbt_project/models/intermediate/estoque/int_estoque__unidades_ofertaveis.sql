with

unidades as (

    select * from {{ ref('int_cadastros__unidades_conhecidas') }}

),

lancamentos as (

    select * from {{ ref('int_estoque__lancamentos') }}

),

ocupacoes as (

    select * from {{ ref('int_estoque__ocupacoes') }}

),

por_unidade as (

    select
        id_unidade,
        min(data_inicio) filter (where tipo_ocupacao = 'venda') as data_primeira_venda,
        max(data_inicio) filter (where tipo_ocupacao <> 'reserva') as data_ultima_ocupacao
    from ocupacoes
    group by id_unidade

),

-- A unit enters the offer with its phase, or with its own first sale where that came before.
-- Garages and storage rooms are no units of the offer.
final as (

    select
        unidades.id_unidade,
        unidades.id_unidade_cv,
        unidades.id_empreendimento,
        least(lancamentos.data_lancamento, por_unidade.data_primeira_venda) as data_entrada_oferta,
        por_unidade.data_ultima_ocupacao,
        unidades.situacao_disponibilidade,
        unidades.eh_vendavel,
        unidades.valor_tabela
    from unidades
    left join lancamentos
        on
            unidades.id_empreendimento = lancamentos.id_empreendimento
            and coalesce(unidades.nome_etapa, '') = lancamentos.nome_etapa
    left join por_unidade on unidades.id_unidade = por_unidade.id_unidade
    where not unidades.eh_complementar

)

select * from final
