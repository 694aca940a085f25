{#- A table: the widest work of the stock, and two marts read it. -#}
{{ config(materialized='table') }}

with

unidades as (

    select *
    from {{ ref('int_estoque__unidades_ofertaveis') }}
    where data_entrada_oferta <= {{ hoje() }}

),

ocupacoes as (

    select * from {{ ref('int_estoque__ocupacoes') }}

),

precos as (

    select * from {{ ref('int_estoque__tabelas_vigentes') }}

),

observadas as (

    select * from {{ ref('snp_unidades') }}

),

-- Each unit at the end of each month since it is offered; the current month, today.
meses as (

    select
        unidades.*,
        cast(sequencia.mes as date) as mes_referencia,
        least(last_day(cast(sequencia.mes as date)), {{ hoje() }}) as data_referencia
    from unidades
    cross join
        unnest(
            range(
                date_trunc('month', unidades.data_entrada_oferta),
                date_trunc('month', {{ hoje() }}) + interval 1 month,
                interval 1 month
            )
        ) as sequencia (mes)

),

-- What had begun less what had ended by then: two sales of one unit at once count two.
ocupadas as (

    select
        meses.id_unidade,
        meses.mes_referencia,
        count(*) filter (
            where ocupacoes.tipo_ocupacao = 'venda'
            and ocupacoes.data_inicio <= meses.data_referencia
        )
        - count(*) filter (
            where ocupacoes.tipo_ocupacao = 'venda'
            and ocupacoes.data_fim <= meses.data_referencia
        ) as vendas_em_vigor,
        count(*) filter (
            where ocupacoes.tipo_ocupacao = 'permuta'
            and ocupacoes.data_inicio <= meses.data_referencia
            and coalesce(ocupacoes.data_fim > meses.data_referencia, true)
        ) as permutas_em_vigor,
        count(*) filter (
            where ocupacoes.tipo_ocupacao = 'reserva'
            and ocupacoes.data_inicio <= meses.data_referencia
            and coalesce(ocupacoes.data_fim > meses.data_referencia, true)
        ) as reservas_em_vigor
    from meses
    inner join ocupacoes
        on
            meses.id_unidade = ocupacoes.id_unidade
            and least(ocupacoes.data_inicio, ocupacoes.data_fim) <= meses.data_referencia
    group by
        meses.id_unidade,
        meses.mes_referencia

),

precos_no_mes as (

    select
        meses.id_unidade,
        meses.mes_referencia,
        min_by(precos.valor_tabela, precos.ordem_tabela) as valor_tabela
    from meses
    inner join precos
        on
            meses.id_unidade_cv = precos.id_unidade_cv
            and meses.data_referencia >= precos.data_vigencia_inicio
            and meses.data_referencia <= coalesce(precos.data_vigencia_fim, meses.data_referencia)
    where precos.valor_tabela > 0
    group by
        meses.id_unidade,
        meses.mes_referencia

),

-- From the first snapshot on, what was seen; before, what is known today.
com_situacao as (

    select
        meses.id_unidade,
        meses.id_empreendimento,
        meses.mes_referencia,
        meses.data_referencia,
        meses.data_entrada_oferta,
        coalesce(ocupadas.vendas_em_vigor, 0) as vendas_em_vigor,
        coalesce(ocupadas.permutas_em_vigor, 0) > 0 as eh_permuta,
        -- The CRM also holds units without a reservation that we know of.
        coalesce(ocupadas.reservas_em_vigor, 0) > 0
        or coalesce(
            observadas.situacao_disponibilidade in ('reservada', 'em_processo'), false
        ) as eh_reservada,
        coalesce(
            observadas.valor_tabela, precos_no_mes.valor_tabela, meses.valor_tabela, 0
        ) as valor_tabela,
        case when observadas.id_unidade is null then 'reconstruido' else 'snapshot' end as metodo,
        case
            when observadas.situacao_disponibilidade in ('disponivel', 'reservada', 'em_processo')
                then observadas.eh_vendavel
            when not observadas.eh_vendavel then false
            when not meses.eh_vendavel then false
            -- Sold by nobody that we know: it was offered until it was last taken.
            when meses.situacao_disponibilidade = 'vendida'
                then coalesce(meses.data_referencia < meses.data_ultima_ocupacao, false)
            else true
        end as eh_vendavel
    from meses
    left join ocupadas using (id_unidade, mes_referencia)
    left join precos_no_mes using (id_unidade, mes_referencia)
    left join observadas
        on
            meses.id_unidade = observadas.id_unidade
            and cast(observadas.vigente_desde_em as date) <= meses.data_referencia
            and cast(observadas.vigente_ate_em as date) > meses.data_referencia

),

com_oferta as (

    select
        *,
        case
            when vendas_em_vigor > 0 then 'vendida'
            when eh_permuta then 'permuta'
            when not eh_vendavel then 'fora_da_oferta'
            when eh_reservada then 'reservada'
            else 'disponivel'
        end as situacao_estoque,
        case
            when vendas_em_vigor > 0 then 1
            when eh_permuta or not eh_vendavel then 0
            else 1
        end as ofertada,
        case when vendas_em_vigor > 0 then vendas_em_vigor - 1 else vendas_em_vigor end
            as vendas_sobrepostas
    from com_situacao

),

final as (

    select
        id_unidade,
        id_empreendimento,
        mes_referencia,
        data_referencia,
        data_entrada_oferta,
        situacao_estoque,
        metodo,
        valor_tabela,
        ofertada - cast(situacao_estoque = 'vendida' as integer) as quantidade_estoque,
        case
            when mes_referencia = date_trunc('month', data_entrada_oferta) then ofertada else 0
        end as quantidade_lancada,
        -- What neither a launch nor a sale nor a distrato explains: blocked and freed units,
        -- barters, two sales of one unit at the same time.
        ofertada - lag(ofertada, 1, 0) over historia
        - case
            when mes_referencia = date_trunc('month', data_entrada_oferta) then ofertada else 0
        end
        + vendas_sobrepostas - lag(vendas_sobrepostas, 1, 0) over historia
            as quantidade_ajustes,
        mes_referencia = date_trunc('month', {{ hoje() }}) as eh_mes_parcial
    from com_oferta
    window historia as (partition by id_unidade order by mes_referencia)

)

select * from final
