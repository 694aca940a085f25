-- The stock moves by the published sales and distratos, and by nothing else that is called so.
-- Garages and storage rooms have no stock; what is dated after today has not happened yet.
with

unidades as (

    select * from {{ ref('dim_unidades') }}

),

eventos as (

    select
        eventos.id_empreendimento,
        eventos.mes_referencia,
        sum(eventos.quantidade_vendas_brutas) as vendas,
        sum(eventos.quantidade_distratos) as distratos,
        sum(eventos.vgv_bruto) as vgv_bruto,
        sum(eventos.vgv_distratado) as vgv_distratado
    from {{ ref('fct_eventos_venda') }} as eventos
    left join unidades using (id_unidade)
    where not coalesce(unidades.eh_complementar, false) and eventos.data_evento <= {{ hoje() }}
    group by
        eventos.id_empreendimento,
        eventos.mes_referencia

),

movimentos as (

    select * from {{ ref('fct_movimentos_estoque') }}

)

select
    eventos.vendas,
    movimentos.quantidade_vendas_brutas,
    coalesce(eventos.id_empreendimento, movimentos.id_empreendimento) as id_empreendimento,
    coalesce(eventos.mes_referencia, movimentos.mes_referencia) as mes_referencia
from eventos
full outer join movimentos
    on
        eventos.id_empreendimento = movimentos.id_empreendimento
        and eventos.mes_referencia = movimentos.mes_referencia
where
    coalesce(eventos.vendas, 0) <> coalesce(movimentos.quantidade_vendas_brutas, 0)
    or coalesce(eventos.distratos, 0) <> coalesce(movimentos.quantidade_retornos, 0)
    or coalesce(eventos.vgv_bruto, 0) <> coalesce(movimentos.vgv_bruto, 0)
    or coalesce(eventos.vgv_distratado, 0) <> coalesce(movimentos.vgv_distratado, 0)
