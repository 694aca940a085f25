-- GET /reservas/condicoes: one row per series of each payment plan. A replaced plan stays as
-- ativo='N' and the new one comes under new ids.
create or replace temp view registros as
with versoes as (
    select
        *, 1 as versao, criada_em as nasce_em, ocorrido(plano_refeito_em) as morre_em, valor_inicial as total
    from agora_reservas
    union all
    select *, 2, plano_refeito_em, null, valor from agora_reservas where ja(plano_refeito_em)
),

series as (
    select
        * exclude (modificada_em),
        unnest(plano(chave, valor_inicial, total, idtipovenda = 1, criada_em::date)) as s,
        greatest(nasce_em, morre_em, migrada_em) as modificada_em
    from versoes
)

select
    (c.idreserva * 12 + (c.versao - 1) * 6 + c.s.ordem)::varchar as referencia,
    ts(c.modificada_em) as referencia_data,
    sn(c.morre_em is null) as ativo,
    c.idreserva * 12 + (c.versao - 1) * 6 + c.s.ordem as idreservascondicoes,
    c.idreserva as idreserva,
    c.s.ordem + 6 as idserie,
    c.s.serie as serie,
    c.s.quantidade as parcela_quantidade,
    numero(c.s.valor, c.chave * 8 + c.s.ordem) as valor,
    round(c.s.valor::double * 1.05, 2) as valor_com_juros,
    c.s.valor::double as valor_com_comissao_fora_do_contrato,
    round(c.s.valor::double * 0.95, 2) as valor_sem_comissao,
    dia(c.s.vencimento + (c.versao - 1) * 10) as vencimento,
    case when c.chave % 7 > 0 then 'Carteira' end as portador,
    case when c.s.ordem in (2, 3) then 'INCC-DI' else '' end as indexador,
    ts(c.nasce_em) as data_reservas_condicoes,
    ts(c.modificada_em) as data_modificacao
from series as c;

create or replace temp view servidos as
select r.referencia_data as cursor, r.idreservascondicoes as ordem, to_json(r)::varchar as texto
from registros as r;
