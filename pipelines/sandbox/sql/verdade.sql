-- What is true at the clock, by the rules V1 to V10 of docs/regras.md, from the life tables and the state
-- at the clock; no JSON is read.

-- V1: sold, not deleted. V2 takes barters and donations out later: they still claim their contract.
create or replace temp table verdade_reservas as
select
    r.*,
    'cv-' || r.idreserva::varchar as id_venda,
    r.vendida_em::date as data_venda_flag,
    case when r.esta_distratada then r.distrato_em::date end as data_distrato
from agora_reservas as r
where r.foi_vendida and not r.esta_apagada;

-- V3: the ladder. The flaw of a missing ERP code on the reservation does not matter to the first rung.
create or replace temp table verdade_casamentos as
with por_codigo as (
    select r.idreserva, c.id, 'codigo_interno' as tipo
    from verdade_reservas as r
    inner join agora_contratos as c on r.codigointerno = c.id::varchar
    where c.codigo_erp = r.codigo_erp
),

por_numero as (
    select r.idreserva, c.id, 'numero_contrato' as tipo
    from verdade_reservas as r
    inner join agora_contratos as c
        on c.codigo_erp = r.codigo_erp and c.numero in (r.numero_venda, r.contrato_interno)
    where r.idreserva not in (select idreserva from por_codigo)
        and c.id not in (select id from por_codigo)
),

ja_casados as (
    from por_codigo union all from por_numero
),

candidatos as (
    select
        r.idreserva,
        c.id,
        row_number() over (
            partition by r.idreserva order by abs(c.data_contrato - r.data_venda_flag), c.id
        ) as lugar_contrato,
        row_number() over (
            partition by c.id order by abs(c.data_contrato - r.data_venda_flag), r.idreserva
        ) as lugar_reserva
    from verdade_reservas as r
    inner join agora_contratos as c
        on c.idunidade_contrato = r.idunidade and abs(c.data_contrato - r.data_venda_flag) <= 60
    where r.idreserva not in (select idreserva from ja_casados)
        and c.id not in (select id from ja_casados)
)

from ja_casados
union all
select idreserva, id, 'unidade_e_data' from candidatos where lugar_contrato = 1 and lugar_reserva = 1;

-- V7: cancelled and entered anew under another id, for the same deal.
create or replace temp table verdade_reemitidos as
select velho.id, novo.id as id_vigente
from agora_contratos as velho
inner join agora_contratos as novo
    on velho.idreserva = novo.idreserva and velho.papel = 'principal' and novo.papel = 'reemitido'
where velho.esta_cancelado;

-- V8: a distrato and the sale that took its place.
create or replace temp table verdade_transferencias as
with pares as (
    select
        a.idreserva as saida,
        b.idreserva as entrada,
        abs(b.data_venda_flag - a.data_distrato) as dias
    from verdade_reservas as a
    inner join verdade_reservas as b
        on a.idempreendimento = b.idempreendimento
        and (a.idunidade = b.idunidade or a.idcliente = b.idcliente)
        and a.idreserva <> b.idreserva
    where a.esta_distratada and b.cessao and abs(b.data_venda_flag - a.data_distrato) <= 7
        and not a.eh_permuta_ou_doacao and not b.eh_permuta_ou_doacao
),

ordenados as (
    select
        *,
        row_number() over (partition by saida order by dias, entrada) as lugar_entrada,
        row_number() over (partition by entrada order by dias, saida) as lugar_saida
    from pares
)

select saida, entrada from ordenados where lugar_entrada = 1 and lugar_saida = 1;

-- V9: what was foreseen and what was paid.
create or replace temp table verdade_previstas as
select idreserva, sum(valor) as prevista
from mundo.comissoes
where ja(nasce_em) and not ja(morre_em)
group by idreserva;

create or replace temp table verdade_comissoes_erp as
select
    id,
    coalesce(sum(valor) filter (where situacao_parcela <> 'CANCELLED'), 0) as prevista,
    coalesce(sum(valor) filter (where situacao_parcela = 'PAID'), 0) as paga
from agora_comissoes_erp
group by id;

create or replace temp table verdade_pagas_crm as
select idreserva, sum(valor_pago) as paga
from agora_documentos_comissao
where not esta_inativo
group by idreserva;

create or replace temp table verdade_vendas as
select
    r.id_venda,
    'cv-' || r.idempreendimento::varchar as id_empreendimento,
    r.data_venda_flag as data_venda,
    r.data_distrato,
    -- V4, rounded half up to cents.
    (
        round(case when c.situacao in (2, 3) then c.valor_contrato::decimal(18, 3) else r.valor end, 2) * 100
    )::bigint as valor_centavos,
    (coalesce(p.prevista, 0) * 100)::bigint as comissao_prevista_centavos,
    (coalesce(x.paga, d.paga, 0) * 100)::bigint as comissao_paga_centavos,
    coalesce(m.tipo, 'so_cv') as tipo_casamento,
    r.idreserva in (select entrada from verdade_transferencias) as eh_transferencia,
    r.idreserva in (select saida from verdade_transferencias) as foi_transferida,
    r.data_distrato is null as eh_ativa
from verdade_reservas as r
left join verdade_casamentos as m on r.idreserva = m.idreserva
left join agora_contratos as c on m.id = c.id
left join verdade_previstas as p on r.idreserva = p.idreserva
left join verdade_comissoes_erp as x on m.id = x.id
left join verdade_pagas_crm as d on r.idreserva = d.idreserva
where not r.eh_permuta_ou_doacao
union all
-- V6: issued contracts that no reservation claims.
select
    'sg-' || c.id::varchar,
    case when e.eh_so_erp then 'sg-' || e.codigo_erp::varchar else 'cv-' || e.idempreendimento::varchar end,
    c.data_contrato,
    case when c.esta_cancelado then c.data_cancelamento end,
    (c.valor_contrato * 100)::bigint,
    (coalesce(x.prevista, 0) * 100)::bigint,
    (coalesce(x.paga, 0) * 100)::bigint,
    'so_sienge',
    false,
    false,
    not c.esta_cancelado
from agora_contratos as c
inner join mundo.empreendimentos as e on c.k_empreendimento = e.k
left join verdade_comissoes_erp as x on c.id = x.id
where c.situacao in (2, 3) and c.foi_emitido
    -- A copy is never a sale, whatever became of it.
    and c.papel <> 'duplicado'
    and c.id not in (select id from verdade_casamentos)
    and c.id not in (select id from verdade_reemitidos);

create or replace temp table verdade_divergencias as
with pares as (
    select
        r.*,
        c.id,
        c.data_contrato,
        c.situacao,
        c.valor_contrato,
        c.idunidade_contrato,
        c.id_cliente_erp,
        c.codigo_erp as codigo_erp_contrato,
        p.prevista,
        x.prevista as prevista_erp
    from verdade_reservas as r
    inner join verdade_casamentos as m on r.idreserva = m.idreserva
    inner join agora_contratos as c on m.id = c.id
    left join verdade_previstas as p on r.idreserva = p.idreserva
    left join verdade_comissoes_erp as x on c.id = x.id
    where not r.eh_permuta_ou_doacao
)

select id_venda, 'valor' as motivo from pares where round(valor, 2) <> valor_contrato
union all
select id_venda, 'data' from pares where data_contrato <> data_venda_flag
union all
select id_venda, 'situacao' from pares where esta_distratada <> (situacao = 3)
union all
select id_venda, 'unidade' from pares where idunidade <> idunidade_contrato
union all
select id_venda, 'comissao' from pares
where not esta_distratada
    and situacao <> 3
    and prevista_erp is not null
    and prevista_erp <> coalesce(prevista, 0)
union all
select distinct p.id_venda, 'duplicado'
from pares as p
inner join agora_contratos as c
    on p.codigo_erp_contrato = c.codigo_erp
    and p.idunidade_contrato = c.idunidade_contrato
    and p.id_cliente_erp = c.id_cliente_erp
    and p.id <> c.id
where c.situacao <> 3 and c.id not in (select id from verdade_casamentos)
union all
select id_venda, case tipo_casamento when 'so_cv' then 'ausente_no_erp' else 'ausente_no_crm' end
from verdade_vendas
where tipo_casamento in ('so_cv', 'so_sienge');
