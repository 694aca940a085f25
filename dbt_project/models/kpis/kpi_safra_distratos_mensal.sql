with

vendas as (

    select * from {{ ref('fct_vendas') }}

),

empreendimentos as (

    select * from {{ ref('dim_empreendimentos') }}

),

-- A sale that came by a transfer opens no new class; its distrato counts in the class of the first.
vendidas as (

    select
        mes_safra,
        id_empreendimento,
        count(*) as quantidade_vendas,
        sum(coalesce(valor_contrato, 0)) as vgv_vendido
    from vendas
    where not eh_transferencia and data_venda <= {{ hoje() }}
    group by
        mes_safra,
        id_empreendimento

),

desfeitas as (

    select
        mes_safra,
        id_empreendimento,
        greatest(date_diff('month', mes_safra, date_trunc('month', data_distrato)), 0)
            as quantidade_meses_idade,
        count(*) as quantidade_distratos,
        sum(coalesce(valor_contrato, 0)) as vgv_distratado
    from vendas
    where foi_distratada and data_distrato <= {{ hoje() }}
    group by all

),

idades as (

    select
        vendidas.*,
        sequencia.idade as quantidade_meses_idade,
        cast(vendidas.mes_safra + to_months(cast(sequencia.idade as integer)) as date)
            as mes_referencia
    from vendidas
    cross join
        unnest(
            range(
                date_diff(
                    'month',
                    (select min(primeira.mes_safra) from vendidas as primeira),
                    date_trunc('month', {{ hoje() }})
                ) + 1
            )
        ) as sequencia (idade)

),

somadas as (

    select
        idades.mes_safra,
        idades.id_empreendimento,
        idades.quantidade_meses_idade,
        idades.mes_referencia,
        idades.quantidade_vendas,
        idades.vgv_vendido,
        sum(coalesce(desfeitas.quantidade_distratos, 0)) over ate_aqui as quantidade_distratos,
        sum(coalesce(desfeitas.vgv_distratado, 0)) over ate_aqui as vgv_distratado
    from idades
    left join desfeitas using (mes_safra, id_empreendimento, quantidade_meses_idade)
    window ate_aqui as (
        partition by idades.mes_safra, idades.id_empreendimento
        order by idades.quantidade_meses_idade
        rows between unbounded preceding and current row
    )

),

-- An age that has not come yet is no zero: it is unknown.
censuradas as (

    select
        *,
        mes_referencia > {{ hoje() }} as eh_futura
    from somadas

),

final as (

    select
        censuradas.mes_safra,
        {{ rotulo_mes('censuradas.mes_safra') }} as rotulo_mes_safra,
        censuradas.id_empreendimento,
        empreendimentos.nome_empreendimento,
        censuradas.quantidade_meses_idade,
        censuradas.mes_referencia,
        censuradas.quantidade_vendas,
        cast(censuradas.vgv_vendido as decimal(18, 2)) as vgv_vendido,
        case when not censuradas.eh_futura then cast(censuradas.quantidade_distratos as bigint) end
            as quantidade_distratos_acumulados,
        case
            when not censuradas.eh_futura
                then cast(censuradas.vgv_distratado as decimal(18, 2))
        end as vgv_distratado_acumulado,
        case
            when not censuradas.eh_futura
                then {{ razao(
                    'censuradas.quantidade_distratos',
                    'censuradas.quantidade_vendas',
                    'decimal(9, 6)'
                ) }}
        end as taxa_distratos_safra,
        case
            when not censuradas.eh_futura
                then {{ razao(
                    'censuradas.vgv_distratado',
                    'censuradas.vgv_vendido',
                    'decimal(9, 6)'
                ) }}
        end as taxa_distratos_safra_vgv,
        censuradas.mes_referencia = date_trunc('month', {{ hoje() }}) as eh_mes_parcial
    from censuradas
    left join empreendimentos using (id_empreendimento)

)

select * from final
