with

movimentos as (

    select * from {{ ref('fct_movimentos_estoque') }}

),

empreendimentos as (

    select * from {{ ref('dim_empreendimentos') }}

),

desde_o_lancamento as (

    select
        movimentos.*,
        empreendimentos.nome_empreendimento,
        empreendimentos.data_lancamento,
        empreendimentos.fonte_data_lancamento,
        date_diff(
            'month',
            date_trunc('month', empreendimentos.data_lancamento),
            movimentos.mes_referencia
        ) as quantidade_meses_desde_lancamento
    from movimentos
    inner join empreendimentos using (id_empreendimento)
    where empreendimentos.data_lancamento is not null

),

-- The whole is frozen at the launch; what is added later is shown and counts from then on.
acumulados as (

    select
        *,
        sum(quantidade_vendas_brutas - quantidade_retornos) over ate_aqui
            as quantidade_vendas_liquidas_acumuladas,
        sum(quantidade_lancada) over ate_aqui as quantidade_lancada_acumulada,
        sum(case when quantidade_meses_desde_lancamento <= 0 then quantidade_lancada else 0 end)
            over ate_aqui as quantidade_unidades_lancamento,
        sum(vgv_bruto - vgv_distratado) over ate_aqui as vgv_liquido_acumulado,
        sum(vgv_lancado) over ate_aqui as vgv_lancado_acumulado
    from desde_o_lancamento
    window ate_aqui as (
        partition by id_empreendimento
        order by mes_referencia
        rows between unbounded preceding and current row
    )

),

final as (

    select
        id_empreendimento,
        nome_empreendimento,
        data_lancamento,
        fonte_data_lancamento,
        quantidade_meses_desde_lancamento,
        mes_referencia,
        {{ rotulo_mes('mes_referencia') }} as rotulo_mes,
        quantidade_lancada,
        cast(quantidade_unidades_lancamento as bigint) as quantidade_unidades_lancamento,
        cast(quantidade_lancada_acumulada as bigint) as quantidade_lancada_acumulada,
        cast(quantidade_vendas_liquidas_acumuladas as bigint)
            as quantidade_vendas_liquidas_acumuladas,
        cast(vgv_lancado_acumulado as decimal(18, 2)) as vgv_lancado_acumulado,
        cast(vgv_liquido_acumulado as decimal(18, 2)) as vgv_liquido_acumulado,
        {{ razao(
            'quantidade_vendas_liquidas_acumuladas',
            'quantidade_lancada_acumulada',
            'decimal(9, 6)'
        ) }}
            as taxa_vendida,
        {{ razao(
            'vgv_liquido_acumulado',
            'vgv_lancado_acumulado',
            'decimal(9, 6)'
        ) }} as taxa_vendida_vgv,
        eh_mes_parcial
    from acumulados

)

select * from final
