-- The funnel's sales, with and without a lead, are the gross sales: same months, same
-- developments, to the cent.
with

funil as (

    select
        mes_referencia,
        id_empreendimento,
        sum(quantidade_vendas) as vendas,
        sum(vgv) as vgv
    from {{ ref('kpi_funil_mensal') }}
    group by
        mes_referencia,
        id_empreendimento
    having sum(quantidade_vendas) > 0

),

vendas as (

    select
        mes_referencia,
        id_empreendimento,
        quantidade_vendas_brutas as vendas,
        vgv_bruto as vgv
    from {{ ref('kpi_vendas_mensal') }}
    where quantidade_vendas_brutas > 0

)

(
    select * from funil
    except
    select * from vendas
)
union all
(
    select * from vendas
    except
    select * from funil
)
