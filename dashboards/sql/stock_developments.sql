-- The developments that have units, the largest first; equal names are told apart by their id.
with

empreendimentos as (

    select
        e.id_empreendimento as id,
        coalesce(max(e.nome_empreendimento), 'Não informado') as nome,
        count(*) as unidades
    from views.vw_estoque as e
    where not coalesce(e.eh_complementar, false) and e.id_empreendimento is not null and {filtros}
    group by e.id_empreendimento

)

select
    id,
    case when count(*) over (partition by nome) > 1 then nome || ' (' || id || ')' else nome end as rotulo
from empreendimentos
order by unidades desc, rotulo
