with

metas as (

    select
        metrica,
        nivel,
        coalesce(id_entidade, 'empresa') as id_entidade,
        mes as mes_referencia,
        coalesce(vigencia_desde, mes) as data_vigencia_desde,
        valor_meta
    from {{ ref('metas') }}

),

entidades as (

    {{ entidades_por_nivel(
        'int_cadastros__empreendimentos_unificados',
        'int_cadastros__imobiliarias_unificadas',
        'int_cadastros__corretores_unificados'
    ) }}

),

com_vigencia as (

    select
        *,
        lead(data_vigencia_desde) over (
            partition by metrica, nivel, id_entidade, mes_referencia order by data_vigencia_desde
        ) as data_proxima_vigencia,
        min(data_vigencia_desde) over (
            partition by metrica, nivel, id_entidade, mes_referencia
        ) as data_primeira_vigencia
    from metas

),

-- A target changed in the middle of the month replaces the earlier one from its day on: a closed
-- month keeps the last, the current one has the one of today. Before the first begins it counts
-- already, in a coming month as in the current one: it is a target of the whole month.
final as (

    select
        com_vigencia.metrica,
        com_vigencia.nivel,
        com_vigencia.id_entidade,
        entidades.nome_entidade,
        com_vigencia.mes_referencia,
        com_vigencia.data_vigencia_desde,
        coalesce(com_vigencia.data_proxima_vigencia - 1, last_day(com_vigencia.mes_referencia))
            as data_vigencia_ate,
        com_vigencia.valor_meta,
        greatest(
            com_vigencia.data_primeira_vigencia,
            least({{ hoje() }}, last_day(com_vigencia.mes_referencia))
        )
        between com_vigencia.data_vigencia_desde
        and coalesce(com_vigencia.data_proxima_vigencia - 1, last_day(com_vigencia.mes_referencia))
            as eh_vigente
    from com_vigencia
    left join entidades using (nivel, id_entidade)

)

select * from final
