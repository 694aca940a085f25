-- How many things stand in each situation of each process, and what they are worth.
create or replace temp table verdade_situacoes as
with reservas as (
    select nome_situacao(idsituacao) as situacao, round(valor, 2) as valor
    from agora_reservas
    where not esta_apagada
),

repasses as (
    select
        case
            when esta_distratada then 'Cancelado'
            when liberado_em is not null then 'Finalizado'
            when registrado_em is not null then 'Registrado'
            when assinado_em is not null then 'Assinado'
            else 'Em análise'
        end as situacao,
        round(valor, 2) as valor
    from agora_repasses
),

precadastros as (
    select
        case when not decidida then 'Em análise' when reprovada then 'Reprovado' else 'Aprovado' end
            as situacao,
        vgv_tabela as valor
    from agora_precadastros
),

unidades as (
    select situacao, coalesce(valor_centavos, 0) / 100 as valor from verdade_tabela_unidades
),

leads as (
    select
        case
            when ja(comprou_em) then 'Venda Realizada'
            when ja(reservou_em) then 'Reserva'
            when ja(reativado_em) then 'Em atendimento'
            when ja(perdido_em) then 'Descartado'
            when ja(visitou_em) then 'Visita realizada'
            when ja(atendido_em) then 'Em atendimento'
            else 'Sem contato'
        end as situacao,
        0 as valor
    from agora_leads
)

select
    t.processo,
    trim(t.situacao) as situacao,
    count(*) as registros,
    (sum(t.valor) * 100)::bigint as valor_centavos
from (
    select 'reservas' as processo, * from reservas
    union all
    select 'repasses', * from repasses
    union all
    select 'precadastros', * from precadastros
    union all
    select 'unidades', * from unidades
    union all
    select 'leads', * from leads
) as t
group by all;
