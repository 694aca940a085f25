-- The monthly indicator is the ledger added up: per month and development, to the cent.
with

eventos as (

    select
        mes_referencia,
        id_empreendimento,
        sum(quantidade_vendas_brutas) as brutas,
        sum(quantidade_distratos) as distratos,
        sum(vgv_bruto) as vgv_bruto,
        sum(vgv_distratado) as vgv_distratado,
        sum(valor_comissao_prevista) as comissao
    from {{ ref('fct_eventos_venda') }}
    group by
        mes_referencia,
        id_empreendimento

),

kpi as (

    select
        mes_referencia,
        id_empreendimento,
        quantidade_vendas_brutas as brutas,
        quantidade_distratos as distratos,
        vgv_bruto,
        vgv_distratado,
        valor_comissao_prevista as comissao
    from {{ ref('kpi_vendas_mensal') }}

)

(
    select * from eventos
    except
    select * from kpi
)
union all
(
    select * from kpi
    except
    select * from eventos
)
