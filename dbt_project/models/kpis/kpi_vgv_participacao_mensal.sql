with

eventos as (

    select * from {{ ref('fct_eventos_venda') }}

),

participacoes as (

    select * from {{ ref('dim_participacoes') }}

),

empreendimentos as (

    select * from {{ ref('dim_empreendimentos') }}

),

-- Each event by the share of its day, to the cent; what is not the company's is the partners', so
-- that both always add up to the whole.
repartidos as (

    select
        eventos.mes_referencia,
        eventos.id_empreendimento,
        eventos.vgv_bruto,
        eventos.vgv_distratado,
        cast(eventos.vgv_bruto * participacoes.proporcao_empresa as decimal(18, 2))
            as vgv_bruto_empresa,
        cast(eventos.vgv_distratado * participacoes.proporcao_empresa as decimal(18, 2))
            as vgv_distratado_empresa
    from eventos
    inner join participacoes
        on
            eventos.id_empreendimento = participacoes.id_empreendimento
            and eventos.data_evento
            between participacoes.data_vigencia_desde and participacoes.data_vigencia_ate

),

por_mes as (

    select
        mes_referencia,
        id_empreendimento,
        cast(sum(vgv_bruto) as decimal(18, 2)) as vgv_bruto,
        cast(sum(vgv_distratado) as decimal(18, 2)) as vgv_distratado,
        cast(sum(vgv_bruto_empresa) as decimal(18, 2)) as vgv_bruto_empresa,
        cast(sum(vgv_distratado_empresa) as decimal(18, 2)) as vgv_distratado_empresa
    from repartidos
    group by
        mes_referencia,
        id_empreendimento

),

final as (

    select
        por_mes.mes_referencia,
        {{ rotulo_mes('por_mes.mes_referencia') }} as rotulo_mes,
        por_mes.id_empreendimento,
        empreendimentos.nome_empreendimento,
        por_mes.vgv_bruto,
        por_mes.vgv_distratado,
        cast(por_mes.vgv_bruto - por_mes.vgv_distratado as decimal(18, 2)) as vgv_liquido,
        por_mes.vgv_bruto_empresa,
        por_mes.vgv_distratado_empresa,
        cast(por_mes.vgv_bruto_empresa - por_mes.vgv_distratado_empresa as decimal(18, 2))
            as vgv_liquido_empresa,
        cast(
            por_mes.vgv_bruto - por_mes.vgv_distratado
            - por_mes.vgv_bruto_empresa + por_mes.vgv_distratado_empresa as decimal(18, 2)
        ) as vgv_liquido_socios,
        por_mes.mes_referencia = date_trunc('month', {{ hoje() }}) as eh_mes_parcial
    from por_mes
    left join empreendimentos using (id_empreendimento)

)

select * from final
