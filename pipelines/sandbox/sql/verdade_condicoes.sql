-- The series of every payment plan in force, of the reservations that were not deleted. A plan that was made
-- anew comes under new ids, ten days later.
create or replace temp table verdade_condicoes as
with planos as (
    select
        *,
        ja(plano_refeito_em) as foi_refeito,
        unnest(
            plano(
                chave,
                valor_inicial,
                case when ja(plano_refeito_em) then valor else valor_inicial end,
                idtipovenda = 1,
                criada_em::date
            )
        ) as s
    from agora_reservas
    where not esta_apagada
)

select
    (p.idreserva * 12 + case when p.foi_refeito then 6 else 0 end + p.s.ordem)::bigint as id_condicao,
    p.idreserva as id_reserva,
    v.id_venda,
    'cv-' || p.idempreendimento::varchar as id_empreendimento,
    trim(p.s.serie) as nome_serie,
    p.s.vencimento + case when p.foi_refeito then 10 else 0 end as data_primeiro_vencimento,
    p.s.quantidade as quantidade_parcelas,
    (round(p.s.valor, 2) * 100)::bigint as parcela_centavos,
    (round(p.s.valor, 2) * 100)::bigint * p.s.quantidade as total_centavos
from planos as p
left join verdade_vendas as v on v.id_venda = 'cv-' || p.idreserva::varchar;
