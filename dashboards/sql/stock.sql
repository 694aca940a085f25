-- Units and list value now, by development and availability; the period plays no part.
with

unidades as (

    select
        e.id_empreendimento,
        e.nome_empreendimento,
        e.situacao_disponibilidade,
        e.quantidade_unidades,
        e.vgv_tabela
    from views.vw_estoque_empreendimentos as e
    where {filtros}

),

posicoes as (

    select
        id_empreendimento,
        row_number() over (order by sum(quantidade_unidades) desc, id_empreendimento) as posicao
    from unidades
    group by id_empreendimento

)

select
    case when p.posicao <= $limite then u.nome_empreendimento else 'Demais' end as rotulo,
    least(p.posicao, $limite + 1) as posicao,
    coalesce(u.situacao_disponibilidade, 'desconhecida') as situacao,
    sum(u.quantidade_unidades) as quantidade_unidades,
    sum(u.vgv_tabela) as vgv_tabela
from unidades as u
inner join posicoes as p using (id_empreendimento)
group by 1, 2, 3
order by posicao, quantidade_unidades desc
