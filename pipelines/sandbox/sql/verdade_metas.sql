-- The targets as the people of the company wrote them: from when to when each counts, and which one counts
-- for its month, seen from today: the last one of a month that is over, else the one that began last, and
-- the first one where none has begun yet.
create or replace temp table verdade_metas as
with escritas as (
    select
        metrica,
        nivel,
        coalesce(id_entidade, 'empresa') as id_entidade,
        mes,
        coalesce(vigencia_desde, mes) as desde,
        (valor_meta * 100)::bigint as meta_centavos
    from planilha_metas
)

select
    m.metrica,
    m.nivel,
    m.id_entidade,
    m.mes,
    m.desde,
    case when s.desde is null then last_day(m.mes) else s.desde - 1 end as ate,
    m.meta_centavos,
    case
        when last_day(m.mes) <= getvariable('agora')::date then s.desde is null
        when m.desde <= getvariable('agora')::date then coalesce(s.desde > getvariable('agora')::date, true)
        else m.desde = min(m.desde) over (partition by m.metrica, m.nivel, m.id_entidade, m.mes)
    end as vale
from escritas as m
asof left join escritas as s
    on m.metrica = s.metrica and m.nivel = s.nivel and m.id_entidade = s.id_entidade and m.mes = s.mes
    and m.desde < s.desde;
