-- What the buyers owed at each month's end, told from the lives of the instalments: late is what nobody
-- had paid by that day; today is the end of this month.
create or replace temp table verdade_inadimplencia as
with parcelas as (
    select
        p.id,
        p.id_parcela,
        case
            when e.eh_so_erp then 'sg-' || e.codigo_erp::varchar
            else 'cv-' || e.idempreendimento::varchar
        end as id_empreendimento,
        p.s.ordem = 4 as do_banco,
        p.valor_parcela,
        p.vencimento::date as vencimento,
        p.emitido_em::date as emissao,
        case when p.foi_paga then p.paga_em::date end as paga,
        case when p.esta_cancelado then p.data_cancelamento::date end as cancelada
    from agora_parcelas as p
    inner join mundo.empreendimentos as e on p.k_empreendimento = e.k
),

meses as (
    select i.id_empreendimento, f.*
    from (select id_empreendimento, min(emissao) as desde from parcelas group by id_empreendimento) as i
    inner join fins_de_mes((select min(emissao) from parcelas)) as f on f.dia >= i.desde
),

fotografias as (
    select
        m.mes,
        m.dia,
        p.*,
        coalesce(p.paga <= m.dia, false) as estava_paga
    from meses as m
    inner join parcelas as p
        on m.id_empreendimento = p.id_empreendimento
        and p.emissao <= m.dia
        and coalesce(p.cancelada > m.dia, true)
),

somadas as (
    select
        mes,
        id_empreendimento,
        sum(valor_parcela) filter (where not do_banco and not estava_paga) as carteira,
        sum(valor_parcela) filter (where not do_banco and vencimento <= dia) as vencido,
        sum(valor_parcela) filter (where not do_banco and not estava_paga and dia - vencimento > 1) as atraso_1,
        sum(valor_parcela) filter (where not do_banco and not estava_paga and dia - vencimento > 30)
            as atraso_30,
        sum(valor_parcela) filter (where not do_banco and not estava_paga and dia - vencimento > 60)
            as atraso_60,
        sum(valor_parcela) filter (where not do_banco and not estava_paga and dia - vencimento > 90)
            as atraso_90,
        sum(valor_parcela) filter (where do_banco and not estava_paga and dia - vencimento > 1) as banco,
        count(distinct id) filter (where not estava_paga) as contratos,
        count(distinct id) filter (where not do_banco and not estava_paga and dia - vencimento > 90)
            as contratos_90
    from fotografias
    group by mes, id_empreendimento
)

select
    m.mes,
    m.id_empreendimento,
    coalesce(s.carteira * 100, 0)::bigint as carteira_centavos,
    coalesce(s.vencido * 100, 0)::bigint as vencido_centavos,
    coalesce(s.atraso_1 * 100, 0)::bigint as atraso_1_centavos,
    coalesce(s.atraso_30 * 100, 0)::bigint as atraso_30_centavos,
    coalesce(s.atraso_60 * 100, 0)::bigint as atraso_60_centavos,
    coalesce(s.atraso_90 * 100, 0)::bigint as atraso_90_centavos,
    coalesce(s.banco * 100, 0)::bigint as banco_centavos,
    coalesce(s.contratos, 0) as contratos,
    coalesce(s.contratos_90, 0) as contratos_90
from meses as m
left join somadas as s on m.mes = s.mes and m.id_empreendimento = s.id_empreendimento;
