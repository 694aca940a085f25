-- Of the sales of each month, how many had been undone by each age in months, up to the present month. A
-- sale that came by a transfer belongs to the month of the sale that it took over.
create or replace temp table verdade_safras as
with recursive origens as (
    select idreserva, idreserva as primeira
    from verdade_reservas
    where idreserva not in (select entrada from verdade_transferencias)
    union all
    select t.entrada, o.primeira
    from origens as o
    inner join verdade_transferencias as t on o.idreserva = t.saida
),

vendas as (
    select
        v.*,
        date_trunc('month', coalesce(r.vendida_em::date, v.data_venda))::date as safra
    from verdade_vendas as v
    left join origens as o on v.id_venda = 'cv-' || o.idreserva::varchar
    left join agora_reservas as r on o.primeira = r.idreserva
),

safras as (
    select safra, id_empreendimento, count(*) as vendas, sum(valor_centavos)::bigint as vgv_centavos
    from vendas
    where not eh_transferencia
    group by all
)

select
    s.safra,
    s.id_empreendimento,
    idade::bigint as idade,
    s.vendas,
    (
        select count(*) from vendas as v
        where v.safra = s.safra and v.id_empreendimento = s.id_empreendimento and not v.foi_transferida
            and date_diff('month', s.safra, v.data_distrato) <= idade
    ) as distratos,
    s.vgv_centavos,
    (
        select coalesce(sum(v.valor_centavos), 0)::bigint from vendas as v
        where v.safra = s.safra and v.id_empreendimento = s.id_empreendimento and not v.foi_transferida
            and date_diff('month', s.safra, v.data_distrato) <= idade
    ) as vgv_distratado_centavos
from safras as s, unnest(range(date_diff('month', s.safra, getvariable('agora')::date) + 1)) as serie (idade);
