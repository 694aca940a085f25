with

metas as (

    select *
    from {{ ref('fct_metas') }}
    where eh_vigente

),

dia as (

    select {{ hoje() }} as hoje

),

eventos as (

    select
        *,
        mes_referencia as mes_realizado
    from {{ ref('fct_eventos_venda') }}
    where data_evento <= {{ hoje() }}

),

leads as (

    select
        *,
        mes_referencia as mes_realizado
    from {{ ref('fct_leads') }}
    where data_cadastro <= {{ hoje() }}

),

visitas as (

    select
        *,
        mes_referencia as mes_realizado
    from {{ ref('fct_eventos_funil') }}
    where etapa = 'visita' and data_evento <= {{ hoje() }}

),

entidades as (

    {{ entidades_por_nivel('dim_empreendimentos', 'dim_imobiliarias', 'dim_corretores') }}

),

dias_uteis as (

    select
        mes_referencia,
        count(*) filter (where eh_dia_util) as quantidade_dias_uteis_mes,
        count(*) filter (where eh_dia_util and data <= {{ hoje() }})
            as quantidade_dias_uteis_corridos
    from {{ ref('dim_calendario') }}
    group by mes_referencia

),

linhas as (
    {% for metrica, relacao, valor in [
        ('vgv_bruto', 'eventos', 'vgv_bruto'),
        ('vgv_liquido', 'eventos', 'vgv'),
        ('vendas_brutas', 'eventos', 'quantidade_vendas_brutas'),
        ('vendas_liquidas', 'eventos', 'quantidade'),
        ('leads', 'leads', '1'),
        ('visitas', 'visitas', '1'),
    ] %}
        select
            mes_realizado,
            id_empreendimento,
            id_imobiliaria,
            id_corretor,
            '{{ metrica }}' as metrica,
            {{ valor }} as valor
        from {{ relacao }}
        {{ 'union all' if not loop.last }}
    {% endfor %}
),

somados as (

    select
        mes_realizado as mes_referencia,
        id_empreendimento,
        id_imobiliaria,
        id_corretor,
        metrica,
        sum(valor) as valor
    from linhas
    group by all

),

por_nivel as (
    {% for nivel, entidade in [
        ('empresa', "'empresa'"),
        ('empreendimento', 'id_empreendimento'),
        ('imobiliaria', 'id_imobiliaria'),
        ('corretor', 'id_corretor'),
    ] %}
        select
            mes_referencia,
            metrica,
            '{{ nivel }}' as nivel,
            {{ entidade }} as id_entidade,
            valor
        from somados
        {{ 'union all' if not loop.last }}
    {% endfor %}
),

realizados as (

    select
        mes_referencia,
        metrica,
        nivel,
        id_entidade,
        cast(sum(valor) as decimal(18, 2)) as valor_realizado
    from por_nivel
    where id_entidade is not null
    group by all

),

-- Who sold without a target stays, and says so: no target is not a target of zero.
reunidos as (

    select
        mes_referencia,
        metrica,
        nivel,
        id_entidade,
        metas.valor_meta,
        metas.data_vigencia_desde,
        metas.nome_entidade,
        coalesce(realizados.valor_realizado, 0) as valor_realizado
    from realizados
    full outer join metas using (mes_referencia, metrica, nivel, id_entidade)

),

no_tempo as (

    select
        reunidos.*,
        dias_uteis.quantidade_dias_uteis_mes,
        dias_uteis.quantidade_dias_uteis_corridos,
        dias_uteis.quantidade_dias_uteis_mes - dias_uteis.quantidade_dias_uteis_corridos
            as quantidade_dias_uteis_restantes,
        last_day(reunidos.mes_referencia) < dia.hoje as eh_mes_encerrado,
        reunidos.mes_referencia > dia.hoje as eh_mes_futuro
    from reunidos
    cross join dia
    left join dias_uteis using (mes_referencia)

),

final as (

    select
        no_tempo.mes_referencia,
        {{ rotulo_mes('no_tempo.mes_referencia') }} as rotulo_mes,
        no_tempo.metrica,
        no_tempo.nivel,
        no_tempo.id_entidade,
        coalesce(no_tempo.nome_entidade, entidades.nome_entidade) as nome_entidade,
        case
            when starts_with(no_tempo.metrica, 'vgv') then 'R$'
            when starts_with(no_tempo.metrica, 'vendas') then 'unidades'
            else no_tempo.metrica
        end as unidade,
        case
            when no_tempo.valor_meta is null then 'sem_meta'
            when no_tempo.eh_mes_futuro then 'futura'
            when no_tempo.valor_realizado >= no_tempo.valor_meta then 'atingida'
            when no_tempo.eh_mes_encerrado then 'nao_atingida'
            else 'em_curso'
        end as situacao_meta,
        no_tempo.data_vigencia_desde,
        cast(no_tempo.valor_meta as decimal(18, 2)) as valor_meta,
        cast(no_tempo.valor_realizado as decimal(18, 2)) as valor_realizado,
        cast(no_tempo.valor_realizado - no_tempo.valor_meta as decimal(18, 2)) as valor_diferenca,
        {{ razao(
            'no_tempo.valor_meta * no_tempo.quantidade_dias_uteis_corridos',
            'no_tempo.quantidade_dias_uteis_mes'
        ) }} as valor_meta_ate_hoje,
        case
            when no_tempo.valor_meta is not null and not no_tempo.eh_mes_encerrado
                then {{ razao(
                    'greatest(no_tempo.valor_meta - no_tempo.valor_realizado, 0)',
                    'no_tempo.quantidade_dias_uteis_restantes'
                ) }}
        end as valor_ritmo_necessario,
        case
            when no_tempo.eh_mes_encerrado then no_tempo.valor_realizado
            when not no_tempo.eh_mes_futuro
                then {{ razao(
                    'no_tempo.valor_realizado * no_tempo.quantidade_dias_uteis_mes',
                    'no_tempo.quantidade_dias_uteis_corridos'
                ) }}
        end as valor_projecao,
        -- A target typed in thousands makes a rate that no page can show, and greatest() would take
        -- no target for the smallest of all.
        case
            when no_tempo.valor_meta is not null
                then cast(
                        greatest(
                            least(
                                cast(no_tempo.valor_realizado as double) / no_tempo.valor_meta, 999
                            ),
                            -999
                        ) as decimal(9, 6)
                    )
        end as taxa_atingimento,
        no_tempo.quantidade_dias_uteis_mes,
        no_tempo.quantidade_dias_uteis_corridos,
        no_tempo.quantidade_dias_uteis_restantes,
        no_tempo.valor_meta is not null as tem_meta,
        not no_tempo.eh_mes_encerrado and not no_tempo.eh_mes_futuro as eh_mes_parcial
    from no_tempo
    left join entidades using (nivel, id_entidade)

)

select * from final
