-- The lives of the units, one round of attempts at a time. An attempt (a reservation) of a unit
-- begins only after the previous one has freed it, so no unit is ever sold twice at once. Each
-- round is one statement over all units; variable rodada says which.
create table if not exists mundo.tentativas (
    chave bigint,
    idunidade integer,
    n integer,
    criada_em timestamp,
    resultado varchar, -- expirada, cancelada, vendida
    vence_em timestamp,
    cancelada_em timestamp,
    vendida_em timestamp,
    fim varchar, -- distrato, cessao, troca, reversao, exclusao or null: what became of the sale
    distrato_em timestamp,
    reversao_em timestamp,
    excluida_em timestamp,
    cessao boolean,
    cliente_chave bigint,
    livre_em timestamp, -- when the unit is free again; null when never
    plantio varchar,
    edicao_em timestamp
);

insert into mundo.tentativas
with candidatas as (
    select
        un.idunidade,
        1 as n,
        coalesce(
            getvariable('hoje')::date + ro.venda - inteiro(un.idunidade, 'antes_roteiro', 2, 9),
            un.ofertada_em
        ) as dia,
        false as cessao,
        null::timestamp as cedida_em,
        null::bigint as cliente_anterior,
        ro.venda, ro.distrato, ro.reversao, ro.edicao, ro.fim as fim_roteiro, ro.plantio
    from mundo.unidades as un
    left join mundo.roteiro as ro on un.papel = 'roteiro' and ro.posicao = un.posicao
    where getvariable('rodada') = 1 and un.papel in ('crm', 'roteiro')
    union all
    select
        idunidade,
        n + 1,
        livre_em::date + case
            when u(chave, 'logo') < 0.08 then 1 + inteiro(chave, 'folga', 0, 3)
            else inteiro(chave, 'folga', 4, 110)
        end,
        fim is not distinct from 'cessao',
        case when fim = 'cessao' then distrato_em + to_minutes(inteiro(chave, 'cede', 5, 40)) end,
        case when resultado = 'expirada' and u(chave, 'insiste') < 0.3 then cliente_chave end,
        null, null, null, null, null, null
    from mundo.tentativas
    where n = getvariable('rodada') - 1 and livre_em is not null
),

datadas as (
    select
        *,
        idunidade::bigint * 64 + n as chave,
        -- Nobody sells on a Sunday.
        dia + case when venda is null and dayofweek(dia) = 0 then 1 else 0 end as dia_util
    from candidatas
),

iniciadas as (
    select *, coalesce(cedida_em, instante(dia_util, chave, 'criada')) as criada_em
    from datadas
    where dia_util < getvariable('horizonte')::date
),

resolvidas as (
    select
        *,
        case
            when cessao or venda is not null then 'vendida'
            when u(chave, 'resultado') < 0.27
                * [0.8, 0.75, 1.15, 1.0, 1.1, 1.15, 0.9, 1.0, 1.05, 1.1, 1.3, 1.05][month(criada_em)]
                then 'vendida'
            when u(chave, 'resultado') < 0.60 then 'cancelada'
            else 'expirada'
        end as resultado,
        u(chave, 'fim') as sorte_fim
    from iniciadas
),

vendas as (
    select
        *,
        case
            when resultado <> 'vendida' then null
            when venda is not null then instante(getvariable('hoje')::date + venda, chave, 'vendida')
            when cessao then criada_em + to_hours(inteiro(chave, 'vendida', 1, 100))
            else instante(criada_em::date + inteiro(chave, 'ate_venda', 1, 25), chave, 'vendida')
        end as vendida_em,
        case
            when resultado <> 'vendida' then null
            when venda is not null then fim_roteiro
            when cessao then null
            when sorte_fim < 0.090 then 'distrato'
            when sorte_fim < 0.105 then 'cessao'
            when sorte_fim < 0.113 then 'troca'
            when sorte_fim < 0.126 then 'reversao'
            when sorte_fim < 0.132 then 'exclusao'
        end as fim
    from resolvidas
),

desfeitas as (
    select
        *,
        case
            when fim is null or fim = 'exclusao' then null
            when distrato is not null then instante(getvariable('hoje')::date + distrato, chave, 'distrato')
            when u(chave, 'cedo') < 0.12
                then instante(vendida_em::date + inteiro(chave, 'lapso', 1, 20), chave, 'distrato')
            else instante(
                vendida_em::date + 17 + (932 * u(chave, 'lapso') ** 2.2)::integer, chave, 'distrato'
            )
        end as distrato_em
    from vendas
),

finais as (
    select
        *,
        case
            when fim = 'reversao' and reversao is not null
                then instante(getvariable('hoje')::date + reversao, chave, 'reversao')
            when fim = 'reversao'
                then instante(distrato_em::date + inteiro(chave, 'arrepende', 4, 45), chave, 'reversao')
        end as reversao_em,
        case
            when resultado = 'expirada'
                then instante(criada_em::date + inteiro(chave, 'vence', 2, 9), chave, 'vence')
        end as vence_em,
        case
            when resultado = 'cancelada'
                then instante(criada_em::date + inteiro(chave, 'cancela', 1, 30), chave, 'cancela')
        end as cancelada_em,
        case
            when fim = 'exclusao' and venda is not null
                then instante(getvariable('hoje')::date + 2, chave, 'exclui')
            when fim = 'exclusao'
                then instante(vendida_em::date + inteiro(chave, 'exclui', 1, 12), chave, 'exclui')
        end as excluida_em
    from desfeitas
)

select
    chave,
    idunidade,
    n,
    criada_em,
    resultado,
    vence_em,
    cancelada_em,
    vendida_em,
    fim,
    distrato_em,
    reversao_em,
    excluida_em,
    cessao,
    coalesce(cliente_anterior, chave) as cliente_chave,
    case
        when resultado = 'vendida' then
            case when fim = 'reversao' then null else coalesce(distrato_em, excluida_em) end
        else coalesce(vence_em, cancelada_em)
    end as livre_em,
    plantio,
    case
        when edicao is not null then instante(getvariable('hoje')::date + edicao, chave, 'edicao')
    end as edicao_em
from finais;
