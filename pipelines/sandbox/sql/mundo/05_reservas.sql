-- The life of every reservation: who, what, how much, and each instant at which something happens.
create table mundo.clientes as
select
    cliente_chave,
    (5000 + row_number() over (order by min(criada_em), cliente_chave))::integer as idcliente
from mundo.tentativas
group by cliente_chave;

create table mundo.reservas as
with numeradas as (
    select
        (40000 + row_number() over (order by t.criada_em, t.chave))::integer as idreserva,
        t.*,
        un.* exclude (idunidade, posicao, ofertada_em, papel, lancado_em, prazo_obra_dias),
        cl.idcliente,
        case
            when u(t.chave, 'sem_corretor') < 0.04 then null
            else 1 + (mistura(t.chave, 'corretor') % getvariable('corretores')::ubigint)::integer
        end as k_corretor,
        dinheiro(un.valor_tabela * (1 + 0.004 * date_diff('month', un.lancado_em, t.criada_em)))
            as vgv_tabela,
        un.lancado_em + un.prazo_obra_dias as entrega_em
    from mundo.tentativas as t
    inner join mundo.unidades as un on t.idunidade = un.idunidade
    inner join mundo.clientes as cl on t.cliente_chave = cl.cliente_chave
),

negociadas as (
    select
        *,
        -- Most prices have cents, many are round, a few carry eighths of a real (a third decimal
        -- that is exact in binary, so that rounding half up to cents has one answer).
        case
            when
                u(chave, 'forma') < 0.40
                then round(vgv_tabela::double * (0.92 + 0.08 * u(chave, 'desconto')), -2)::decimal(18, 3)
            when
                u(chave, 'forma') < 0.98
                then round(vgv_tabela::double * (0.92 + 0.08 * u(chave, 'desconto')), 2)::decimal(18, 3)
            else (floor(vgv_tabela::double * (0.92 + 0.08 * u(chave, 'desconto')))
                + sorteia(chave, 'oitavos', [0.125, 0.375, 0.625, 0.875])::double)::decimal(18, 3)
        end as valor_inicial,
        case
            when edicao_em is not null then edicao_em
            when resultado = 'vendida' and u(chave, 'edita') < 0.06 then nullif(
                least(
                    instante(vendida_em::date + inteiro(chave, 'edita_dia', 3, 160), chave, 'edita_h'),
                    coalesce(distrato_em, excluida_em, 'infinity'::timestamp)
                ),
                coalesce(distrato_em, excluida_em, 'infinity'::timestamp)
            )
        end as valor_editado_em
    from numeradas
),

com_tipo as (
    select
        *,
        case
            when valor_editado_em is null then valor_inicial
            else round(valor_inicial::double * (0.97 + 0.06 * u(chave, 'edita_valor')), 2)::decimal(18, 3)
        end as valor_final,
        coalesce(
            valor_editado_em,
            case
                when u(chave, 'refaz') < 0.10 and criada_em + to_hours(inteiro(chave, 'refaz_h', 1, 20))
                    < coalesce(vendida_em, cancelada_em, vence_em)
                    then criada_em + to_hours(inteiro(chave, 'refaz_h', 1, 20))
            end
        ) as plano_refeito_em,
        case
            when plantio = 'permuta' then 4
            when plantio is not null or cessao or fim in ('cessao', 'troca') then 2
            when u(chave, 'tipo') < 0.02 then 4
            when u(chave, 'tipo') < 0.03 then 5
            when u(chave, 'tipo') < 0.20 then 1
            when u(chave, 'tipo') < 0.85 then 2
            when u(chave, 'tipo') < 0.95 then 3
            else 0
        end as idtipovenda
    from negociadas
)

select
    *,
    idtipovenda in (4, 5) as eh_permuta_ou_doacao,
    -- The date that the seller typed: the flag's day, at times weeks before it.
    case
        when vendida_em is null then null
        when u(chave, 'retro') < 0.08 then (vendida_em::date - inteiro(chave, 'retro_dias', 2, 40))::timestamp
        else vendida_em::date::timestamp
    end as data_venda,
    instante(criada_em::date, chave, 'aprova') + interval 10 hour as aprovada_em,
    case
        when resultado <> 'vendida' and u(chave, 'exclui_avulsa') < 0.02
            then coalesce(cancelada_em, vence_em) + to_days(inteiro(chave, 'exclui_avulsa_d', 1, 30))
        else excluida_em
    end as apagada_em,
    -- One night a migration stamped a quarter of the old rows with the same second.
    case
        when u(chave, 'migra') < 0.25 and criada_em < somar_dias(getvariable('hoje')::date::timestamp, -200)
            then somar_dias(getvariable('hoje')::date::timestamp, -200) + interval 3 hour
    end as migrada_em,
    case
        when resultado = 'expirada' and criada_em < somar_dias(getvariable('hoje')::date::timestamp, -400)
            and u(chave, 'sem_data') < 0.02 then sorteia(chave, 'sem_data_qual', ['nula', 'zero'])
    end as sem_data,
    case when vendida_em is not null and (plantio = 'comissao_editada' or u(chave, 'edita_com') < 0.04)
        then case
            when
                plantio = 'comissao_editada'
                then instante(getvariable('hoje')::date + 1, chave, 'edita_com_h')
            else instante(vendida_em::date + inteiro(chave, 'edita_com_d', 2, 90), chave, 'edita_com_h')
        end
    end as comissao_editada_em
from com_tipo
order by idreserva;

-- One reservation in eight comes with two leads, one in six with none.
create table mundo.leads as
with todos as (
    select
        idreserva,
        ordem,
        criado_em,
        u(idreserva * 4 + ordem, 'lead') as sorte,
        idreserva::bigint * 4 + ordem as chave
    from (
        select
            idreserva,
            ordem,
            criada_em - to_hours(inteiro(idreserva * 4 + ordem, 'lead_antes', 2, 700)) as criado_em
        from mundo.reservas, range(1, 3) as o (ordem)
        where u(idreserva, 'quantos_leads') < case ordem when 1 then 0.83 else 0.12 end
    )
    union all
    select
        null,
        0,
        instante(
            getvariable('inicio')::date
            + (
                u(i, 'lead_livre')
                * date_diff('day', getvariable('inicio')::date, getvariable('horizonte')::date)
            )::integer,
            i, 'lead_livre_h'
        ),
        u(i, 'lead_l'),
        -i
    from range(1, (select (count(*) * 1.7)::bigint from mundo.reservas) + 1) as serie (i)
)

select
    (1900 + row_number() over (order by criado_em, chave))::integer as idlead,
    chave,
    idreserva,
    criado_em,
    -- A merged or discarded lead simply is not there any more.
    case
        when idreserva is null and sorte < 0.04
            then criado_em + to_days(inteiro(chave, 'some', 2, 500))
        when idreserva is null and sorte < 0.043
            then instante(getvariable('hoje')::date + inteiro(chave, 'some_logo', 1, 4), chave, 'some_h')
    end as some_em,
    instante(criado_em::date, chave, 'atende') + to_hours(inteiro(chave, 'atende_h', 11, 60)) as atendido_em,
    case when sorte > 0.30 then criado_em + to_days(inteiro(chave, 'visita_d', 3, 25)) end as visitou_em,
    case
        when idreserva is null and sorte between 0.10 and 0.85
            then criado_em + to_days(inteiro(chave, 'perde_d', 4, 200))
    end as perdido_em,
    case when idreserva is null and sorte between 0.10 and 0.16
        then criado_em + to_days(inteiro(chave, 'volta_d', 210, 400)) end as reativado_em,
    sorteia(chave, 'canal', ['FB', 'PO', 'CH', 'PV']) as canal,
    sorteia(
        chave, 'perda', ['Descartar Lead - Sem perfil de renda', 'Não responde', 'Comprou de outro']
    ) as motivo_perda
from todos
order by idlead;

create table mundo.leads_por_reserva as
select
    idreserva,
    case
        when idreserva % 3 = 0 then string_agg(idlead::varchar, ',' order by idlead)
        else string_agg(idlead::varchar, ', ' order by idlead)
    end as idlead
from mundo.leads
where idreserva is not null
group by idreserva;
