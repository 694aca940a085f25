with

metas as (

    select * from {{ ref('kpi_meta_realizado_mensal') }}

),

final as (

    select
        mes_referencia,
        rotulo_mes,
        metrica,
        nivel,
        id_entidade,
        nome_entidade,
        unidade,
        situacao_meta,
        data_vigencia_desde,
        valor_meta,
        valor_realizado,
        valor_diferenca,
        valor_meta_ate_hoje,
        valor_ritmo_necessario,
        valor_projecao,
        taxa_atingimento,
        quantidade_dias_uteis_mes,
        quantidade_dias_uteis_corridos,
        quantidade_dias_uteis_restantes,
        tem_meta,
        eh_mes_parcial
    from metas

)

select * from final
