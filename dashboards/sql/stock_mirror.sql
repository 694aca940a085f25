-- The units of one development as they stand: block, floor (the highest first) and place on the floor.
-- The place is what the unit's number says after its floor (302 is the second of the third); a block
-- that does not number so is filled in the order of its numbers, and one without floors in rows of ten.
with

unidades as (

    select
        coalesce(e.nome_bloco, e.nome_etapa, '') as nome_bloco,
        e.nome_unidade,
        e.andar,
        try_cast(regexp_extract(e.andar, '\d+') as integer) as numero_andar,
        regexp_extract(e.nome_unidade, '(\d+)\D*$', 1) as numero,
        coalesce(e.situacao_estoque, 'nao_lancada') as situacao,
        e.tipologia,
        e.area_privativa,
        e.valor_tabela
    from views.vw_estoque as e
    where
        not coalesce(e.eh_complementar, false)
        and e.id_empreendimento = $empreendimento_escolhido
        and {filtros}

),

finais as (

    select
        nome_bloco,
        nome_unidade,
        andar,
        numero_andar,
        situacao,
        tipologia,
        area_privativa,
        valor_tabela,
        case
            when length(numero) = length(numero_andar::varchar) + 2
                and starts_with(numero, numero_andar::varchar)
                then right(numero, 2)::integer
        end as final,
        row_number() over (
            partition by nome_bloco, coalesce(numero_andar, 0)
            order by try_cast(numero as integer), nome_unidade
        ) as ordem
    from unidades

),

regras as (

    select
        nome_bloco,
        count(final) = count(*)
        and count(distinct (numero_andar, final)) = count(*)
        and max(final) <= 2 * max(ordem) as tem_finais,
        count(numero_andar) > 0 as tem_andares
    from finais
    group by nome_bloco

)

select
    f.nome_bloco,
    f.nome_unidade,
    f.situacao,
    f.tipologia,
    f.area_privativa,
    f.valor_tabela,
    case when r.tem_andares then f.andar end as andar,
    case when r.tem_andares then coalesce(f.numero_andar, 0) else (f.ordem - 1) // 10 end as linha,
    case
        when not r.tem_andares then (f.ordem - 1) % 10 + 1
        when r.tem_finais then f.final
        else f.ordem
    end as coluna
from finais as f
inner join regras as r on f.nome_bloco = r.nome_bloco
order by f.nome_bloco, linha desc, coluna
limit $limite
