-- What the people of the company would keep by hand: targets around what they sold in the last year,
-- deadlines of the transfers, shares of two developments, what media cost. Some have no target, on purpose.
create or replace temp table planilha_vendas as
select
    r.valor_inicial,
    'cv-' || r.idempreendimento::varchar as id_empreendimento,
    'cv-' || im.idimobiliaria::varchar as id_imobiliaria,
    'cv-' || co.idcorretor::varchar as id_corretor,
    r.k,
    im.k as k_imobiliaria,
    co.k as k_corretor
from mundo.reservas as r
left join mundo.corretores as co on r.k_corretor = co.k
left join mundo.imobiliarias as im on co.k_imobiliaria = im.k
where r.resultado = 'vendida'
    and r.vendida_em between somar_dias(getvariable('hoje')::date::timestamp, -365)
    and getvariable('hoje')::date::timestamp;

create or replace temp table planilha_metas as
with ritmos as (
    select 'empresa' as nivel, null as id_entidade, sum(valor_inicial) / 12 as vgv, count(*) / 12 as vendas
    from planilha_vendas
    union all
    select 'empreendimento', id_empreendimento, sum(valor_inicial) / 12, count(*) / 12
    from planilha_vendas
    where k < (select max(k) from planilha_vendas)
    group by id_empreendimento
    union all
    select 'imobiliaria', id_imobiliaria, sum(valor_inicial) / 12, count(*) / 12
    from planilha_vendas
    where k_imobiliaria % 3 <> 0
    group by id_imobiliaria
    union all
    select 'corretor', id_corretor, sum(valor_inicial) / 12, count(*) / 12
    from planilha_vendas
    where k_corretor % 2 = 0
    group by id_corretor
),

meses as (
    select unnest(range(
        date_trunc('month', getvariable('hoje')::date) - interval 12 month,
        date_trunc('month', getvariable('hoje')::date) + interval 3 month,
        interval 1 month
    ))::date as mes
),

metricas as (
    select nivel, id_entidade, 'vgv_bruto' as metrica, greatest(round(vgv * 1.05, -4), 10000) as meta
    from ritmos
    union all
    select nivel, id_entidade, 'vgv_liquido', greatest(round(vgv * 0.95, -4), 10000) from ritmos
    union all
    select nivel, id_entidade, 'vendas_brutas', ceil(vendas) from ritmos
    union all
    select nivel, id_entidade, 'vendas_liquidas', greatest(round(vendas * 0.9), 1) from ritmos
    where nivel = 'empresa'
    union all
    select nivel, id_entidade, 'leads', ceil(vendas * 8) from ritmos
    where nivel = 'empresa'
)

select metrica, nivel, id_entidade, mes, null::date as vigencia_desde, meta::decimal(18, 2) as valor_meta
from metricas, meses
union all
-- The board raised this month's target on the sixteenth.
select metrica, nivel, id_entidade, mes, mes + 15, (meta * 1.1)::decimal(18, 2)
from metricas, meses
where nivel = 'empresa' and metrica = 'vgv_bruto' and mes = date_trunc('month', getvariable('hoje')::date)
order by all;

create or replace temp table planilha_repasses_prazos as
select *
from (values ('Em análise', 30), ('Assinado', 60), ('Registrado', 45)) as t (situacao, dias_prazo);

create or replace temp table planilha_participacoes as
with vendidos as (
    select id_empreendimento, row_number() over (order by k) as n
    from (select distinct id_empreendimento, k from planilha_vendas)
)

select id_empreendimento, null::date as vigencia_desde, 75.0::decimal(18, 4) as percentual_empresa
from vendidos
where n = 1
union all
select id_empreendimento, null, 60.0 from vendidos
where n = 2
union all
select id_empreendimento, getvariable('hoje')::date - 180, 66.6667 from vendidos
where n = 2
order by all;

-- Nobody came by the last one, and one month's bill of the first was never entered. Odd cents, so that costs
-- per lead and sale meet half cents.
create or replace temp table planilha_investimento_midia as
select
    (date_trunc('month', getvariable('hoje')::date) - to_months(n::integer))::date as mes_referencia,
    nome_origem,
    (
        ((98_765 + 12_347 * ordem) * (select 1 + count(*) // 100 from planilha_vendas) + 1_009 * n) / 100
    )::decimal(18, 2) as valor_investido
from
    range(14) as meses (n),
    (values (1, 'Facebook'), (2, 'Portal'), (3, 'Outdoor')) as pagas (ordem, nome_origem)
where not (n = 1 and ordem = 1)
order by all;
