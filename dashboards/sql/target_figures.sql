-- The cards of targets: the period's last month and the compared one, over those who have a target.
-- Targets and results of one level add up; attainment is their sum over the sum of the targets.
with

meses as (

    select 'atual' as periodo, date_trunc('month', $fim::date)::date as mes_referencia
    union all
    select 'comparado', date_trunc('month', $fim_comparado::date)::date

),

somas as (

    select
        m.periodo,
        sum(e.valor_meta) as meta,
        sum(e.valor_realizado) as realizado,
        sum(e.valor_meta_ate_hoje) as meta_ate_hoje,
        sum(e.valor_projecao) as projecao,
        max(e.quantidade_dias_uteis_restantes) as dias_restantes,
        bool_or(e.eh_mes_parcial) as eh_parcial
    from meses as m
    left join views.vw_metas as e
        on
            m.mes_referencia = e.mes_referencia
            and e.tem_meta
            and e.metrica = $metrica
            and e.nivel = $nivel
            and ($entidades::varchar[] is null or list_contains($entidades::varchar[], e.id_entidade))
    where m.mes_referencia is not null
    group by m.periodo

),

por_metrica as (

    select
        periodo,
        eh_parcial,
        unnest(
            [
                {{'metrica': 'meta', 'valor': meta::decimal(28, 6)}},
                {{'metrica': 'realizado', 'valor': realizado::decimal(28, 6)}},
                {{
                    'metrica': 'atingimento_meta',
                    'valor': (realizado / nullif(meta, 0))::decimal(28, 6)
                }},
                {{'metrica': 'meta_ate_hoje', 'valor': meta_ate_hoje::decimal(28, 6)}},
                {{'metrica': 'projecao_mes', 'valor': projecao::decimal(28, 6)}},
                {{
                    'metrica': 'ritmo_necessario',
                    'valor': case
                        when periodo = 'atual' and meta > 0
                            then (greatest(meta - realizado, 0) / nullif(dias_restantes, 0))::decimal(28, 6)
                    end
                }}
            ],
            recursive := true
        )
    from somas

)

select
    a.metrica,
    a.valor,
    c.valor as valor_comparado,
    -- A month that is still running is not set against one that is over.
    case when not a.eh_parcial then a.valor - c.valor end as diferenca,
    case when not a.eh_parcial and c.valor > 0 then (a.valor / c.valor - 1)::decimal(28, 6) end
        as variacao
from por_metrica as a
left join por_metrica as c on a.metrica = c.metrica and c.periodo = 'comparado'
where a.periodo = 'atual'
