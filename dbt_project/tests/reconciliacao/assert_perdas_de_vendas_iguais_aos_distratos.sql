-- What was lost by distratos is what the ledger takes back: same months, same developments, to the
-- cent.
with

perdas as (

    select
        mes_referencia,
        id_empreendimento,
        sum(quantidade_perdas) as distratos,
        sum(valor_perdido) as vgv
    from {{ ref('kpi_motivos_mensal') }}
    where tipo_perda = 'distrato'
    group by
        mes_referencia,
        id_empreendimento

),

distratos as (

    select
        mes_referencia,
        id_empreendimento,
        quantidade_distratos as distratos,
        vgv_distratado as vgv
    from {{ ref('kpi_vendas_mensal') }}
    where quantidade_distratos > 0

)

(
    select * from perdas
    except
    select * from distratos
)
union all
(
    select * from distratos
    except
    select * from perdas
)
