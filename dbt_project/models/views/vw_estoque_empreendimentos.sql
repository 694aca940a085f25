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
        coalesce(unidades.tipo_unidade, 'Sem tipo') as tipo_unidade,
        unidades.eh_vendavel,
        unidades.eh_complementar,
        count(*) as quantidade_unidades,
        cast(coalesce(sum(unidades.valor_tabela), 0) as decimal(18, 2)) as vgv_tabela
    from unidades
    left join empreendimentos using (id_empreendimento)
    group by
        unidades.id_empreendimento,
        unidades.situacao_disponibilidade,
        coalesce(unidades.tipo_unidade, 'Sem tipo'),
        unidades.eh_vendavel,
        unidades.eh_complementar

)

select * from final
