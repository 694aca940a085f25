-- The cards of bank transfers: what is under way now, what the period released, and the usual days.
-- What is under way is so today: nothing to compare with.
with

periodos as (

    select 'atual' as periodo, $inicio::date as inicio, $fim::date as fim
    union all
    select 'comparado', $inicio_comparado::date, $fim_comparado::date

),

somas as (

    select
        p.periodo,
        count(e.id_repasse) filter (where e.eh_em_andamento) as em_andamento,
        coalesce(sum(e.valor_financiado) filter (where e.eh_em_andamento), 0) as valor_em_andamento,
        count(e.id_repasse) filter (where e.eh_fora_do_prazo) as fora_do_prazo,
        coalesce(
            sum(e.valor_financiado) filter (
                where e.data_recurso_liberado between p.inicio and p.fim
            ),
            0
        ) as repassado,
        median(e.dias_venda_ate_assinatura) filter (
            where e.data_assinatura between p.inicio and p.fim
        ) as dias_assinatura,
        median(e.dias_venda_ate_registro) filter (
            where e.data_registro between p.inicio and p.fim
        ) as dias_registro
    from periodos as p
    left join views.vw_repasses as e on {filtros}
    where p.inicio is not null
    group by p.periodo

),

por_metrica as (

    select
        periodo,
        unnest(
            [
                {{
                    'metrica': 'repasses_em_andamento',
                    'valor': case when periodo = 'atual' then em_andamento::decimal(28, 6) end
                }},
                {{
                    'metrica': 'valor_em_andamento',
                    'valor': case when periodo = 'atual' then valor_em_andamento::decimal(28, 6) end
                }},
                {{
                    'metrica': 'repasses_fora_do_prazo',
                    'valor': case when periodo = 'atual' then fora_do_prazo::decimal(28, 6) end
                }},
                {{'metrica': 'valor_repassado', 'valor': repassado::decimal(28, 6)}},
                {{'metrica': 'dias_ate_assinatura', 'valor': dias_assinatura::decimal(28, 6)}},
                {{'metrica': 'dias_ate_registro', 'valor': dias_registro::decimal(28, 6)}}
            ],
            recursive := true
        )
    from somas

)

{ao_lado}
