-- Each unit at the end of each month since it was put on sale, and today: sold, held back or in stock. Held
-- back are the units that only the ERP sells, which the CRM blocks, and the ERP's technical reserve, as both
-- stand today.
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

-- A reserved unit is still for sale: until it is sold, cancelled or expires.
reservadas as (
    select
        idunidade,
        criada_em::date as data_inicio,
        ocorrido(coalesce(vendida_em, cancelada_em, vence_em))::date as data_fim
    from agora_reservas
    where not esta_apagada
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
        case
            when u.papel = 'so_erp' then 'sg-' || u.id_unidade_erp::varchar
            else 'cv-' || u.idunidade::varchar
        end as id_unidade,
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
    from fins_de_mes((select min(data_entrada) from postas_a_venda))
),

fotografadas as (
    select
        u.id_unidade,
        u.id_empreendimento,
        f.mes,
        f.dia,
        u.data_entrada,
        u.valor_tabela,
        u.esta_retida,
        exists (
            from vendidas as v
            where v.idunidade = u.idunidade
                and v.data_venda <= f.dia and (v.data_fim is null or v.data_fim > f.dia)
        ) as esta_vendida,
        exists (
            from permutas as p
            where p.idunidade = u.idunidade
                and p.data_venda <= f.dia and (p.data_fim is null or p.data_fim > f.dia)
        ) as esta_permutada,
        exists (
            from reservadas as r
            where r.idunidade = u.idunidade
                and r.data_inicio <= f.dia and (r.data_fim is null or r.data_fim > f.dia)
        ) as esta_reservada
    from postas_a_venda as u
    inner join fins as f on u.data_entrada <= f.dia
)

select
    * exclude (esta_retida, esta_permutada, esta_reservada),
    esta_permutada or esta_retida as esta_fora,
    case
        when esta_vendida then 'vendida'
        when esta_permutada then 'permuta'
        when esta_retida then 'fora_da_oferta'
        when esta_reservada then 'reservada'
        else 'disponivel'
    end as situacao
from fotografadas;
