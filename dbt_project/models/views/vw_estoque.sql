with

unidades as (

    select * from {{ ref('dim_unidades') }}

),

empreendimentos as (

    select * from {{ ref('dim_empreendimentos') }}

),

estoque_de_hoje as (

    select *
    from {{ ref('fct_estoque_mensal') }}
    where eh_mes_parcial

),

final as (

    select
        unidades.id_unidade,
        unidades.id_empreendimento,
        empreendimentos.nome_empreendimento,
        unidades.nome_unidade,
        unidades.nome_bloco,
        unidades.nome_etapa,
        unidades.andar,
        unidades.tipologia,
        unidades.tipo_unidade,
        unidades.area_privativa,
        unidades.valor_tabela,
        unidades.situacao_disponibilidade,
        estoque_de_hoje.situacao_estoque,
        unidades.eh_vendavel,
        unidades.eh_complementar,
        coalesce(estoque_de_hoje.eh_em_estoque, false) as eh_em_estoque,
        estoque_de_hoje.data_entrada_oferta,
        estoque_de_hoje.dias_desde_entrada
    from unidades
    left join empreendimentos using (id_empreendimento)
    left join estoque_de_hoje on unidades.id_unidade = estoque_de_hoje.id_unidade

)

select * from final
