with

repasses as (

    select * from {{ ref('fct_repasses') }}

),

empreendimentos as (

    select * from {{ ref('dim_empreendimentos') }}

),

dia as (

    select {{ hoje() }} as hoje

),

-- Each step on its own date; what a step is worth is the financed part.
passos as (

    select
        id_empreendimento,
        data_criacao as data_passo,
        'criado' as passo,
        valor_financiado,
        null as dias
    from repasses

    union all

    select
        id_empreendimento,
        data_assinatura as data_passo,
        'assinado' as passo,
        valor_financiado,
        dias_venda_ate_assinatura as dias
    from repasses

    union all

    select
        id_empreendimento,
        data_registro as data_passo,
        'registrado' as passo,
        valor_financiado,
        dias_venda_ate_registro as dias
    from repasses

    union all

    select
        id_empreendimento,
        data_recurso_liberado as data_passo,
        'liberado' as passo,
        valor_financiado,
        dias_venda_ate_recurso as dias
    from repasses

    union all

    select
        id_empreendimento,
        data_saida as data_passo,
        'saida' as passo,
        valor_financiado,
        null as dias
    from repasses

),

por_mes as (

    select
        passos.id_empreendimento,
        cast(date_trunc('month', passos.data_passo) as date) as mes_referencia,
        count_if(passos.passo = 'criado') as quantidade_criados,
        count_if(passos.passo = 'assinado') as quantidade_assinados,
        count_if(passos.passo = 'registrado') as quantidade_registrados,
        count_if(passos.passo = 'liberado') as quantidade_liberados,
        count_if(passos.passo = 'saida') as quantidade_saidas,
        sum(case when passos.passo = 'criado' then passos.valor_financiado end) as valor_criado,
        sum(case when passos.passo = 'assinado' then passos.valor_financiado end)
            as valor_assinado,
        sum(case when passos.passo = 'registrado' then passos.valor_financiado end)
            as valor_registrado,
        sum(case when passos.passo = 'liberado' then passos.valor_financiado end)
            as valor_liberado,
        sum(case when passos.passo = 'saida' then passos.valor_financiado end) as valor_saida,
        sum(case when passos.passo = 'assinado' then passos.dias end) as dias_assinatura,
        sum(case when passos.passo = 'registrado' then passos.dias end) as dias_registro,
        sum(case when passos.passo = 'liberado' then passos.dias end) as dias_recurso,
        median(case when passos.passo = 'assinado' then passos.dias end) as mediana_assinatura,
        median(case when passos.passo = 'registrado' then passos.dias end) as mediana_registro,
        median(case when passos.passo = 'liberado' then passos.dias end) as mediana_recurso
    from passos
    cross join dia
    where passos.data_passo <= dia.hoje
    group by all

),

-- Every development has every month since its first repasse, so that the backlog has no holes.
meses as (

    select
        inicio.id_empreendimento,
        cast(
            unnest(range(inicio.primeiro_mes, dia.hoje + interval 1 day, interval 1 month)) as date
        ) as mes_referencia
    from (
        select
            id_empreendimento,
            min(mes_referencia) as primeiro_mes
        from por_mes
        group by id_empreendimento
    ) as inicio
    cross join dia

),

acumulados as (

    select
        meses.mes_referencia,
        meses.id_empreendimento,
        por_mes.quantidade_criados,
        por_mes.quantidade_assinados,
        por_mes.quantidade_registrados,
        por_mes.quantidade_liberados,
        por_mes.valor_assinado,
        por_mes.valor_registrado,
        por_mes.valor_liberado,
        por_mes.dias_assinatura,
        por_mes.dias_registro,
        por_mes.dias_recurso,
        por_mes.mediana_assinatura,
        por_mes.mediana_registro,
        por_mes.mediana_recurso,
        sum(coalesce(por_mes.quantidade_criados, 0) - coalesce(por_mes.quantidade_saidas, 0))
            over ate_o_mes as quantidade_em_andamento,
        sum(coalesce(por_mes.valor_criado, 0) - coalesce(por_mes.valor_saida, 0))
            over ate_o_mes as valor_em_andamento
    from meses
    left join por_mes
        on
            meses.id_empreendimento = por_mes.id_empreendimento
            and meses.mes_referencia = por_mes.mes_referencia
    window ate_o_mes as (partition by meses.id_empreendimento order by meses.mes_referencia)

),

final as (

    select
        acumulados.mes_referencia,
        {{ rotulo_mes('acumulados.mes_referencia') }} as rotulo_mes,
        acumulados.id_empreendimento,
        empreendimentos.nome_empreendimento,
        cast(coalesce(acumulados.quantidade_criados, 0) as bigint) as quantidade_criados,
        cast(coalesce(acumulados.quantidade_assinados, 0) as bigint) as quantidade_assinados,
        cast(coalesce(acumulados.quantidade_registrados, 0) as bigint) as quantidade_registrados,
        cast(coalesce(acumulados.quantidade_liberados, 0) as bigint) as quantidade_liberados,
        cast(acumulados.quantidade_em_andamento as bigint) as quantidade_em_andamento,
        cast(coalesce(acumulados.valor_assinado, 0) as decimal(18, 2)) as valor_assinado,
        cast(coalesce(acumulados.valor_registrado, 0) as decimal(18, 2)) as valor_registrado,
        cast(coalesce(acumulados.valor_liberado, 0) as decimal(18, 2)) as valor_liberado,
        cast(acumulados.valor_em_andamento as decimal(18, 2)) as valor_em_andamento,
        cast(coalesce(acumulados.dias_assinatura, 0) as bigint) as dias_venda_ate_assinatura_soma,
        cast(coalesce(acumulados.dias_registro, 0) as bigint) as dias_venda_ate_registro_soma,
        cast(coalesce(acumulados.dias_recurso, 0) as bigint) as dias_venda_ate_recurso_soma,
        cast(acumulados.mediana_assinatura as bigint) as dias_venda_ate_assinatura_mediana,
        cast(acumulados.mediana_registro as bigint) as dias_venda_ate_registro_mediana,
        cast(acumulados.mediana_recurso as bigint) as dias_venda_ate_recurso_mediana,
        acumulados.mes_referencia = date_trunc('month', dia.hoje) as eh_mes_parcial
    from acumulados
    cross join dia
    left join empreendimentos
        on acumulados.id_empreendimento = empreendimentos.id_empreendimento

)

select * from final
