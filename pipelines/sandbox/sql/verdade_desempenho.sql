-- What each broker and each agency did in each month, every thing in the month of its own day. A lead is
-- theirs once somebody answered it, before that it is nobody's, which is a line too; its visit is the
-- broker's; an expired reservation counts when it began and again when it expired, unless it was a barter or
-- a donation, or took over another's sale. Who was only on a side of a transfer had no event.
create or replace temp table verdade_desempenho as
with fatos as (
    select
        data_evento as dia,
        id_corretor,
        id_imobiliaria,
        'evento' as fato,
        0 as minutos,
        vendas,
        distratos,
        vgv_bruto_centavos,
        vgv_distratado_centavos,
        comissao_prevista_centavos
    from verdade_eventos_venda
    union all by name
    select
        criado_em::date as dia,
        case when ja(atendido_em) then 'cv-' || idcorretor::varchar end as id_corretor,
        case when ja(atendido_em) then 'cv-' || idimobiliaria::varchar end as id_imobiliaria,
        'lead' as fato,
        case
            when ja(atendido_em)
                then greatest(0, floor(date_diff('second', criado_em, atendido_em) / 60)::bigint)
        end as minutos
    from agora_leads
    union all by name
    select
        visitou_em::date as dia,
        'cv-' || idcorretor::varchar as id_corretor,
        case when ja(atendido_em) then 'cv-' || idimobiliaria::varchar end as id_imobiliaria,
        'visita' as fato
    from agora_leads
    where ja(visitou_em)
    union all by name
    select
        unnest([r.criada_em::date, case when r.esta_vencida then r.vence_em::date end]) as dia,
        'cv-' || co.idcorretor::varchar as id_corretor,
        'cv-' || im.idimobiliaria::varchar as id_imobiliaria,
        unnest(['reserva', 'vencida']) as fato
    from agora_reservas as r
    left join mundo.corretores as co on r.k_corretor = co.k
    left join mundo.imobiliarias as im on co.k_imobiliaria = im.k
    where not r.esta_apagada and not r.eh_permuta_ou_doacao
        and r.idreserva not in (select entrada from verdade_transferencias)
),

de_cada_um as (
    select
        *,
        unnest(['corretor', 'imobiliaria']) as nivel,
        unnest([coalesce(id_corretor, 'sem-corretor'), coalesce(id_imobiliaria, 'sem-imobiliaria')])
            as id_entidade
    from fatos
    where dia is not null
)

select
    nivel,
    date_trunc('month', dia)::date as mes,
    id_entidade,
    count(*) filter (where fato = 'lead') as leads,
    count(minutos) filter (where fato = 'lead') as atendidos,
    coalesce(sum(minutos), 0)::bigint as minutos,
    count(*) filter (where fato = 'visita') as visitas,
    count(*) filter (where fato = 'reserva') as reservas,
    count(*) filter (where fato = 'vencida') as vencidas,
    coalesce(sum(vendas), 0)::bigint as vendas,
    coalesce(sum(distratos), 0)::bigint as distratos,
    coalesce(sum(vgv_bruto_centavos), 0)::bigint as vgv_bruto_centavos,
    coalesce(sum(vgv_distratado_centavos), 0)::bigint as vgv_distratado_centavos,
    coalesce(sum(comissao_prevista_centavos), 0)::bigint as comissao_centavos,
    coalesce(bool_or(vendas + distratos > 0), false) as tem_evento
from de_cada_um
group by all;
