-- The stock of each development at the end of each month, and today: what had been put on sale, less what
-- was sold, bartered or held back then, and what moved it.
create or replace temp table verdade_estoque as
with finais as (
    select
        id_empreendimento,
        mes,
        count(*) filter (where not esta_vendida and not esta_fora) as final,
        coalesce(
            sum(valor_tabela) filter (
                where not esta_vendida and not esta_fora and id_empreendimento like 'cv-%'
            ),
            0
        ) as vgv_final,
        count(*) filter (
            where date_trunc('month', data_entrada) = mes and (esta_vendida or not esta_fora)
        ) as lancadas,
        coalesce(
            sum(valor_tabela) filter (
                where date_trunc('month', data_entrada) = mes and (esta_vendida or not esta_fora)
                    and id_empreendimento like 'cv-%'
            ),
            0
        ) as vgv_lancado
    from verdade_unidades
    group by all
),

vendas as (
    select
        id_empreendimento,
        date_trunc('month', data_venda)::date as mes,
        count(*) as vendas,
        sum(valor_centavos) as vgv
    from verdade_vendas
    where not eh_transferencia and data_venda <= getvariable('agora')::date
    group by all
),

distratos as (
    select
        id_empreendimento,
        date_trunc('month', data_distrato)::date as mes,
        count(*) as distratos,
        sum(valor_centavos) as vgv
    from verdade_vendas
    where not foi_transferida and data_distrato <= getvariable('agora')::date
    group by all
)

select
    id_empreendimento,
    mes,
    lag(f.final, 1, 0) over (partition by id_empreendimento order by mes) as inicial,
    f.lancadas,
    coalesce(v.vendas, 0) as vendas,
    coalesce(d.distratos, 0) as distratos,
    f.final,
    (f.vgv_final * 100)::bigint as vgv_final_centavos,
    (f.vgv_lancado * 100)::bigint as vgv_lancado_centavos,
    coalesce(v.vgv, 0)::bigint as vgv_bruto_centavos,
    coalesce(d.vgv, 0)::bigint as vgv_distratado_centavos,
    (lag(f.vgv_final, 1, 0) over (partition by id_empreendimento order by mes) * 100)::bigint
        as vgv_inicial_centavos,
    -- What neither a launch nor a sale nor a distrato explains.
    f.final - inicial - f.lancadas - coalesce(d.distratos, 0) + coalesce(v.vendas, 0) as ajustes
from finais as f
left join vendas as v using (id_empreendimento, mes)
left join distratos as d using (id_empreendimento, mes);
