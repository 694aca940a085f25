-- The cards of the losses by metric, beside the compared period.
with

periodos as (

    select 'atual' as periodo, $inicio::date as inicio, $fim::date as fim
    union all
    select 'comparado', $inicio_comparado::date, $fim_comparado::date

),

somas as (

    select
        p.periodo,
        count(e.id_perda) as perdas,
        count(*) filter (where not e.tem_motivo) as sem_motivo,
        coalesce(sum(e.valor_perdido), 0) as valor_perdido
    from periodos as p
    left join views.vw_perdas as e on e.data_perda between p.inicio and p.fim and {filtros}
    where p.inicio is not null
    group by p.periodo

),

por_metrica as (

    select
        periodo,
        unnest(
            [
                {{'metrica': 'perdas', 'valor': perdas::decimal(28, 6)}},
                {{'metrica': 'valor_perdido', 'valor': valor_perdido::decimal(28, 6)}},
                {{
                    'metrica': 'perdas_sem_motivo',
                    'valor': (sem_motivo / nullif(perdas, 0))::decimal(28, 6)
                }}
            ],
            recursive := true
        )
    from somas

)

{ao_lado}
