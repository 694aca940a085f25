-- The ERP's side of the sales: contracts, how each is linked to its reservation, and the planted
-- disagreements between the two systems.
create table mundo.plantios as
with elegiveis as (
    select
        idreserva,
        plantio,
        vendida_em,
        chave,
        case
            when eh_permuta_ou_doacao or fim = 'exclusao' or cessao then 'fora'
            when fim is null then 'firme'
            when fim in ('distrato', 'cessao', 'troca') then 'desfeita'
            else 'fora'
        end as grupo
    from mundo.reservas
    where resultado = 'vendida'
),

-- Ranked so that even the smallest company has one of each kind among its older sales.
ordenadas as (
    select
        *,
        row_number() over (
            partition by grupo
            order by
                vendida_em > somar_dias(getvariable('hoje')::date::timestamp, -60),
                mistura(chave, 'plantio'),
                chave
        ) % 125 as lugar
    from elegiveis
    where plantio is null
)

select
    idreserva,
    case
        when grupo = 'firme' then
            case lugar
                when 1 then 'valor' when 2 then 'data' when 3 then 'situacao_erp' when 4 then 'ausente'
                when 5 then 'duplicado' when 6 then 'unidade' when 7 then 'removido' when 8 then 'reemissao'
                when 9 then 'reemissao_tardia' when 10 then 'codigo_errado' when 11 then 'comissao'
                when 12 then 'numero' when 13 then 'numero' when 14 then 'unidade_e_data'
                when 15 then 'valor' when 16 then 'ausente' when 17 then 'sem_corretor'
            end
        when grupo = 'desfeita' then
            case lugar
                when 1 then 'situacao_crm' when 2 then 'numero'
                when 3 then 'unidade_e_data' when 4 then 'valor'
            end
    end as plantio
from ordenadas
union all by name
select idreserva, plantio from elegiveis where plantio in ('removido', 'situacao_erp', 'reemissao_tardia');

-- The contracts that come from reservations, before they have a number.
create table mundo.contratos_crm as
with atrasos as (
    select
        r.idreserva,
        r.chave,
        coalesce(p.plantio, '') as plantio,
        r.vendida_em,
        r.distrato_em,
        r.reversao_em,
        r.idunidade,
        r.codigo_erp,
        r.idcliente,
        case
            when
                p.plantio in ('reemissao', 'duplicado', 'removido', 'situacao_erp', 'reemissao_tardia')
                then 1
            when u(r.chave, 'atraso') < 0.85 then inteiro(r.chave, 'atraso_d', 1, 12)
            when u(r.chave, 'atraso') < 0.97 then inteiro(r.chave, 'atraso_d', 12, 70)
            else inteiro(r.chave, 'atraso_d', 71, 280)
        end as atraso
    from mundo.reservas as r
    left join mundo.plantios as p on r.idreserva = p.idreserva
    where r.resultado = 'vendida' and r.fim is distinct from 'exclusao'
        and p.plantio is distinct from 'ausente'
        -- Half of the barters and donations have a contract too.
        and (not r.eh_permuta_ou_doacao or u(r.chave, 'permuta_erp') < 0.5)
),

criados as (
    select *, instante(vendida_em::date + atraso, chave, 'contrato') as criado_em
    from atrasos
),

vivos as (
    select
        *,
        instante(
            criado_em::date + case
                when plantio in ('reemissao', 'removido', 'situacao_erp', 'reemissao_tardia') then 1
                when u(chave, 'emite') < 0.93 then inteiro(chave, 'emite_d', 1, 8)
                else inteiro(chave, 'emite_d', 9, 79)
            end,
            chave, 'emissao'
        ) as emissao_prevista_em,
        case
            when
                plantio <> 'situacao_crm'
                then instante(distrato_em::date + inteiro(chave, 'erp_cancela', 1, 4), chave, 'erp_cancela_h')
        end as erp_distrato_em
    from criados
    -- A sale undone before anybody typed its contract never reaches the ERP.
    where distrato_em is null or reversao_em is not null or distrato_em > criado_em
)

select
    idreserva,
    chave,
    plantio,
    'principal' as papel,
    idunidade,
    codigo_erp,
    idcliente,
    criado_em,
    case
        when emissao_prevista_em < coalesce(erp_distrato_em, 'infinity'::timestamp) then emissao_prevista_em
    end as emitido_em,
    -- A reversal that came before the ERP heard of the distrato leaves no trace there.
    case
        when plantio = 'reemissao' then instante(vendida_em::date + 5, chave, 'reemite')
        when
            plantio = 'reemissao_tardia'
            then instante(
                greatest(vendida_em::date + 10, getvariable('hoje')::date + 1 - 59 * (chave % 2)::integer),
                chave,
                'reemite'
            )
        when plantio = 'situacao_erp' then instante(vendida_em::date + 252, chave, 'so_erp')
        when reversao_em < somar_dias(erp_distrato_em, 3) then null
        when erp_distrato_em > criado_em then erp_distrato_em
    end as cancelado_em,
    -- Further back than any typed sale date, so it differs from both dates of the CRM.
    vendida_em::date
    - case when plantio = 'data' then inteiro(chave, 'data_erp', 41, 58) else 0 end as data_contrato,
    distrato_em,
    case
        when
            reversao_em >= somar_dias(erp_distrato_em, 3)
            then instante(reversao_em::date + inteiro(chave, 'erp_volta', 1, 2), chave, 'erp_volta_h')
    end as reativado_em,
    case
        when
            plantio = 'removido'
            then instante(greatest(criado_em::date + 5, vendida_em::date + 82), chave, 'removido')
    end as removido_em,
    case
        when plantio = 'valor' then (1 + inteiro(chave, 'desvio', 0, 400) * 25.5)::decimal(18, 2) else 0
    end as desvio_valor
from vivos;

-- Re-issued under a new id, and entered twice.
insert into mundo.contratos_crm
select
    idreserva, chave, plantio, 'reemitido', idunidade, codigo_erp, idcliente,
    cancelado_em + interval 20 minute,
    instante(cancelado_em::date + 1, chave, 'emissao_2'),
    null,
    case when plantio = 'reemissao' then data_contrato else cancelado_em::date end,
    null, null, null, 0
from mundo.contratos_crm
where plantio in ('reemissao', 'reemissao_tardia') and papel = 'principal'
union all
select
    idreserva, chave, plantio, 'duplicado', idunidade, codigo_erp, idcliente,
    criado_em + interval 26 hour, null, null, data_contrato, null, null, null, 0
from mundo.contratos_crm
where plantio = 'duplicado' and papel = 'principal';

-- Sales that were only ever made in the ERP.
create table mundo.contratos_erp as
select
    idunidade,
    idunidade::bigint * 64 + 63 as chave,
    codigo_erp,
    data_contrato,
    instante(data_contrato + inteiro(idunidade, 'nativo_atraso', 1, 100), idunidade, 'nativo_c') as criado_em,
    dinheiro(round(valor_tabela::double * (0.9 + 0.1 * u(idunidade, 'nativo_valor')), 2)) as valor,
    u(idunidade, 'nativo_fim') as sorte
from (
    select
        *,
        greatest(getvariable('inicio')::date, lancado_em)
        + (
            u(idunidade, 'nativo_dia')
            * (getvariable('horizonte')::date - greatest(getvariable('inicio')::date, lancado_em))
        )::integer as data_contrato
    from mundo.unidades
    where papel in ('erp', 'so_erp') and lancado_em < getvariable('horizonte')::date
);

create table mundo.contratos as
with todos as (
    select c.* replace (null::decimal(18, 2) as valor), r.k_corretor, r.k as k_empreendimento
    from (
        select *, null as valor, false as eh_nativo from mundo.contratos_crm
    ) as c
    inner join mundo.reservas as r on c.idreserva = r.idreserva
    union all by name
    select
        n.idunidade,
        n.chave,
        '' as plantio,
        'nativo' as papel,
        n.codigo_erp,
        10000000 + n.idunidade as idcliente,
        n.criado_em,
        case
            when
                n.sorte > 0.05
                then instante(
                    n.criado_em::date + inteiro(n.chave, 'nativo_emite', 0, 30), n.chave, 'nativo_e'
                )
                    + interval 10 hour
        end as emitido_em,
        case
            when
                n.sorte < 0.13
                then instante(
                    n.criado_em::date + 32 + inteiro(n.chave, 'nativo_cancela', 0, 500), n.chave, 'nativo_x'
                )
        end as cancelado_em,
        n.data_contrato,
        null::timestamp as distrato_em,
        null::timestamp as reativado_em,
        null::timestamp as removido_em,
        0 as desvio_valor,
        n.valor,
        true as eh_nativo,
        case when u(n.chave, 'nativo_corretor') < 0.8
            then 1 + (mistura(n.chave, 'corretor') % getvariable('corretores')::ubigint)::integer
        end as k_corretor,
        un.k as k_empreendimento
    from mundo.contratos_erp as n
    inner join mundo.unidades as un on n.idunidade = un.idunidade
),

numerados as (
    select (5000 + row_number() over (order by criado_em, chave, papel))::integer as id, *
    from todos
)

select
    n.*,
    n.id + 15000 as id_titulo,
    n.idcliente + 2000 as id_cliente_erp,
    case
        when n.eh_nativo and n.id % 3 = 0 then n.id::varchar
        when n.eh_nativo then n.codigo_erp::varchar || '/' || n.id::varchar
        when n.papel = 'reemitido' then 'CV' || n.idreserva::varchar || 'R'
        when n.papel = 'duplicado' then 'CV' || n.idreserva::varchar || 'B'
        else 'CV' || n.idreserva::varchar
    end as numero,
    -- The distrato's date is the business date, whenever somebody typed it.
    case
        when
            n.plantio in ('situacao_erp', 'reemissao', 'reemissao_tardia') or n.eh_nativo
            then n.cancelado_em::date
        when n.cancelado_em is not null then n.distrato_em::date
    end as data_cancelamento,
    -- A wrong unit: the next one of the same development.
    case
        when n.plantio = 'unidade' then coalesce(
            (
                select min(v.idunidade)
                from mundo.unidades as v
                where v.k = n.k_empreendimento and v.idunidade > n.idunidade
            ),
            (select min(v.idunidade) from mundo.unidades as v where v.k = n.k_empreendimento)
        )
        else n.idunidade
    end as idunidade_contrato
from numerados as n
order by n.id;

-- What each reservation says about its contract, and since when. A contract of another development
-- stands in for the wrong code.
create table mundo.vinculos as
with base as (
    select
        *,
        case
            when plantio in ('numero', 'unidade_e_data', 'codigo_errado') then plantio
            else 'codigo'
        end as tipo
    from mundo.contratos
    where idreserva is not null and papel in ('principal', 'reemitido')
),

alheios as (
    select b.id, max(c.id) as id_alheio
    from base as b
    inner join mundo.contratos as c
        on c.id between b.id - 60 and b.id - 1
            and c.codigo_erp <> b.codigo_erp
            and c.papel = 'principal'
            and c.plantio = ''
    where b.plantio = 'codigo_errado'
    group by b.id
)

select
    b.idreserva,
    b.tipo,
    b.criado_em as desde,
    case
        when
            b.papel = 'principal' and b.plantio in ('reemissao', 'reemissao_tardia')
            then b.cancelado_em + interval 20 minute else 'infinity'::timestamp
    end as ate,
    case b.tipo when 'codigo' then b.id::varchar when 'codigo_errado' then a.id_alheio::varchar end
        as codigointerno,
    case
        when b.tipo = 'numero' and b.id % 2 = 0 then b.numero
        when b.tipo = 'codigo' and u(b.chave, 'numero_venda') < 0.1 then b.numero
    end as numero_venda,
    case
        when b.tipo = 'numero' and b.id % 2 = 1 then b.numero
        when b.tipo = 'codigo' and u(b.chave, 'contrato_interno') < 0.3 then b.numero
    end as contrato_interno
from base as b
left join alheios as a on b.id = a.id;
