-- Units and list value now, by development and state: garages and the like are not units, and what has
-- never been on offer belongs to a launch to come.
with

unidades as (

    select
        e.id_empreendimento,
        coalesce(e.nome_empreendimento, 'Não informado') as nome_empreendimento,
        coalesce(e.situacao_estoque, 'nao_lancada') as situacao,
        count(*) as quantidade_unidades,
        sum(e.valor_tabela) as vgv_tabela
    from views.vw_estoque as e
    where not coalesce(e.eh_complementar, false) and {filtros}
    group by all

),

posicoes as (

    select
        id_empreendimento,
        row_number() over (order by sum(quantidade_unidades) desc, id_empreendimento) as posicao
    from unidades
    group by id_empreendimento

)

select
    case when p.posicao <= $limite then u.id_empreendimento end as id,
    case when p.posicao <= $limite then u.nome_empreendimento else 'Demais' end as rotulo,
    least(p.posicao, $limite + 1) as posicao,
    u.situacao,
    sum(u.quantidade_unidades) as quantidade_unidades,
    sum(u.vgv_tabela) as vgv_tabela
from unidades as u
inner join posicoes as p on u.id_empreendimento is not distinct from p.id_empreendimento
group by 1, 2, 3, 4
order by posicao, quantidade_unidades desc
