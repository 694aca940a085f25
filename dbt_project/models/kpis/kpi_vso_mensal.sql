{%- set taxa = 'decimal(9, 6)' -%}

with

movimentos as (

    select * from {{ ref('fct_movimentos_estoque') }}

),

eventos as (

    select * from {{ ref('fct_eventos_venda') }}

),

estoque as (

    select * from {{ ref('fct_estoque_mensal') }}

),

empreendimentos as (

    select * from {{ ref('dim_empreendimentos') }}

),

-- The whole company is a line of its own, from sums: no rate is ever averaged.
movimentos_por_nivel as (

    select
        *,
        'empreendimento' as nivel,
        id_empreendimento as chave_nivel
    from movimentos

    union all by name

    select
        * exclude (id_empreendimento),
        'total' as nivel,
        'total' as chave_nivel
    from movimentos

),

por_nivel as (

    select
        nivel,
        chave_nivel,
        id_empreendimento,
        mes_referencia,
        min(mes_referencia) over (partition by chave_nivel) as mes_lancamento,
        bool_or(eh_mes_parcial) as eh_mes_parcial,
        sum(quantidade_estoque_inicial) as quantidade_estoque_inicial,
        sum(quantidade_lancada) as quantidade_lancada,
        sum(quantidade_retornos) as quantidade_retornos,
        sum(quantidade_ajustes) as quantidade_ajustes,
        sum(quantidade_vendas_brutas) as quantidade_vendas_brutas,
        sum(quantidade_estoque_final) as quantidade_estoque_final,
        sum(vgv_estoque_inicial) as vgv_estoque_inicial,
        sum(vgv_lancado) as vgv_lancado,
        sum(vgv_bruto) as vgv_bruto,
        sum(vgv_distratado) as vgv_distratado,
        sum(vgv_estoque_final) as vgv_estoque_final
    from movimentos_por_nivel
    group by
        nivel,
        chave_nivel,
        id_empreendimento,
        mes_referencia

),

-- Gross sales by the month in which their unit entered the offer.
vendas_com_entrada as (

    select
        eventos.id_empreendimento,
        eventos.mes_referencia,
        estoque.mes_entrada_oferta,
        eventos.quantidade_vendas_brutas,
        eventos.vgv_bruto
    from eventos
    inner join estoque
        on
            eventos.id_unidade = estoque.id_unidade
            and eventos.id_empreendimento = estoque.id_empreendimento
            and estoque.mes_referencia = estoque.mes_entrada_oferta
    where eventos.quantidade_vendas_brutas = 1

),

vendas_por_entrada as (

    select
        *,
        id_empreendimento as chave_nivel
    from vendas_com_entrada

    union all

    select
        *,
        'total' as chave_nivel
    from vendas_com_entrada

),

janelas as (

    select
        por_nivel.*,
        cast(tamanhos.quantidade_meses as bigint) as quantidade_meses_janela,
        cast(por_nivel.mes_referencia - to_months(tamanhos.quantidade_meses - 1) as date)
            as mes_inicial
    from por_nivel
    cross join unnest([1, 3, 12]) as tamanhos (quantidade_meses)

),

-- A quarter's VSO comes from the quarter's sums over the stock at its start.
somas as (

    select
        janelas.chave_nivel,
        janelas.mes_referencia,
        janelas.quantidade_meses_janela,
        min_by(no_mes.quantidade_estoque_inicial, no_mes.mes_referencia)
            as quantidade_estoque_inicial,
        sum(no_mes.quantidade_lancada) as quantidade_lancada,
        sum(no_mes.quantidade_retornos) as quantidade_retornos,
        sum(no_mes.quantidade_ajustes) as quantidade_ajustes,
        sum(no_mes.quantidade_vendas_brutas) as quantidade_vendas_brutas,
        min_by(no_mes.vgv_estoque_inicial, no_mes.mes_referencia) as vgv_estoque_inicial,
        sum(no_mes.vgv_lancado) as vgv_lancado,
        sum(no_mes.vgv_bruto) as vgv_bruto,
        sum(no_mes.vgv_distratado) as vgv_distratado
    from janelas
    inner join por_nivel as no_mes
        on
            janelas.chave_nivel = no_mes.chave_nivel
            and no_mes.mes_referencia between janelas.mes_inicial and janelas.mes_referencia
    group by
        janelas.chave_nivel,
        janelas.mes_referencia,
        janelas.quantidade_meses_janela

),

vendas_de_lancamentos as (

    select
        janelas.chave_nivel,
        janelas.mes_referencia,
        janelas.quantidade_meses_janela,
        sum(vendas_por_entrada.quantidade_vendas_brutas) as quantidade_vendas_lancamentos,
        sum(vendas_por_entrada.vgv_bruto) as vgv_bruto_lancamentos
    from janelas
    inner join vendas_por_entrada
        on
            janelas.chave_nivel = vendas_por_entrada.chave_nivel
            and vendas_por_entrada.mes_referencia
            between janelas.mes_inicial and janelas.mes_referencia
            and vendas_por_entrada.mes_entrada_oferta
            between janelas.mes_inicial and janelas.mes_referencia
    group by
        janelas.chave_nivel,
        janelas.mes_referencia,
        janelas.quantidade_meses_janela

),

-- The pace of the last three months that are over. The month of a launch is no whole one: what it
-- sold counts, but the pace of a development is not known before three whole months.
ritmo as (

    select
        por_nivel.chave_nivel,
        por_nivel.mes_referencia,
        count(*) filter (where no_mes.mes_referencia > no_mes.mes_lancamento) as meses_inteiros,
        sum(no_mes.quantidade_vendas_brutas - no_mes.quantidade_retornos) as vendas_liquidas
    from por_nivel
    inner join por_nivel as no_mes
        on
            por_nivel.chave_nivel = no_mes.chave_nivel
            and por_nivel.mes_referencia
            - to_months(case when por_nivel.eh_mes_parcial then 4 else 3 end)
            < no_mes.mes_referencia
            and por_nivel.mes_referencia >= no_mes.mes_referencia
            and not no_mes.eh_mes_parcial
    group by
        por_nivel.chave_nivel,
        por_nivel.mes_referencia

),

unidos as (

    select
        janelas.mes_referencia,
        janelas.nivel,
        janelas.chave_nivel,
        janelas.id_empreendimento,
        janelas.quantidade_meses_janela,
        somas.quantidade_estoque_inicial,
        somas.quantidade_lancada,
        somas.quantidade_retornos,
        somas.quantidade_ajustes,
        somas.quantidade_vendas_brutas,
        somas.quantidade_vendas_brutas - somas.quantidade_retornos as quantidade_vendas_liquidas,
        janelas.quantidade_estoque_final,
        somas.quantidade_estoque_inicial + somas.quantidade_lancada as quantidade_oferta,
        coalesce(vendas_de_lancamentos.quantidade_vendas_lancamentos, 0)
            as quantidade_vendas_lancamentos,
        somas.quantidade_vendas_brutas
        - coalesce(vendas_de_lancamentos.quantidade_vendas_lancamentos, 0)
            as quantidade_vendas_estoque,
        somas.vgv_estoque_inicial,
        somas.vgv_lancado,
        somas.vgv_bruto,
        somas.vgv_distratado,
        somas.vgv_bruto - somas.vgv_distratado as vgv_liquido,
        janelas.vgv_estoque_final,
        somas.vgv_estoque_inicial + somas.vgv_lancado as vgv_oferta,
        coalesce(vendas_de_lancamentos.vgv_bruto_lancamentos, 0) as vgv_bruto_lancamentos,
        coalesce(ritmo.vendas_liquidas, 0) as quantidade_vendas_liquidas_tres_meses,
        coalesce(ritmo.meses_inteiros, 0) as quantidade_meses_ritmo,
        janelas.eh_mes_parcial
    from janelas
    inner join somas using (chave_nivel, mes_referencia, quantidade_meses_janela)
    left join vendas_de_lancamentos
        using (chave_nivel, mes_referencia, quantidade_meses_janela)
    left join ritmo using (chave_nivel, mes_referencia)

),

final as (

    select
        unidos.mes_referencia,
        {{ rotulo_mes('unidos.mes_referencia') }} as rotulo_mes,
        unidos.quantidade_meses_janela,
        unidos.nivel,
        unidos.chave_nivel,
        unidos.id_empreendimento,
        empreendimentos.nome_empreendimento,
        cast(unidos.quantidade_estoque_inicial as bigint) as quantidade_estoque_inicial,
        cast(unidos.quantidade_lancada as bigint) as quantidade_lancada,
        cast(unidos.quantidade_retornos as bigint) as quantidade_retornos,
        cast(unidos.quantidade_ajustes as bigint) as quantidade_ajustes,
        cast(unidos.quantidade_vendas_brutas as bigint) as quantidade_vendas_brutas,
        cast(unidos.quantidade_vendas_liquidas as bigint) as quantidade_vendas_liquidas,
        cast(unidos.quantidade_estoque_final as bigint) as quantidade_estoque_final,
        cast(unidos.quantidade_oferta as bigint) as quantidade_oferta,
        cast(unidos.quantidade_vendas_lancamentos as bigint) as quantidade_vendas_lancamentos,
        cast(unidos.quantidade_vendas_estoque as bigint) as quantidade_vendas_estoque,
        cast(unidos.vgv_estoque_inicial as decimal(18, 2)) as vgv_estoque_inicial,
        cast(unidos.vgv_lancado as decimal(18, 2)) as vgv_lancado,
        cast(unidos.vgv_bruto as decimal(18, 2)) as vgv_bruto,
        cast(unidos.vgv_distratado as decimal(18, 2)) as vgv_distratado,
        cast(unidos.vgv_liquido as decimal(18, 2)) as vgv_liquido,
        cast(unidos.vgv_estoque_final as decimal(18, 2)) as vgv_estoque_final,
        cast(unidos.vgv_oferta as decimal(18, 2)) as vgv_oferta,
        cast(unidos.vgv_bruto_lancamentos as decimal(18, 2)) as vgv_bruto_lancamentos,
        {{ razao('unidos.quantidade_vendas_brutas', 'unidos.quantidade_oferta', taxa) }}
            as taxa_vso_bruta,
        {{ razao('unidos.quantidade_vendas_liquidas', 'unidos.quantidade_oferta', taxa) }}
            as taxa_vso_liquida,
        {{ razao('unidos.vgv_bruto', 'unidos.vgv_oferta', taxa) }} as taxa_vso_bruta_vgv,
        {{ razao('unidos.vgv_liquido', 'unidos.vgv_oferta', taxa) }} as taxa_vso_liquida_vgv,
        {{ razao('unidos.quantidade_vendas_lancamentos', 'unidos.quantidade_lancada', taxa) }}
            as taxa_vso_lancamentos,
        {{ razao('unidos.quantidade_vendas_estoque', 'unidos.quantidade_estoque_inicial', taxa) }}
            as taxa_vso_estoque,
        cast(unidos.quantidade_vendas_liquidas_tres_meses as bigint)
            as quantidade_vendas_liquidas_tres_meses,
        cast(unidos.quantidade_meses_ritmo as bigint) as quantidade_meses_ritmo,
        case
            when
                unidos.quantidade_meses_ritmo = 3
                and unidos.quantidade_vendas_liquidas_tres_meses > 0
                then {{ razao(
                    'unidos.quantidade_estoque_final * 3',
                    'unidos.quantidade_vendas_liquidas_tres_meses'
                ) }}
        end as meses_estoque,
        unidos.eh_mes_parcial
    from unidos
    left join empreendimentos using (id_empreendimento)

)

select * from final
