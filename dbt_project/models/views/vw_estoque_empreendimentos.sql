with

unidades as (

    select * from {{ ref('dim_unidades') }}

),

empreendimentos as (

    select * from {{ ref('dim_empreendimentos') }}

),

final as (

    select
        unidades.id_empreendimento,
        any_value(empreendimentos.nome_empreendimento) as nome_empreendimento,
        unidades.situacao_disponibilidade,
        count(*) as quantidade_unidades,
        cast(coalesce(sum(unidades.valor_tabela), 0) as decimal(18, 2)) as vgv_tabela
    from unidades
    left join empreendimentos using (id_empreendimento)
    group by
        unidades.id_empreendimento,
        unidades.situacao_disponibilidade

)

select * from final
