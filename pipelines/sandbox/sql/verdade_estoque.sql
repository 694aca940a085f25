-- The stock of each development at the end of each month, and today: what had been put on sale, less what
-- was sold, bartered or held back then. Held back are the units that only the ERP sells, which the CRM
-- blocks, and the ERP's technical reserve, as both stand today.
create or replace temp table verdade_unidades as
with vendidas as (
    select
        v.*,
        coalesce(r.idunidade, c.idunidade_contrato) as idunidade,
        -- Who leaves by a transfer keeps the unit until the other takes theirs.
        coalesce(b.vendida_em::date, v.data_distrato) as data_fim
    from verdade_vendas as v
    left join agora_reservas as r on v.id_venda = 'cv-' || r.idreserva::varchar
    left join agora_contratos as c on v.id_venda = 'sg-' || c.id::varchar
    left join verdade_transferencias as t on r.idreserva = t.saida
    left join agora_reservas as b on t.entrada = b.idreserva
),

permutas as (
    select idunidade, data_venda_flag as data_venda, data_distrato as data_fim
    from verdade_reservas
    where eh_permuta_ou_doacao
),

unidades as (
    select
        u.idunidade,
        u.valor_tabela,
        u.papel,
        case
            when u.papel = 'so_erp' then 'sg-' || u.codigo_erp::varchar
            else 'cv-' || u.idempreendimento::varchar
        end as id_empreendimento,
        u.lancado_em,
        u.papel = 'erp'
        or (
            u.idunidade % 97 = 0
            and u.idunidade not in (select c.idunidade_contrato from agora_contratos as c where c.situacao < 3)
        ) as esta_retida
    from mundo.unidades as u
    where u.lancado_em <= getvariable('agora')::date + 60
),

postas_a_venda as (
    select
        u.*,
        case
            when u.papel = 'so_erp'
                then (select min(v.data_venda) from vendidas as v where v.id_empreendimento = u.id_empreendimento)
            else u.lancado_em
        end as data_entrada
    from unidades as u
),

fins as (
    select
        mes::date as mes,
        least(last_day(mes::date), getvariable('agora')::date) as dia
    from unnest(range(
        (select date_trunc('month', min(data_entrada)) from postas_a_venda)::timestamp,
        getvariable('agora')::timestamp,
        interval 1 month
    )) as serie (mes)
)

select
    u.id_empreendimento,
    f.mes,
    u.data_entrada,
    u.valor_tabela,
    exists (
        from vendidas as v
        where v.idunidade = u.idunidade and v.data_venda <= f.dia and (v.data_fim is null or v.data_fim > f.dia)
    ) as esta_vendida,
    exists (
        from permutas as p
        where p.idunidade = u.idunidade and p.data_venda <= f.dia and (p.data_fim is null or p.data_fim > f.dia)
    )
    or u.esta_retida as esta_fora
from postas_a_venda as u
inner join fins as f on u.data_entrada <= f.dia;

create or replace temp table verdade_estoque as
with finais as (
    select
        id_empreendimento,
        mes,
        count(*) filter (where not esta_vendida and not esta_fora) as final,
        coalesce(sum(valor_tabela) filter (where not esta_vendida and not esta_fora and id_empreendimento like 'cv-%'), 0)
            as vgv_final,
        count(*) filter (
            where date_trunc('month', data_entrada) = mes and (esta_vendida or not esta_fora)
        ) as lancadas
    from verdade_unidades
    group by all
),

vendas as (
    select id_empreendimento, date_trunc('month', data_venda)::date as mes, count(*) as vendas
    from verdade_vendas
    where not eh_transferencia and data_venda <= getvariable('agora')::date
    group by all
),

distratos as (
    select id_empreendimento, date_trunc('month', data_distrato)::date as mes, count(*) as distratos
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
    (f.vgv_final * 100)::bigint as vgv_final_centavos
from finais as f
left join vendas as v using (id_empreendimento, mes)
left join distratos as d using (id_empreendimento, mes);
